import type { Money } from '#libs/money';
import type { HeldBalance } from '#libs/providers';

/** Money that one of the two may count already and the other not yet. */
export interface UnderWay {
  readonly what: 'payment' | 'refund' | 'payout' | 'unsettled_payout' | 'booked_meanwhile' | 'not_taken_in';
  /** Whether the holder may have this less than the books, or more. */
  readonly holderHas: 'less' | 'more';
  readonly count: number;
  /** At most; above zero. */
  readonly amount: Money;
}

/** An account of the books, over all merchants, with its posted balance. */
export interface InBooks {
  readonly account: string;
  readonly amount: Money;
}

export type Verdict = 'equal' | 'under_way' | 'differs';

/** One account of the books beside what its holder says. Amounts may be below zero. */
export interface Comparison {
  readonly account: string;
  readonly unit: string;
  readonly books: bigint;
  readonly told: bigint;
  /** What the holder says, less what the books say. */
  readonly difference: bigint;
  readonly held: readonly HeldBalance[];
  readonly underWay: readonly UnderWay[];
  readonly verdict: Verdict;
}

export interface Sides {
  readonly books: readonly InBooks[];
  readonly held: readonly HeldBalance[];
  readonly underWay: readonly UnderWay[];
}

/**
 * Custody equals the holder's reported balance, less what is under way (practice sheet "payments" 4.3), unit by unit.
 * What is under way may have reached the holder or not, each for itself: a difference is explained by it when it lies
 * between nothing of that and all of it. What the books have and the holder does not name counts as nothing there.
 * @param accountOf the name that the books have, or would have, for what is held in a unit
 */
export function compareBalances(sides: Sides, accountOf: (unit: string) => string): Comparison[] {
  const units = new Set([...sides.books, ...sides.held].map(({ amount }) => amount.currency));
  return [...units].sort().map((unit) => compareUnit(unit, sides, accountOf(unit)));
}

function compareUnit(unit: string, { books, held, underWay }: Sides, account: string): Comparison {
  const inUnit = <T extends { readonly amount: Money }>(all: readonly T[]): T[] =>
    all.filter(({ amount }) => amount.currency === unit);
  const [booked, told] = [sum(inUnit(books)), sum(inUnit(held))];
  const difference = told - booked;
  const open = inUnit(underWay);
  const of = (side: UnderWay['holderHas']): bigint => sum(open.filter(({ holderHas }) => holderHas === side));
  // Of each part that is told with fewer decimals, up to one step of those was cut off.
  const cutOff = inUnit(held).reduce((total, { step = 1n }) => total + step - 1n, 0n);
  const lies = (least: bigint, most: bigint): boolean => difference >= least - cutOff && difference <= most;
  const verdict = lies(0n, 0n) ? 'equal' : lies(-of('less'), of('more')) ? 'under_way' : 'differs';
  return { account, unit, books: booked, told, difference, held: inUnit(held), underWay: open, verdict };
}

const sum = (all: readonly { readonly amount: Money }[]): bigint =>
  all.reduce((total, { amount }) => total + amount.minor, 0n);
