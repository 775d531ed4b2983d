import type { FundedDebt, LineOf } from './types';

export interface FundedLines {
  /** Each shows one bank order of ours, and pays nothing. */
  readonly done: readonly LineOf[];
  readonly left: readonly LineOf[];
}

/**
 * A debt that we paid a provider by a bank order stands in its next report, as an adjustment that names the order by
 * our reference. It was booked when the bank carried it out, so the line settles nothing; a second line of the same, or
 * one over another amount, is left to be explained.
 */
export function matchFunded(lines: readonly LineOf[], debts: readonly FundedDebt[]): FundedLines {
  const open = new Map(debts.filter(({ isShown }) => !isShown).map((debt) => [debt.reference, debt]));
  const done: LineOf[] = [];
  const left: LineOf[] = [];
  for (const of of lines) {
    const debt = open.get(of.line.reference ?? '');
    if (debt && isShownBy(debt, of)) {
      open.delete(debt.reference);
      done.push(of);
    } else left.push(of);
  }
  return { done, left };
}

const isShownBy = ({ provider, currency, amount }: FundedDebt, { payout, line }: LineOf): boolean =>
  line.kind === 'adjustment' &&
  payout.provider === provider &&
  payout.currency === currency &&
  line.gross === amount &&
  line.fee === 0n;
