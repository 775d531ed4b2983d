import type { Period } from '../schedule/periods';
import type { Schedule } from '../schedule/schedule';

/**
 * What an agreement wants when several periods have become due, because we or the agreement stood still: `bill_each`
 * charges the oldest `maxPeriods` one by one and holds the others; `merge` makes one charge of all; `newest_only`
 * charges the newest and waives the others; `hold_for_review` charges one by one up to `maxPeriods`, and beyond that
 * nothing before a person has looked.
 */
export type CatchUpPolicy = 'bill_each' | 'merge' | 'newest_only' | 'hold_for_review';

export interface CatchUpRules {
  /** What becomes of them. */
  readonly policy: CatchUpPolicy;
  /** M, for `bill_each` and `hold_for_review`. */
  readonly maxPeriods: number;
  /** Between two charges of one card; 0 only where the consent says so. */
  readonly hoursBetween: number;
}

export const CATCH_UP_DEFAULT: CatchUpRules = { policy: 'bill_each', maxPeriods: 3, hoursBetween: 24 };

/** What becomes of a period. Each period that goes in comes out once: nothing is passed over in silence. */
export type CatchUpResult =
  | {
      readonly period: Period;
      readonly result: 'charge';
      /** Indexes of the periods that the charge pays for, its own last. */
      readonly covers: readonly number[];
      readonly notBefore: Date;
      readonly reason: 'due' | 'missed' | 'merged';
    }
  | { readonly period: Period; readonly result: 'merged'; readonly into: number; readonly reason: 'policy_merge' }
  | { readonly period: Period; readonly result: 'skipped'; readonly reason: 'policy_newest_only' }
  | {
      readonly period: Period;
      readonly result: 'held';
      readonly reason: 'more_than_max_periods';
      /** How many were due, and how many the agreement allows. */
      readonly due: number;
      readonly maxPeriods: number;
    };

const HOUR = 3_600_000;

/**
 * A card is charged for two periods within a day only where that was agreed; daily means each day, also a short one.
 */
export const hoursBetweenCharges = ({ every, count }: Schedule): number => (every === 'day' && count === 1 ? 22 : 24);

/**
 * Which of the due periods to charge, and why not the others; in the order given (practice sheet 5.3). One due period
 * is charged under any policy, unless M is 0.
 * @param due from `dueAndUncharged`
 * @param lastChargeAt the last charge of the same card for another period
 */
export function planCatchUp(
  due: readonly Period[],
  rules: CatchUpRules,
  now: Date,
  lastChargeAt?: Date,
): CatchUpResult[] {
  const newest = due.at(-1);
  if (!newest) return [];
  const times = chargeTimes(rules, now, lastChargeAt);
  switch (rules.policy) {
    case 'bill_each':
      return oneByOne(due, due.length > rules.maxPeriods ? rules.maxPeriods : due.length, rules, times);
    case 'hold_for_review':
      return oneByOne(due, due.length > rules.maxPeriods ? 0 : due.length, rules, times);
    case 'merge':
      return due.map((period) =>
        period === newest
          ? charge(period, times(0), due)
          : { period, result: 'merged', into: newest.index, reason: 'policy_merge' },
      );
    case 'newest_only':
      return due.map((period) =>
        period === newest ? charge(period, times(0)) : { period, result: 'skipped', reason: 'policy_newest_only' },
      );
  }
}

function oneByOne(
  due: readonly Period[],
  charged: number,
  { maxPeriods }: CatchUpRules,
  times: (n: number) => Date,
): CatchUpResult[] {
  return due.map((period, n) => {
    if (n >= charged) return { period, result: 'held', reason: 'more_than_max_periods', due: due.length, maxPeriods };
    const made = charge(period, times(n));
    return n < due.length - 1 ? { ...made, reason: 'missed' } : made;
  });
}

function charge(period: Period, notBefore: Date, covered: readonly Period[] = [period]) {
  const reason = covered.length > 1 ? ('merged' as const) : ('due' as const);
  return { period, result: 'charge' as const, covers: covered.map(({ index }) => index), notBefore, reason };
}

function chargeTimes({ hoursBetween }: CatchUpRules, now: Date, last?: Date): (n: number) => Date {
  const gap = hoursBetween * HOUR;
  const first = last ? Math.max(now.getTime(), last.getTime() + gap) : now.getTime();
  return (n) => new Date(first + n * gap);
}
