import type { Folded } from '#libs/command-shell';
import type { DataSource } from 'typeorm';
import type { ApprovalState } from '../../console/approvals/approval.aggregate';
import { ApprovalRow } from '../approvals/approval.entity';
import { newestFirst, rowsWith } from './newest-first';
import type { Page, PageRequest } from './page';

export interface ApprovalFilter extends PageRequest {
  readonly merchantId: string;
  readonly orderId?: string;
  readonly status?: string;
}

/** Requests for approval of a merchant, the newest first. */
export const listApprovals = (
  database: DataSource,
  { merchantId, orderId, status, ...page }: ApprovalFilter,
): Promise<Page<Folded<ApprovalState>>> =>
  newestFirst(
    rowsWith(database, ApprovalRow, { merchantId, orderId, status }),
    page,
    ({ approvalId }) => `approval-${approvalId}`,
  );
