import type { BankOrderState, BankOrderStatus } from '#libs/banking';
import type { Folded } from '#libs/command-shell';
import type { DataSource } from 'typeorm';
import { BankOrderRow } from '../bank-orders/bank-order.entity';
import { toFolded } from './folded';
import { pageOf, parseTimeKey, timeKey } from './page';
import type { Page, PageRequest } from './page';

export interface BankOrderFilter extends PageRequest {
  readonly merchantId: string;
  readonly status?: BankOrderStatus;
}

/** Outgoing bank orders of a merchant, the newest first. */
export async function listBankOrders(
  database: DataSource,
  { merchantId, status, after, limit }: BankOrderFilter,
): Promise<Page<Folded<BankOrderState>>> {
  const query = database
    .getRepository(BankOrderRow)
    .createQueryBuilder('b')
    .where('b.merchantId = :merchantId', { merchantId });
  if (status !== undefined) query.andWhere('b.status = :status', { status });
  if (after !== undefined) query.andWhere('(b.createdAt, b.createdPosition) < (:at, :position)', parseTimeKey(after));
  const rows = await query
    .orderBy('b.createdAt', 'DESC')
    .addOrderBy('b.createdPosition', 'DESC')
    .limit(limit + 1)
    .getMany();
  return pageOf(
    rows,
    limit,
    (row) => timeKey(row.createdAt, row.createdPosition),
    (row) => toFolded<BankOrderState>(`bankorder-${row.bankOrderId}`, row),
  );
}
