import type { Money } from '#libs/money';
import type { Attempt, OperationType } from '#libs/payments';
import type { Pool } from 'pg';
import { stateFromJson } from '../support/state-json';

/** The coins of all merchants that the books have at one provider in one unit. */
export interface CustodySum {
  readonly provider: string;
  readonly currency: string;
  /** Debits minus credits, in minor units. */
  readonly minor: bigint;
}

/** What is booked, and of which position, out of one snapshot. */
const CUSTODY = `
SELECT c.position, owner[1] AS provider, owner[2] AS currency, sum(b.debit - b.credit)::text AS minor
  FROM ops.checkpoint c
  LEFT JOIN (SELECT debit, credit, regexp_match(account, '^custody:(.+):([^:]+)$') AS owner
               FROM rm.balance WHERE layer = 'posted' AND account LIKE 'custody:%') b ON true
 WHERE c.name = 'journal' GROUP BY 1, 2, 3 ORDER BY 2, 3`;

/** Custody of all merchants together, as providers count it. */
export async function custodySums(
  pool: Pool,
): Promise<{ readonly position: bigint; readonly sums: readonly CustodySum[] }> {
  const { rows } = await pool.query<Record<'position' | 'provider' | 'currency' | 'minor', string | null>>(CUSTODY);
  const sums = rows.flatMap(({ provider, currency, minor }) =>
    provider === null || currency === null ? [] : [{ provider, currency, minor: BigInt(minor ?? 0) }],
  );
  return { position: BigInt(rows[0]?.position ?? 0), sums };
}

/** An operation of a provider that is not over, with the attempt that it belongs to. */
export interface OpenMovement {
  readonly type: OperationType;
  readonly currency: string;
  readonly minor: bigint;
  readonly attempt: Attempt | undefined;
}

const OPEN = `
SELECT op.type, op.currency, op.amount::text AS minor, attempt
  FROM rm.open_operation op
  JOIN rm.orders o USING (order_id)
  LEFT JOIN LATERAL jsonb_array_elements(o.state -> 'attempts') AS attempt
    ON (attempt ->> 'id')::integer = op.attempt_id
 WHERE op.provider = $1 AND op.type IN ('authorize', 'refund')`;

/** Payments and refunds of all merchants at a provider that are not over. */
export async function openMovements(pool: Pool, provider: string): Promise<OpenMovement[]> {
  const { rows } = await pool.query<{ type: OperationType; currency: string; minor: string; attempt: unknown }>(OPEN, [
    provider,
  ]);
  return rows.map(({ attempt, minor, ...row }) => ({
    ...row,
    minor: BigInt(minor),
    attempt: attempt === null ? undefined : stateFromJson<Attempt>(attempt),
  }));
}

/** What lines of one booked payout exchange and no settlement has told to the orders, in minor units; signed. */
export interface UnsettledExchange {
  readonly charged: Money;
  readonly paid: Money;
}

/**
 * The books have a payout in another unit than that of the payments give what was paid from its announcement on, and
 * what was charged, as the coins that were sold, only with the settlement of its lines.
 */
export async function unsettledExchanges(pool: Pool, provider: string): Promise<UnsettledExchange[]> {
  const { rows } = await pool.query<Record<'charged' | 'chargedIn' | 'paid' | 'paidIn', string>>(
    `SELECT sum((exchange #>> '{charged,minor}')::numeric)::text AS charged,
            exchange #>> '{charged,currency}' AS "chargedIn", sum(gross)::text AS paid, currency AS "paidIn"
       FROM rm.settlement JOIN rm.settlement_line USING (settlement_id)
      WHERE provider = $1 AND open_lines > 0 AND NOT settled AND exchange <> 'null'
      GROUP BY settlement_id, 2, 4`,
    [provider],
  );
  return rows.map(({ charged, chargedIn, paid, paidIn }) => ({
    charged: { minor: BigInt(charged), currency: chargedIn },
    paid: { minor: BigInt(paid), currency: paidIn },
  }));
}

/**
 * Which of these payouts of a provider are in the books of any merchant. One that was told in parts is there by each of
 * them, `<id>.<part>`.
 */
export async function bookedPayouts(pool: Pool, provider: string, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT DISTINCT split_part(payout_id, '.', 1) AS id FROM rm.settlement
      WHERE provider = $1 AND split_part(payout_id, '.', 1) = ANY ($2)`,
    [provider, ids],
  );
  return new Set(rows.map(({ id }) => id));
}
