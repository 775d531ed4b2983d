import { addDays } from '../calendar/local-date';
import { instantOf, localDateOf, localTimeOf } from '../calendar/local-time';
import type { Outage } from './attempt';
import { intoWindow } from './ladder';
import type { DailyWindow, DunningLadder } from './ladder';

/** The days of a ladder as instants of one cycle. Outages of ours do not count: what lies behind them moves by them. */
export interface Timetable {
  /** In the window; `laterByMinutes` moves each rung further within it. The first is the due time itself. */
  rungs(laterByMinutes?: number): Date[];
  /** The day of the last attempt, when somebody who has to act has had his time. */
  readonly pastDueAt: Date;
  readonly suspendAt: Date;
  readonly endAt: Date;
}

export function timetableOf(
  ladder: DunningLadder,
  dueAt: Date,
  zone: string,
  outages: readonly Outage[] = [],
): Timetable {
  const { attemptDays, suspendDay, endDay, window } = ladder;
  const dueTime = localTimeOf(dueAt, zone);
  const on = (day: number, time = dueTime): Date =>
    afterOutages(instantOf(addDays(localDateOf(dueAt, zone), day), time, zone).instant, dueAt, outages);
  return {
    rungs: (later) =>
      attemptDays.map((day, i) =>
        day === 0 ? dueAt : intoWindow(on(day, later ? within(window, i * later) : dueTime), window, zone),
      ),
    pastDueAt: on(attemptDays.at(-1) ?? 0),
    suspendAt: on(suspendDay),
    endAt: on(endDay),
  };
}

/** Each outage that begins before the instant moves it by its length, also behind further outages. */
function afterOutages(instant: Date, since: Date, outages: readonly Outage[]): Date {
  const moved = outages
    .toSorted((a, b) => a.from.getTime() - b.from.getTime())
    .reduce((at, { from, to }) => {
      const begun = Math.max(from.getTime(), since.getTime());
      return begun < at ? at + Math.max(to.getTime() - begun, 0) : at;
    }, instant.getTime());
  return new Date(moved);
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** `HH:MM` so many minutes after the window's beginning, from its beginning again where that is beyond its end. */
function within({ from, to }: DailyWindow, minutes: number): string {
  const time = minutesOf(from) + (minutes % (minutesOf(to) - minutesOf(from)));
  return `${String(Math.floor(time / 60)).padStart(2, '0')}:${String(time % 60).padStart(2, '0')}`;
}
