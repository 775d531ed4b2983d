import { groupBy, total } from './order';
import { about, lineSubject, receivable } from './subjects';
import { inWords } from './words';
import type { Finding, Item, LineOf } from './types';

const EXPECTED = {
  duplicate: 'one payment of this operation',
  extra: 'nothing of ours',
  split: 'payments that add up, with other payouts or without',
} as const;

export function unexplained(of: LineOf, kind: keyof typeof EXPECTED, item: Item | undefined): Finding {
  const { payout, line } = of;
  return {
    kind,
    subject: lineSubject(of),
    provider: payout.provider,
    residuals: [receivable(-(line.gross - line.fee), payout.currency)],
    expected: EXPECTED[kind],
    found: `${inWords(line.gross, payout.currency)} for ${line.reference ?? 'no reference'}`,
    evidence: [lineSubject(of)],
    orderId: item?.orderId,
    settlementId: payout.id,
    since: payout.paidAt.toISOString(),
  };
}

/** Paid, but not what was due: one line is another amount, several are a split that does not add up. */
export function differing(lines: readonly LineOf[], open: readonly Item[]): Finding {
  const [{ payout }] = lines as [LineOf];
  const currency = payout.currency;
  const short = total(open.map(({ gross }) => gross)) - total(lines.map(({ line }) => line.gross));
  return {
    ...about(lines, open),
    kind: lines.length > 1 ? 'split' : 'amount',
    residuals: [receivable(short, currency)],
    expected: inWords(total(open.map(({ gross }) => gross)), currency),
    found: lines.map(({ line }) => inWords(line.gross, currency)).join(' + '),
  };
}

export function exchanged(lines: readonly LineOf[], open: readonly Item[]): Finding {
  const due = total(open.map(({ gross, knownFee }) => gross - knownFee));
  const came = groupBy(lines, ({ payout }) => payout.currency);
  const net = [...came].map(([currency, all]) =>
    receivable(-total(all.map(({ line }) => line.gross - line.fee)), currency),
  );
  return {
    ...about(lines, open),
    kind: 'currency',
    residuals: [receivable(due, open[0]!.currency), ...net],
    expected: inWords(total(open.map(({ gross }) => gross)), open[0]!.currency),
    found: lines.map(({ payout, line }) => inWords(line.gross, payout.currency)).join(' + '),
  };
}
