import type { Folded } from '#libs/command-shell';
import type { SettlementState } from '#libs/settlements';
import type { DataSource } from 'typeorm';
import { SettlementLineRow, SettlementRow } from '../reconciliation/reconciliation.entities';
import { toFolded } from './folded';
import { pageOf, parseTimeKey, timeKey } from './page';
import type { Page, PageRequest } from './page';

export interface SettlementFilter extends PageRequest {
  readonly merchantId: string;
  readonly provider?: string;
  readonly status?: string;
}

/** Payouts of a merchant, the newest first. */
export async function listSettlements(
  database: DataSource,
  { merchantId, provider, status, after, limit }: SettlementFilter,
): Promise<Page<Folded<SettlementState>>> {
  const query = database
    .getRepository(SettlementRow)
    .createQueryBuilder('s')
    .where('s.merchantId = :merchantId', { merchantId });
  if (provider !== undefined) query.andWhere('s.provider = :provider', { provider });
  if (status !== undefined) query.andWhere('s.status = :status', { status });
  if (after !== undefined) query.andWhere('(s.createdAt, s.createdPosition) < (:at, :position)', parseTimeKey(after));
  const rows = await query
    .orderBy('s.createdAt', 'DESC')
    .addOrderBy('s.createdPosition', 'DESC')
    .limit(limit + 1)
    .getMany();
  return pageOf(
    rows,
    limit,
    (row) => timeKey(row.createdAt, row.createdPosition),
    (row) => toFolded<SettlementState>(`settlement-${row.settlementId}`, row),
  );
}

/** Lines of a payout by their number, from after one on. */
export const listSettlementLines = (database: DataSource, settlementId: string, limit: number) =>
  database.getRepository(SettlementLineRow).find({ where: { settlementId }, order: { number: 'ASC' }, take: limit });
