import type { Period } from '../schedule/periods';
import { nextDue, periodsBetween } from '../schedule/periods';
import type { Schedule } from '../schedule/schedule';

const BEGINNING = new Date(0);
/** A zone may be ahead of UTC on the first day there is. */
const BEFORE_ALL = new Date(BEGINNING.getTime() - 2 * 86_400_000);

/**
 * All periods that have begun and are not dealt with, oldest first: never "today's", so that no downtime loses one
 * (practice sheet 5.2).
 * @param dealtWith indexes of periods that are charged, being charged, merged, skipped or held
 * @throws RangeError where more than 10,000 have begun
 */
export function dueAndUncharged(schedule: Schedule, now: Date, dealtWith: ReadonlySet<number>): Period[] {
  const first = nextDue(schedule, BEFORE_ALL);
  if (!first) return [];
  // A charge is due at the start of its period, not after it.
  const begun = periodsBetween(schedule, first.start, new Date(now.getTime() + 1));
  return begun.filter(({ index }) => !dealtWith.has(index));
}
