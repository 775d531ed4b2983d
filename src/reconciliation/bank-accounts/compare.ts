import type { StatedAccount } from '../../read-models/queries';

/**
 * `not_told`: lines that do not say which balances their statement had, since they were imported before that was kept,
 * lie among the others; or the statement at an end, or each of them, lacks the page with which it begins or ends.
 */
export type StatementVerdict = 'equal' | 'differs' | 'not_told';

export interface ComparedAccount {
  readonly account: string;
  readonly currency: string;
  readonly lines: number;
  /** What all its lines come to, in minor units, as `bank:{account}:{ccy}` shows it. */
  readonly books: bigint;
  /** The balance before the first line of the first statement, and after the last line of the last. */
  readonly opening?: { readonly on: string; readonly minor: bigint };
  readonly closing?: { readonly on: string; readonly minor: bigint };
  /** What the statements say moved, less what the books have, but for lines from before the first of them. */
  readonly difference?: bigint;
  readonly verdict: StatementVerdict;
}

/**
 * The balance moved from the first statement to the last by exactly what the books have, or a statement between them is
 * missing, or equal lines were taken for one, or one for two. Where several statements meet on the first or the last
 * day, one pair of their balances has to fit.
 */
export function compareWithStatements(stated: StatedAccount): ComparedAccount {
  const { account, currency, lines, sum, untold, first, last, isCut } = stated;
  const known = { account, currency, lines, books: sum };
  if (!first || !last || isCut || (untold && untold.lastOn >= first.on)) return { ...known, verdict: 'not_told' };
  const moved = sum - (untold?.minor ?? 0n);
  const pairs = first.minor.flatMap((opening) => last.minor.map((closing) => ({ opening, closing })));
  const differenceOf = ({ opening, closing }: (typeof pairs)[number]): bigint => closing - opening - moved;
  const pair = pairs.find((one) => differenceOf(one) === 0n) ?? pairs[0]!;
  return {
    ...known,
    opening: { on: first.on, minor: pair.opening },
    closing: { on: last.on, minor: pair.closing },
    difference: differenceOf(pair),
    verdict: differenceOf(pair) === 0n ? 'equal' : 'differs',
  };
}
