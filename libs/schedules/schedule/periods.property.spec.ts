import fc from 'fast-check';
import { daysBetween } from '../calendar/local-date';
import { anySchedule, anyZone } from '../testing/arbitraries';
import type { Period } from './periods';
import { nextDue, periodAt, periodOf, periodsBetween, periodsFrom } from './periods';
import { parseSchedule } from './parse-schedule';
import type { Schedule } from './schedule';
import { changeZone } from './zone-change';

const RUNS = { numRuns: 60 };
const take = (schedule: Schedule, n: number): Period[] => [...periodsFrom({ ...schedule, periods: n })];

/** Further apart than a day is long: the only move that could turn time back. */
const anyEnd = fc.constantFrom('Etc/GMT+12', 'Pacific/Kiritimati');
const anyDaily = fc
  .tuple(anySchedule, anyEnd)
  .map(([{ time, start }, zone]) => parseSchedule({ every: 'day', time, start, zone }));
const anyMove = fc.tuple(
  fc.oneof(anyZone, anyEnd),
  fc.integer({ min: -1, max: 30 }),
  fc.double({ min: 0, max: 1, noNaN: true }),
);

/** A schedule whose customer moves up to four times, at instants within its first 30 periods. */
const anyMovedSchedule = fc
  .tuple(fc.oneof(anySchedule, anyDaily), fc.array(anyMove, { maxLength: 4 }))
  .map(([schedule, moves]) =>
    moves
      .toSorted((a, b) => a[1] + a[2] - b[1] - b[2])
      .reduce((moved, [zone, index, share]) => changeZone(moved, zone, within(moved, index, share)), schedule),
  );

function within(schedule: Schedule, index: number, share: number): Date {
  const period =
    periodOf(schedule, Math.max(index, 0)) ?? periodOf(schedule, index + 1) ?? periodOf(schedule, index + 2)!;
  const length = period.end.getTime() - period.start.getTime();
  return new Date(period.start.getTime() + Math.floor(share * (length - 1)) + (index < 0 ? -86_400_000 : 0));
}

function expectContiguous(periods: readonly Period[]): void {
  periods.forEach(({ start, end, key }, i) => {
    const before = periods[i - 1];
    if (!(start < end)) throw new Error(`period ${key} has no duration`);
    if (before && before.end.getTime() !== start.getTime()) throw new Error(`a hole or an overlap before ${key}`);
    if (before && before.key >= key) throw new Error(`${key} does not come after ${before.key}`);
  });
}

describe('the periods of any schedule', () => {
  it('have no hole and no overlap, and their days never repeat, wherever the customer moves', () => {
    fc.assert(
      fc.property(anyMovedSchedule, (schedule) => expectContiguous(take(schedule, 60))),
      RUNS,
    );
  });

  it('are neither more nor fewer for days of 23 or 25 hours', () => {
    fc.assert(
      fc.property(anySchedule, ({ zone, ...schedule }) => {
        const found = take({ ...schedule, zone }, 400).map(({ index, key }) => `${index} ${key}`);
        const without = take({ ...schedule, zone: 'UTC' }, 400).map(({ index, key }) => `${index} ${key}`);
        // A whole day left out is another matter: nobody lived it.
        const lost = without.filter((one) => !found.includes(one));
        const daily = schedule.every === 'day' && schedule.count === 1 && zone.startsWith('Pacific/');
        expect(lost.length).toBeLessThanOrEqual(daily ? 1 : 0);
        expect(found).toEqual(without.filter((one) => !lost.includes(one)));
      }),
      { numRuns: 25 },
    );
  });

  it('contain each instant of theirs, and no other period does', () => {
    fc.assert(
      fc.property(
        anyMovedSchedule,
        fc.nat(40),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (schedule, index, share) => {
          const instant = within(schedule, index, share);
          const period = periodAt(schedule, instant)!;
          expect(period.start.getTime()).toBeLessThanOrEqual(instant.getTime());
          expect(instant.getTime()).toBeLessThan(period.end.getTime());
          expect(nextDue(schedule, instant)?.start).toEqual(period.end);
        },
      ),
      RUNS,
    );
  });

  it('are the same for a jump of 13 months as for 13 steps of a month', () => {
    fc.assert(
      fc.property(anyMovedSchedule, fc.nat(400), (schedule, offset) => {
        const first = Date.parse(`${schedule.start}T00:00:00Z`) + offset * 86_400_000;
        const months = Array.from({ length: 14 }, (_, k) => {
          const day = new Date(first);
          const month = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + k, day.getUTCDate()));
          // Every other step ends on a boundary, where a period could be lost or listed twice.
          return k % 2 === 0 ? month : (periodAt(schedule, month)?.start ?? month);
        }).sort((a, b) => a.getTime() - b.getTime());
        const steps = months.slice(1).flatMap((to, k) => periodsBetween(schedule, months[k]!, to));
        expect(periodsBetween(schedule, months[0]!, months[13]!)).toEqual(steps);
      }),
      { numRuns: 30 },
    );
  });

  it('are those of a walk from due to due', () => {
    fc.assert(
      fc.property(anyMovedSchedule, (schedule) => {
        const listed = take(schedule, 25);
        const walked: (Period | undefined)[] = [];
        for (let at = new Date(0); walked.length < listed.length; at = walked.at(-1)!.start)
          walked.push(nextDue(schedule, at));
        expect(walked).toEqual(listed);
      }),
      RUNS,
    );
  });

  it('last as many calendar days as there are between their days', () => {
    fc.assert(
      fc.property(anySchedule, (schedule) => {
        for (const { key, endDate, start, end } of take(schedule, 30)) {
          const hours = (end.getTime() - start.getTime()) / 3_600_000;
          // Within the largest jump there was: a day left out and a day doubled.
          expect(Math.abs(hours - daysBetween(key, endDate) * 24)).toBeLessThanOrEqual(26);
        }
      }),
      RUNS,
    );
  });
});

describe('a change of zone', () => {
  it('leaves what has begun as it was, and all days', () => {
    fc.assert(
      fc.property(
        anySchedule,
        anyZone,
        fc.nat(20),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (schedule, zone, index, share) => {
          const now = within(schedule, index, share);
          const moved = changeZone(schedule, zone, now);
          const begun = (one: Schedule): Period[] => take(one, 40).filter(({ start }) => start <= now);
          expect(begun(moved)).toEqual(begun(schedule));
          expect(nextDue(moved, now)?.start).toEqual(periodAt(schedule, now)?.end);
        },
      ),
      RUNS,
    );
  });
});
