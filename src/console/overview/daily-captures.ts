import type { Pool } from 'pg';

export interface Day {
  /** `2026-11-20`, UTC. */
  readonly date: string;
  readonly captured: bigint;
  /** Refunds, fees and disputes: what providers took off again. */
  readonly taken: bigint;
}

export interface DailyCaptures {
  readonly currency: string;
  readonly days: readonly Day[];
}

const DAYS = 14;
const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * What went into and out of the receivables up to each midnight. Each leg carries the sums of its account, so this is
 * one look into an index per account and day, however many payments there were.
 */
const TURNOVER = `
WITH mark AS (
  SELECT at, coalesce((SELECT p.position FROM rm.posting p WHERE p.merchant_id = $1 AND p.reached_at < at
                        ORDER BY p.reached_at DESC, p.position DESC LIMIT 1), 0) AS position
    FROM unnest($2::timestamptz[]) AS at)
SELECT b.currency, mark.at, coalesce(sum(l.debit_after), 0)::text AS debit, coalesce(sum(l.credit_after), 0)::text AS credit
  FROM mark
  CROSS JOIN (SELECT account, currency FROM rm.balance
               WHERE merchant_id = $1 AND layer = 'posted'
                 AND (account LIKE 'psp:%:receivable' OR account LIKE 'custody:%')) b
  LEFT JOIN LATERAL (
    SELECT debit_after, credit_after FROM rm.leg
     WHERE merchant_id = $1 AND account = b.account AND currency = b.currency AND layer = 'posted'
       AND position <= mark.position
     ORDER BY position DESC, number DESC, seq DESC LIMIT 1) l ON true
 GROUP BY b.currency, mark.at ORDER BY b.currency, mark.at`;

interface Row {
  readonly currency: string;
  readonly at: Date;
  readonly debit: string;
  readonly credit: string;
}

/** Of the last two weeks, today included; currencies in which nothing moved are left out. */
export async function dailyCaptures(pool: Pool, merchantId: string, now: Date): Promise<DailyCaptures[]> {
  const tomorrow = Math.floor(now.getTime() / DAY_MS) * DAY_MS + DAY_MS;
  const marks = Array.from({ length: DAYS + 1 }, (_, index) => new Date(tomorrow - (DAYS - index) * DAY_MS));
  const { rows } = await pool.query<Row>(TURNOVER, [merchantId, marks]);
  const currencies = [...new Set(rows.map(({ currency }) => currency))];
  return currencies
    .map((currency) => ({ currency, days: daysOf(rows.filter((row) => row.currency === currency)) }))
    .filter(({ days }) => days.some(({ captured, taken }) => captured > 0n || taken > 0n));
}

const daysOf = (rows: readonly Row[]): Day[] =>
  rows.slice(1).map((row, index) => ({
    date: rows[index]!.at.toISOString().slice(0, 10),
    captured: BigInt(row.debit) - BigInt(rows[index]!.debit),
    taken: BigInt(row.credit) - BigInt(rows[index]!.credit),
  }));
