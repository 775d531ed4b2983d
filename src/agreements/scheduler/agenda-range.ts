import { Problem } from '../../common/problems';

const DAY_MS = 86_400_000;
export const DAYS_DEFAULT = 31;
/** A year and a month: beyond that it would be guessing. */
export const DAYS_MAX = 400;

/** What a caller asks for. `due`: only what is due at this moment, one step of each agreement. */
export interface AgendaQuery {
  readonly from?: Date;
  readonly to?: Date;
  readonly due?: 'now';
}

export interface AgendaRange {
  /** Inclusive; without it also what is overdue. */
  readonly from?: Date;
  /** Exclusive. */
  readonly to: Date;
  /** Of each agreement only what stands first. */
  readonly firstOnly?: boolean;
}

/** @throws Problem `invalid_request` for a range that is none, or that reaches too far */
export function rangeOf({ from, to, due }: AgendaQuery, now: Date): AgendaRange {
  if (due === 'now') {
    if (from ?? to) throw refused('/due', 'due=now has a time of its own: leave out from and to');
    return { to: new Date(now.getTime() + 1), firstOnly: true };
  }
  const latest = daysAfter(now, DAYS_MAX);
  const end = to ?? daysAfter(from && from > now ? from : now, DAYS_DEFAULT);
  if (from && from >= end) throw refused('/to', 'to must be later than from');
  if (end > latest) {
    const field = to ? '/to' : '/from';
    throw refused(field, `the schedule is told ${DAYS_MAX} days ahead, until ${latest.toISOString()}`);
  }
  return { from, to: end };
}

const daysAfter = (time: Date, days: number): Date => new Date(time.getTime() + days * DAY_MS);

const refused = (pointer: string, message: string): Problem =>
  new Problem('invalid_request', `${message[0]!.toUpperCase()}${message.slice(1)}.`, {
    errors: [{ pointer, message }],
  });
