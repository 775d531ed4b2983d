import type { EventStore } from '#libs/event-store';
import type { BookedPayment } from '#libs/simulators/trustpay-eu';
import type { Pool } from 'pg';
import { compareBooks } from './compare-books';
import { ordersOf, readLog } from './orders-of';

/** What was to happen once and happened twice, in the log or at the provider; and where both sides disagree. */
export async function doneTwice(store: EventStore, book: readonly BookedPayment[]): Promise<string[]> {
  const log = await readLog(store);
  const seen = new Set<string>();
  const twice = log.flatMap(({ stream, type, data }) => {
    const { period, attempt, timerId } = data as { period?: number; attempt?: number; timerId?: string };
    const once = {
      ChargeRequested: `${stream}: period ${period}, attempt ${attempt} requested`,
      ChargeSucceeded: `${stream}: period ${period} paid`,
      TimerFired: `${stream}: timer ${timerId} fired`,
    }[type];
    if (once === undefined) return [];
    if (seen.has(once)) return [`${once} twice`];
    seen.add(once);
    return [];
  });
  const books = compareBooks(ordersOf(log), book);
  return [...twice, ...books.twice, ...books.unequal];
}

/** Timers whose time is over and that have not fired. */
export async function overdueTimers(pool: Pool, now: Date): Promise<string[]> {
  const { rows } = await pool.query<{ stream: string; name: string }>(
    'SELECT stream, name FROM rm.process_timer WHERE due_at < $1',
    [now],
  );
  return rows.map(({ stream, name }) => `${stream}: ${name}`);
}

export interface UnpaidPeriod {
  readonly agreement: string;
  readonly period: number;
  readonly status: string;
}

/** Periods that have begun: how many are paid, and which are not. */
export async function unpaidPeriods(pool: Pool, now: Date): Promise<{ unpaid: UnpaidPeriod[]; charged: number }> {
  const { rows } = await pool.query<UnpaidPeriod>(
    'SELECT agreement_id AS agreement, period, status FROM rm.agreement_period WHERE starts_at <= $1 ORDER BY 1, 2',
    [now],
  );
  const unpaid = rows.filter(({ status }) => status !== 'charged');
  return { unpaid, charged: rows.length - unpaid.length };
}
