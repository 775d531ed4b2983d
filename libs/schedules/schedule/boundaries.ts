import type { LocalDate } from '../calendar/local-date';
import { dayOf, toLocalDate } from '../calendar/local-date';
import type { ResolvedTime } from '../calendar/local-time';
import { instantOf } from '../calendar/local-time';
import type { Schedule } from './schedule';
import { LAST_DATE } from './schedule';

/**
 * The day on which period k starts: start + k intervals, then the month's last day where the anchor is beyond it.
 * Always from the start, never from the period before: 31 January, 28 February, 31 March (practice sheet 5.1).
 */
export function boundaryDate({ every, count, anchorDay, start }: Schedule, k: number): LocalDate {
  const first = dayOf(start);
  if (every === 'day' || every === 'week') return toLocalDate(first.plus({ [every]: k * count }));
  const month = first.startOf('month').plus({ [every]: k * count });
  return toLocalDate(month.set({ day: Math.min(anchorDay ?? first.day, month.daysInMonth ?? 0) }));
}

/**
 * The instant of boundary k. Nowhere before boundary k-1: after a change of zone none comes before the boundary at
 * which it took effect, though the new zone's clocks may be 26 hours ahead.
 */
export function boundaryAt(schedule: Schedule, k: number): ResolvedTime {
  const change = schedule.zoneChanges?.findLast(({ boundary }) => boundary < k);
  const own = instantOf(boundaryDate(schedule, k), schedule.time, change?.zone ?? schedule.zone);
  if (!change) return own;
  const floor = boundaryAt(schedule, change.boundary);
  return own.instant < floor.instant ? floor : own;
}

export const hasBoundary = (schedule: Schedule, k: number): boolean =>
  k >= 0 && (schedule.periods === undefined || k < schedule.periods) && boundaryDate(schedule, k) < endOf(schedule);

const endOf = ({ end }: Schedule): LocalDate => end ?? LAST_DATE;
