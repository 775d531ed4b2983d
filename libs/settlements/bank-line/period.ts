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

/**
 * Names of payouts in a free text, such as `PO-2026-03-07` or `PAYOUT 4711`: nothing else of it is kept in clear. They
 * have a digit and no more than three letters in a row, as names of people such as `POSPISILOVA` do.
 */
const PAYOUT_NAME =
  /(?<![\p{L}\d_-])(?:PO|PAYOUT|STL)[-_ ]?(?=[A-Z_-]*\d)(?:[0-9_-]|[A-Z]{1,3}(?![A-Z])){2,61}(?![\p{L}\d_-])/gu;

export const payoutNamesIn = (texts: readonly string[]): string[] => [
  ...new Set(texts.flatMap((text) => [...text.slice(0, 1_000).matchAll(PAYOUT_NAME)].map(([name]) => name))),
];
