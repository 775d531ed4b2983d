import type { BankOrderState, BankOrderStatus } from '#libs/banking';
import type { Folded } from '#libs/command-shell';
import type { DataSource } from 'typeorm';
import { BankOrderRow } from '../bank-orders/bank-order.entity';
import { newestFirst, rowsWith } from './newest-first';
import type { Page, PageRequest } from './page';

export interface BankOrderFilter extends PageRequest {
  readonly merchantId: string;
  readonly status?: BankOrderStatus;
}

/** Outgoing bank orders of a merchant, the newest first. */
export const listBankOrders = (
  database: DataSource,
  { merchantId, status, ...page }: BankOrderFilter,
): Promise<Page<Folded<BankOrderState>>> =>
  newestFirst(
    rowsWith(database, BankOrderRow, { merchantId, status }),
    page,
    ({ bankOrderId }) => `bankorder-${bankOrderId}`,
  );
