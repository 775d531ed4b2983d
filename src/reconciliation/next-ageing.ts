import type { Pool } from 'pg';
import { ageingDays } from '#libs/settlements';
import type { Awaited } from '#libs/settlements';
import { MATCHING_RULES } from './matching-rules';

/** All that is waited for, of every merchant, by since when. Times in states are UTC, with or without a `Z`. */
const AWAITED = `
  SELECT 'item' AS kind, provider, method, at FROM rm.receivable_item WHERE NOT settled
   UNION ALL
  SELECT 'payout', provider, NULL, (state #>> '{payout,paidAt}')::timestamp AT TIME ZONE 'UTC'
    FROM rm.settlement WHERE merchant_id IS NOT NULL AND (status <> 'closed' OR open_lines > 0)
   UNION ALL
  SELECT 'order', state #>> '{order,provider}', NULL,
         coalesce(one ->> 'statusSince', state ->> 'submittedAt')::timestamp AT TIME ZONE 'UTC'
    FROM rm.bank_order, jsonb_array_elements(state -> 'instructions') AS one
   WHERE awaits_lines AND one ->> 'status' IN ('executed', 'reversed')`;

const KINDS = `SELECT DISTINCT kind, provider, method FROM (${AWAITED}) awaited`;

const FIRST = `
SELECT min(due) AS "dueAt"
  FROM (${AWAITED}) awaited
  JOIN unnest($1::text[], $2::text[], $3::text[], $4::int[]) AS rule (kind, provider, method, days)
    ON rule.kind = awaited.kind AND rule.provider = awaited.provider AND rule.method IS NOT DISTINCT FROM awaited.method,
  LATERAL (SELECT awaited.at + make_interval(hours => 24 * rule.days) AS due) ageing
 WHERE due > coalesce($5::timestamptz, '-infinity')`;

/** When the first of all that is waited for becomes late or missing, of what does so after an instant. */
export async function nextAgeing(pool: Pool, after?: Date): Promise<Date | undefined> {
  const { rows: kinds } = await pool.query<Awaited>(KINDS);
  const rules = kinds.flatMap((one) => ageingDays(one, MATCHING_RULES).map((days) => ({ ...one, days })));
  const { rows } = await pool.query<{ dueAt: Date | null }>(FIRST, [
    rules.map(({ kind }) => kind),
    rules.map(({ provider }) => provider),
    rules.map(({ method }) => method),
    rules.map(({ days }) => days),
    after ?? null,
  ]);
  return rows[0]!.dueAt ?? undefined;
}
