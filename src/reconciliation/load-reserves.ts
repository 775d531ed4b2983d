import { RESERVE_SUBJECTS } from '#libs/settlements';
import type { BreakState, Reserve } from '#libs/settlements';
import type { Pool } from 'pg';
import { stateFromJson } from '../read-models/support/state-json';

/** What each provider keeps of the merchant's money as a reserve, by all its payouts. */
export async function loadReserves(pool: Pool, merchantId: string): Promise<Reserve[]> {
  const { rows } = await pool.query<{ provider: string; currency: string; kept: string; since: Date }>(
    `SELECT provider, currency, sum(reserve)::text AS kept, max(created_at) AS since
       FROM rm.settlement WHERE merchant_id = $1 AND reserve <> 0 GROUP BY provider, currency`,
    [merchantId],
  );
  if (rows.length === 0) return [];
  const decisions = await decisionsOf(pool, merchantId);
  return rows.map(({ kept, ...row }) => {
    const own = decisions.filter(({ provider, currency }) => provider === row.provider && currency === row.currency);
    const takenOver = own.reduce((sum, { minor }) => sum + minor, 0n);
    return { ...row, kept: BigInt(kept), takenOver, decided: own.length };
  });
}

/** What people decided about reserves, and what each decision booked out of one. */
async function decisionsOf(pool: Pool, merchantId: string) {
  const { rows } = await pool.query<{ state: unknown }>(
    `SELECT state FROM rm.break_case
      WHERE merchant_id = $1 AND status = 'resolved' AND starts_with(subject, $2)`,
    [merchantId, RESERVE_SUBJECTS],
  );
  return rows.flatMap(({ state }) => {
    const { resolution } = stateFromJson<BreakState>(state);
    const [booked] = resolution?.residuals ?? [];
    return booked ? [{ provider: resolution!.provider, currency: booked.currency, minor: BigInt(booked.minor) }] : [];
  });
}
