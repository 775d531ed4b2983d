import fc from 'fast-check';
import { parseSchedule } from '../schedule/parse-schedule';
import { anySchedule } from '../testing/arbitraries';
import { periodsFrom } from '../schedule/periods';
import { dueAndUncharged } from './due';
import type { CatchUpPolicy, CatchUpRules } from './plan';
import { CATCH_UP_DEFAULT, hoursBetweenCharges, planCatchUp } from './plan';

const monthly = parseSchedule({ every: 'month', time: '09:00', zone: 'Europe/Bratislava', start: '2026-01-31' });
const now = new Date('2026-05-20T12:00:00Z');
const hour = 3_600_000;
/** Periods 0 to 3 have begun. */
const due = dueAndUncharged(monthly, now, new Set());

function plan(policy: CatchUpPolicy, maxPeriods: number, periods = due): string[] {
  return planCatchUp(periods, { ...CATCH_UP_DEFAULT, policy, maxPeriods }, now).map((one) => {
    if (one.result === 'charge') return `${one.period.index} ${one.reason} ${one.covers.join('+')}`;
    return `${one.period.index} ${one.result} ${one.reason}`;
  });
}

describe('what is due', () => {
  it('is all that has begun and is not dealt with, not only what began today', () => {
    expect(due.map(({ key }) => key)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']);
    expect(dueAndUncharged(monthly, now, new Set([0, 2])).map(({ index }) => index)).toEqual([1, 3]);
    expect(dueAndUncharged(monthly, now, new Set([3]), 2).map(({ index }) => index)).toEqual([2]);
  });

  it('is due at the start of its period', () => {
    const [first] = periodsFrom(monthly);
    expect(dueAndUncharged(monthly, first!.start, new Set())).toEqual([first]);
    expect(dueAndUncharged(monthly, new Date(first!.start.getTime() - 1), new Set())).toEqual([]);
  });
});

describe('catching up', () => {
  it.each<[CatchUpPolicy, number, string[]]>([
    ['bill_each', 4, ['0 missed 0', '1 missed 1', '2 missed 2', '3 due 3']],
    ['bill_each', 3, ['0 missed 0', '1 missed 1', '2 missed 2', '3 held more_than_max_periods']],
    ['merge', 3, ['0 merged policy_merge', '1 merged policy_merge', '2 merged policy_merge', '3 merged 0+1+2+3']],
    [
      'newest_only',
      3,
      ['0 skipped policy_newest_only', '1 skipped policy_newest_only', '2 skipped policy_newest_only', '3 due 3'],
    ],
    ['hold_for_review', 4, ['0 missed 0', '1 missed 1', '2 missed 2', '3 due 3']],
    ['hold_for_review', 3, [0, 1, 2, 3].map((index) => `${index} held more_than_max_periods`)],
  ])('by %s up to %i', (policy, max, expected) => {
    expect(plan(policy, max)).toEqual(expected);
  });

  it.each<CatchUpPolicy>(['bill_each', 'merge', 'newest_only', 'hold_for_review'])(
    'charges a single due period under %s',
    (policy) => {
      expect(plan(policy, 3, due.slice(-1))).toEqual(['3 due 3']);
      expect(plan(policy, 3, [])).toEqual([]);
    },
  );

  it('charges a card once a day, the last charge counted', () => {
    const last = new Date(now.getTime() - 4 * hour);
    const times = planCatchUp(due, { ...CATCH_UP_DEFAULT, maxPeriods: 9 }, now, last).map((one) =>
      one.result === 'charge' ? (one.notBefore.getTime() - now.getTime()) / hour : undefined,
    );
    expect(times).toEqual([20, 44, 68, 92]);
  });

  it('lets a daily agreement be charged each day, also on one of 23 hours', () => {
    const daily = parseSchedule({ every: 'day', time: '09:00', zone: 'Europe/Bratislava', start: '2026-03-28' });
    const [saturday, sunday] = periodsFrom({ ...daily, periods: 2 });
    const rules = { ...CATCH_UP_DEFAULT, hoursBetween: hoursBetweenCharges(daily) };
    const [charge] = planCatchUp([sunday!], rules, sunday!.start, saturday!.start);
    expect(charge).toMatchObject({ notBefore: sunday!.start });
    expect(hoursBetweenCharges(monthly)).toBe(24);
  });

  it('says of every period what became of it, and charges none twice', () => {
    const rules: fc.Arbitrary<CatchUpRules> = fc.record({
      policy: fc.constantFrom('bill_each', 'merge', 'newest_only', 'hold_for_review'),
      maxPeriods: fc.nat(6),
      hoursBetween: fc.constantFrom(0, 24),
    });
    fc.assert(
      fc.property(anySchedule, fc.integer({ min: 1, max: 12 }), rules, (schedule, n, by) => {
        const periods = [...periodsFrom({ ...schedule, periods: n })];
        const results = planCatchUp(periods, by, now);
        expect(results.map(({ period }) => period)).toEqual(periods);
        const charges = results.filter((one) => one.result === 'charge');
        const covered = charges.flatMap(({ covers }) => covers);
        expect(new Set(covered).size).toBe(covered.length);
        const merged = results.filter((one) => one.result === 'merged').map(({ period }) => period.index);
        expect(covered.toSorted((a, b) => a - b)).toEqual(
          [...charges.map(({ period }) => period.index), ...merged].sort((a, b) => a - b),
        );
        charges.forEach(({ notBefore }, i) => {
          const before = charges[i - 1];
          if (before) expect(notBefore.getTime() - before.notBefore.getTime()).toBe(by.hoursBetween * hour);
        });
      }),
    );
  });
});
