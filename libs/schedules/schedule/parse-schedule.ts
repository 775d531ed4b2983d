import type { LocalDate } from '../calendar/local-date';
import { dayOf, isLocalDate } from '../calendar/local-date';
import { isZone } from '../calendar/local-time';
import type { Interval, Schedule } from './schedule';
import { LAST_DATE } from './schedule';

/** A schedule as somebody wrote it. */
export interface ScheduleInput {
  readonly every: string;
  /** 1 if left out. */
  readonly count?: number;
  /** The day of `start` if left out. */
  readonly anchorDay?: number;
  readonly time: string;
  readonly zone: string;
  readonly start: string;
  readonly end?: string;
  readonly periods?: number;
}

export type ScheduleField = keyof ScheduleInput;

export interface ScheduleProblem {
  readonly field: ScheduleField;
  /** What is wrong and what would be right; does not repeat free text. */
  readonly message: string;
}

/** Carries all that is wrong, so that one correction is enough. */
export class InvalidScheduleError extends Error {
  constructor(readonly problems: readonly ScheduleProblem[]) {
    super(`invalid schedule: ${problems.map(({ field, message }) => `${field} ${message}`).join('; ')}`);
    this.name = 'InvalidScheduleError';
  }
}

/** About ten years each: beyond it is a slip of the pen. */
const COUNT_MAX: Readonly<Record<Interval, number>> = { day: 3660, week: 520, month: 120, year: 10 };
const PERIODS_MAX = 10_000;
const FIRST_DATE = '1970-01-01';
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

const isInterval = (text: string): text is Interval => Object.hasOwn(COUNT_MAX, text);
const isWhole = (value: number, max: number): boolean => Number.isInteger(value) && value >= 1 && value <= max;
const hasAnchor = (every: string): boolean => every === 'month' || every === 'year';

/** @throws InvalidScheduleError */
export function parseSchedule(input: ScheduleInput): Schedule {
  const problems = [...timingProblems(input), ...dateProblems(input), ...anchorProblems(input)];
  if (problems.length > 0 || !isInterval(input.every)) throw new InvalidScheduleError(problems);
  const { every, count = 1, time, zone, start, end, periods } = input;
  const anchorDay = input.anchorDay ?? dayOf(start).day;
  return {
    every,
    count,
    ...(hasAnchor(every) ? { anchorDay } : {}),
    time,
    zone,
    start,
    ...(end === undefined ? {} : { end }),
    ...(periods === undefined ? {} : { periods }),
  };
}

function* timingProblems({ every, count = 1, time, zone }: ScheduleInput): Generator<ScheduleProblem> {
  if (!isInterval(every)) yield { field: 'every', message: 'must be day, week, month or year' };
  else if (!isWhole(count, COUNT_MAX[every])) {
    yield { field: 'count', message: `must be a whole number from 1 to ${COUNT_MAX[every]}` };
  }
  if (!TIME.test(time)) yield { field: 'time', message: 'must be HH:MM from 00:00 to 23:59' };
  if (!isZone(zone)) yield { field: 'zone', message: 'must be a zone of the IANA database, such as Europe/Bratislava' };
}

function* dateProblems({ start, end, periods }: ScheduleInput): Generator<ScheduleProblem> {
  const day = 'must be a day of the calendar, YYYY-MM-DD';
  if (!isLocalDate(start)) yield { field: 'start', message: day };
  else if (start < FIRST_DATE || start >= LAST_DATE) {
    yield { field: 'start', message: `must be from ${FIRST_DATE} on and before ${LAST_DATE}` };
  }
  if (end !== undefined) {
    if (!isLocalDate(end)) yield { field: 'end', message: day };
    else if (isLocalDate(start) && end <= start) yield { field: 'end', message: 'must be after start' };
    else if (end > LAST_DATE) yield { field: 'end', message: `must not be after ${LAST_DATE}` };
    if (periods !== undefined) yield { field: 'periods', message: 'must be left out where end is given' };
  }
  if (periods !== undefined && !isWhole(periods, PERIODS_MAX)) {
    yield { field: 'periods', message: `must be a whole number from 1 to ${PERIODS_MAX}` };
  }
}

/** The anchor may lie beyond the start only where the start's month is too short for it. */
function* anchorProblems({ every, anchorDay, start }: ScheduleInput): Generator<ScheduleProblem> {
  if (anchorDay === undefined) return;
  if (!hasAnchor(every)) {
    if (isInterval(every)) yield { field: 'anchorDay', message: 'is for months and years only' };
  } else if (!isWhole(anchorDay, 31)) {
    yield { field: 'anchorDay', message: 'must be a whole number from 1 to 31' };
  } else if (isLocalDate(start) && start !== anchoredIn(start, anchorDay)) {
    yield { field: 'anchorDay', message: `does not fit start: in that month it is ${anchoredIn(start, anchorDay)}` };
  }
}

function anchoredIn(date: LocalDate, anchorDay: number): LocalDate {
  const day = Math.min(anchorDay, dayOf(date).daysInMonth ?? 0);
  return `${date.slice(0, 8)}${String(day).padStart(2, '0')}`;
}
