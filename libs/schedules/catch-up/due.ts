import type { Period } from '../schedule/periods';
import { LIST_MAX, periodsFrom } from '../schedule/periods';
import type { Schedule } from '../schedule/schedule';

/**
 * All periods that have begun and are not dealt with, oldest first: never "today's", so that no downtime loses one
 * (practice sheet 5.2).
 * @param dealtWith indexes of periods that are charged, being charged, merged, skipped or held
 * @param from all periods before this index are dealt with: spares counting years of them
 * @throws RangeError where there are more than 10,000
 */
export function dueAndUncharged(schedule: Schedule, now: Date, dealtWith: ReadonlySet<number>, from = 0): Period[] {
  const due: Period[] = [];
  for (const period of periodsFrom(schedule, from)) {
    // A charge is due at the start of its period, not after it.
    if (period.start > now) break;
    if (dealtWith.has(period.index)) continue;
    if (due.length === LIST_MAX) throw new RangeError(`more than ${LIST_MAX} periods are due`);
    due.push(period);
  }
  return due;
}
