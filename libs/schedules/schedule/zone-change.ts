import { isZone } from '../calendar/local-time';
import { InvalidScheduleError } from './parse-schedule';
import { nextDue } from './periods';
import type { Schedule } from './schedule';

/**
 * The customer lives by another clock from the next boundary on. The running period keeps the end that was promised,
 * and the one after it starts there, at the old zone's time; from then on the new zone tells the time. So no instant
 * is paid for twice or by nobody, however far the zones are apart. Days of periods do not change. A later change
 * within the same period replaces the earlier. Nothing changes when no period is left.
 * @throws InvalidScheduleError for a zone that is none
 */
export function changeZone(schedule: Schedule, zone: string, now: Date): Schedule {
  if (!isZone(zone))
    throw new InvalidScheduleError([{ field: 'zone', message: 'must be a zone of the IANA database' }]);
  const next = nextDue(schedule, now);
  if (!next) return schedule;
  const earlier = (schedule.zoneChanges ?? []).filter(({ boundary }) => boundary < next.index);
  return { ...schedule, zoneChanges: [...earlier, { boundary: next.index, zone }] };
}
