import type { Folded } from '#libs/command-shell';
import type { BreakState } from '#libs/settlements';
import type { DataSource } from 'typeorm';
import { BreakRow } from '../reconciliation/reconciliation.entities';
import { toFolded } from './folded';
import { rowsWith } from './newest-first';
import { pageOf, parseTimeKey, timeKey } from './page';
import type { Page, PageRequest } from './page';

export interface BreakFilter extends PageRequest {
  readonly merchantId: string;
  readonly kind?: string;
  readonly status?: string;
  readonly owner?: string;
  readonly provider?: string;
  /** Older than that. */
  readonly before?: Date;
}

/** Breaks of a merchant, the oldest first: what waits longest is looked at first. */
export async function listBreaks(
  database: DataSource,
  { merchantId, kind, status, owner, provider, before, after, limit }: BreakFilter,
): Promise<Page<Folded<BreakState>>> {
  const query = rowsWith(database, BreakRow, { merchantId, kind, status, owner, provider });
  if (before !== undefined) query.andWhere('r.since < :before', { before });
  if (after !== undefined) query.andWhere('(r.since, r.createdPosition) > (:at, :position)', parseTimeKey(after));
  const rows = await query
    .orderBy('r.since', 'ASC')
    .addOrderBy('r.createdPosition', 'ASC')
    .limit(limit + 1)
    .getMany();
  return pageOf(
    rows,
    limit,
    (row) => timeKey(row.since, row.createdPosition),
    (row) => toFolded<BreakState>(`break-${row.breakId}`, row),
  );
}

/** What is open of one kind: how many, since when, and how much stands where. */
export interface BreakSummary {
  readonly kind: string;
  readonly currency: string;
  readonly place: string;
  readonly count: number;
  readonly oldest: Date;
  /** Minor units, debits positive. */
  readonly minor: string;
}

export const summarizeBreaks = async (database: DataSource, merchantId: string): Promise<BreakSummary[]> =>
  database.query<BreakSummary[]>(
    `SELECT b.kind, residual->>'currency' AS currency, residual->>'place' AS place, count(*)::integer AS count,
            min(b.since) AS oldest, sum((residual->>'minor')::numeric)::text AS minor
       FROM rm.break_case b CROSS JOIN LATERAL jsonb_array_elements(b.state->'facts'->'residuals') AS residual
      WHERE b.merchant_id = $1 AND b.status = 'open' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    [merchantId],
  );
