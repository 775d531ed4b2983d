/**
 * Days that a collective credit names in its text: one, or the first and the last (sheet "trustpay-eu" 11.2). The text
 * itself may name people and is sealed; these days are not.
 */
const PERIOD = /\bsettlement (\d{4}-\d{2}-\d{2})(?: ?(?:\.\.|to|-) ?(\d{4}-\d{2}-\d{2}))?\b/i;

export function periodIn(texts: readonly string[]): { from: string; to: string } | undefined {
  for (const text of texts) {
    const [, from, to = from] = PERIOD.exec(text) ?? [];
    if (from !== undefined) return { from, to: to! };
  }
  return undefined;
}

/** Names of payouts in a free text, such as `PO-2026-03-07` or `PAYOUT 4711`: nothing else of it is kept in clear. */
const PAYOUT_NAME = /\b(?:PO|PAYOUT|STL)[-_ ]?[A-Z0-9][A-Z0-9_-]{2,60}\b/g;

export const payoutNamesIn = (texts: readonly string[]): string[] => [
  ...new Set(texts.flatMap((text) => [...text.slice(0, 1_000).matchAll(PAYOUT_NAME)].map(([name]) => name))),
];
