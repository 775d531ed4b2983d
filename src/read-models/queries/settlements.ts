import type { Folded } from '#libs/command-shell';
import type { SettlementState } from '#libs/settlements';
import type { DataSource } from 'typeorm';
import { SettlementLineRow, SettlementRow } from '../reconciliation/reconciliation.entities';
import { newestFirst, rowsWith } from './newest-first';
import type { Page, PageRequest } from './page';

export interface SettlementFilter extends PageRequest {
  readonly merchantId: string;
  readonly provider?: string;
  readonly status?: string;
}

/** Payouts of a merchant, the newest first. */
export const listSettlements = (
  database: DataSource,
  { merchantId, provider, status, ...page }: SettlementFilter,
): Promise<Page<Folded<SettlementState>>> =>
  newestFirst(
    rowsWith(database, SettlementRow, { merchantId, provider, status }),
    page,
    ({ settlementId }) => `settlement-${settlementId}`,
  );

/** Lines of a payout by their number, from after one on. */
export const listSettlementLines = (database: DataSource, settlementId: string, limit: number) =>
  database.getRepository(SettlementLineRow).find({ where: { settlementId }, order: { number: 'ASC' }, take: limit });
