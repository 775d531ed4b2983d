/** What was just done. The address carries a word, never the text, so that no link can put words on the page. */
const NOTICES: Readonly<Record<string, string>> = {
  captured: 'The capture was sent to the provider.',
  voided: 'The void was sent to the provider.',
  refunded: 'The refund was sent to the provider.',
  cancelled: 'The order was cancelled.',
  resolved: 'The outcome was recorded, with you as its evidence.',
  requested: 'The refund waits for the approval of another person.',
  granted: 'Approved. The refund is being sent to the provider.',
  rejected: 'Rejected. No money moves.',
  removed: 'The card was taken off file.',
  resumed: 'Resumed.',
  skipped: 'The input was skipped, on record.',
  paused: 'Paused.',
  rebuilding: 'The rebuild has started. The live rows stay in use until it has caught up.',
  retried: 'What was set aside is due now; a running worker tries it.',
  applied: 'The notification was applied once more.',
  unchanged: 'The notification was applied once more; nothing was new.',
  redelivered: 'The delivery is due now; a running worker sends it.',
  noted: 'The note stands with the break.',
  assigned: 'The break was given to its new owner.',
  settled: 'The break is resolved, and its money is booked to where it belongs.',
  imported: 'All of the file was taken in. Matching looks at it now.',
  known: 'This very file was taken in before. Nothing was done twice.',
  ordered: 'The bank order was recorded.',
  approved: 'Approved. The order was sent to the bank.',
  withheld: 'Rejected. The order is never sent.',
  stated: 'What the bank made of it was recorded, with you as its evidence.',
  changed: 'The change was recorded.',
};

export function noticeOf(query: unknown): string | undefined {
  const done = (query as { done?: unknown } | undefined)?.done;
  return typeof done === 'string' && Object.hasOwn(NOTICES, done) ? NOTICES[done] : undefined;
}
