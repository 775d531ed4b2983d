import type { LocalDate } from '../calendar/local-date';
import type { Resolution, ResolvedTime } from '../calendar/local-time';
import { boundaryAt, boundaryDate, hasBoundary } from './boundaries';
import type { Interval, Schedule } from './schedule';

/** What one charge pays for: from `start` on and before `end`. */
export interface Period {
  /** k of "start + k intervals"; numbers the charge for good, whatever happens to zones. */
  readonly index: number;
  /**
   * The local day of the start. By it, not by the instant, a period is known: days of 23 or 25 hours change nothing.
   */
  readonly key: LocalDate;
  /** The local day of the end, not included. */
  readonly endDate: LocalDate;
  readonly start: Date;
  readonly end: Date;
  /** How `start` came from the local time; to be logged where it is not `exact`. */
  readonly resolution: Resolution;
}

const DAY = 86_400_000;
const AVERAGE_DAYS: Readonly<Record<Interval, number>> = { day: 1, week: 7, month: 30.436875, year: 365.2425 };
/** No schedule reaches it, and beyond it days have no four-digit year. */
const END_OF_TIME = Date.UTC(9950, 0);
export const LIST_MAX = 10_000;

/**
 * Period `index`; undefined where the schedule has none. A period without duration is none: its day was left out by its
 * zone (Pacific/Apia, 30 December 2011) or by a change of zone, and nobody pays for a day that was not.
 */
export function periodOf(schedule: Schedule, index: number): Period | undefined {
  if (!Number.isInteger(index) || !hasBoundary(schedule, index)) return undefined;
  return between(boundary(schedule, index), boundary(schedule, index + 1));
}

/** The periods from `index` on, in order; asked for one by one, for most schedules have no end. */
export function* periodsFrom(schedule: Schedule, index = 0): Generator<Period, void> {
  let from = boundary(schedule, Math.max(index, 0));
  while (hasBoundary(schedule, from.index)) {
    const to = boundary(schedule, from.index + 1);
    const period = between(from, to);
    if (period) yield period;
    from = to;
  }
}

type Boundary = ResolvedTime & { readonly index: number; readonly date: LocalDate };

const boundary = (schedule: Schedule, index: number): Boundary => ({
  ...boundaryAt(schedule, index),
  date: boundaryDate(schedule, index),
  index,
});

function between(from: Boundary, to: Boundary): Period | undefined {
  if (to.instant <= from.instant) return undefined;
  const { index, date: key, instant: start, resolution } = from;
  return { index, key, endDate: to.date, start, end: to.instant, resolution };
}

/** The period that an instant lies in. */
export function periodAt(schedule: Schedule, instant: Date): Period | undefined {
  return instant.getTime() < END_OF_TIME ? periodOf(schedule, indexAt(schedule, instant)) : undefined;
}

/** The first period that starts after `after`; undefined when none is left. */
export function nextDue(schedule: Schedule, after: Date): Period | undefined {
  if (after.getTime() >= END_OF_TIME) return undefined;
  return periodsFrom(schedule, indexAt(schedule, after) + 1).next().value ?? undefined;
}

/**
 * The periods that start at `from` or later and before `to`, oldest first. Two ranges that touch list together what the
 * one range over both lists.
 * @throws RangeError where there are more than 10,000: ask for less at a time
 */
export function periodsBetween(schedule: Schedule, from: Date, to: Date): Period[] {
  const found: Period[] = [];
  for (const period of periodsFrom(schedule, indexAt(schedule, new Date(from.getTime() - 1)) + 1)) {
    if (period.start >= to) break;
    if (found.length === LIST_MAX) throw new RangeError(`more than ${LIST_MAX} periods in one range`);
    found.push(period);
  }
  return found;
}

/** The k whose boundary was the last one at or before the instant; -1 before the first. */
function indexAt(schedule: Schedule, instant: Date): number {
  const first = boundaryAt(schedule, 0).instant;
  if (instant < first) return -1;
  const passed = Math.min(instant.getTime(), END_OF_TIME) - first.getTime();
  // An estimate by average lengths is off by one or two; the boundaries themselves decide.
  let k = Math.floor(passed / (AVERAGE_DAYS[schedule.every] * schedule.count * DAY));
  while (boundaryAt(schedule, k).instant > instant) k--;
  while (boundaryAt(schedule, k + 1).instant <= instant) k++;
  return k;
}
