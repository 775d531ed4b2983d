import type { Folded } from '#libs/command-shell';
import type { DataSource } from 'typeorm';
import type { ApprovalState } from '../../console/approvals/approval.aggregate';
import { ApprovalRow } from '../approvals/approval.entity';
import { toFolded } from './folded';
import { pageOf, parseTimeKey, timeKey } from './page';
import type { Page, PageRequest } from './page';

export interface ApprovalFilter extends PageRequest {
  readonly merchantId: string;
  readonly orderId?: string;
  readonly status?: string;
}

/** Requests for approval of a merchant, the newest first. */
export async function listApprovals(
  database: DataSource,
  { merchantId, orderId, status, after, limit }: ApprovalFilter,
): Promise<Page<Folded<ApprovalState>>> {
  const query = database
    .getRepository(ApprovalRow)
    .createQueryBuilder('a')
    .where('a.merchantId = :merchantId', { merchantId });
  if (orderId !== undefined) query.andWhere('a.orderId = :orderId', { orderId });
  if (status !== undefined) query.andWhere('a.status = :status', { status });
  if (after !== undefined) query.andWhere('(a.createdAt, a.createdPosition) < (:at, :position)', parseTimeKey(after));
  const rows = await query
    .orderBy('a.createdAt', 'DESC')
    .addOrderBy('a.createdPosition', 'DESC')
    .limit(limit + 1)
    .getMany();
  return pageOf(
    rows,
    limit,
    (row) => timeKey(row.createdAt, row.createdPosition),
    (row) => toFolded<ApprovalState>(`approval-${row.approvalId}`, row),
  );
}
