import type { LocalDate } from '../calendar/local-date';
import { addDays } from '../calendar/local-date';
import { instantOf, localDateOf, localTimeOf } from '../calendar/local-time';

/** Local times of a day, `from` included and `to` not. */
export interface DailyWindow {
  /** `HH:MM`. */
  readonly from: string;
  /** `HH:MM`. */
  readonly to: string;
}

/** When an unpaid period is tried again and what becomes of the agreement. Days count from the day it was due. */
export interface DunningLadder {
  /** Day 0 is the charge itself, at the schedule's own time. After the last one the agreement is past due. */
  readonly attemptDays: readonly number[];
  /** The merchant is told to stop its service. */
  readonly suspendDay: number;
  /** The agreement ends unpaid. */
  readonly endDay: number;
  /** Further attempts are made only in it, by the customer's clock. */
  readonly window: DailyWindow;
}

/** Practice sheet 5.4. */
export const DUNNING_LADDER: DunningLadder = {
  attemptDays: [0, 2, 5, 9, 14],
  suspendDay: 21,
  endDay: 30,
  window: { from: '09:00', to: '18:00' },
};

export class InvalidLadderError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`invalid dunning ladder: ${problems.join('; ')}`);
    this.name = 'InvalidLadderError';
  }
}

const DAYS_MAX = 365;
const ATTEMPTS_MAX = 20;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** @throws InvalidLadderError with all that is wrong */
export function parseLadder(ladder: DunningLadder): DunningLadder {
  const problems = [...ladderProblems(ladder)];
  if (problems.length > 0) throw new InvalidLadderError(problems);
  return ladder;
}

function* ladderProblems({ attemptDays, suspendDay, endDay, window }: DunningLadder): Generator<string> {
  const days = [...attemptDays, suspendDay, endDay];
  if (days.some((day) => !Number.isInteger(day) || day < 0 || day > DAYS_MAX)) {
    yield `days must be whole numbers from 0 to ${DAYS_MAX}`;
  }
  if (attemptDays[0] !== 0) yield 'attemptDays must begin with 0, the charge itself';
  if (attemptDays.length > ATTEMPTS_MAX) yield `attemptDays must not be more than ${ATTEMPTS_MAX}`;
  if (days.some((day, i) => i > 0 && day <= days[i - 1]!)) {
    yield 'attemptDays, suspendDay and endDay must each come after the one before';
  }
  if (!TIME.test(window.from) || !TIME.test(window.to)) yield 'window must be from HH:MM to HH:MM';
  else if (window.from >= window.to) yield 'window must end after it begins, on the same day';
}

/** The instant itself where it lies in the window, else the next beginning of the window. */
export function intoWindow(instant: Date, { from, to }: DailyWindow, zone: string): Date {
  const time = localTimeOf(instant, zone);
  const today = localDateOf(instant, zone);
  if (time < from) return instantOf(today, from, zone).instant;
  if (time < to) return instant;
  return opening(addDays(today, 1), from, zone, instant);
}

/** A zone may have left out the next day; then the window of the day after it counts, and it is later all the same. */
function opening(date: LocalDate, from: string, zone: string, after: Date): Date {
  const { instant } = instantOf(date, from, zone);
  return instant > after ? instant : opening(addDays(date, 1), from, zone, after);
}
