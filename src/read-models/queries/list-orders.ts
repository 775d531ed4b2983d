import type { OrderStatus } from '#libs/payments';
import type { DataSource } from 'typeorm';
import type { FoldedOrder } from '../../orders/order-aggregate';
import { OrderRow } from '../orders/order.entity';
import { newestFirst, rowsWith } from './newest-first';
import type { Page, PageRequest } from './page';

export interface OrderFilter extends PageRequest {
  readonly merchantId: string;
  readonly reference?: string;
  readonly status?: OrderStatus;
  /** Of the latest attempt. */
  readonly provider?: string;
  readonly customerId?: string;
  /** Inclusive. */
  readonly createdFrom?: Date;
  /** Exclusive. */
  readonly createdTo?: Date;
}

/** Orders of a merchant, the newest first. */
export function listOrders(database: DataSource, filter: OrderFilter): Promise<Page<FoldedOrder>> {
  const { merchantId, reference, status, provider, customerId, createdFrom, createdTo, ...page } = filter;
  const query = rowsWith(database, OrderRow, { merchantId, reference, status, provider, customerId });
  if (createdFrom) query.andWhere('r.createdAt >= :createdFrom', { createdFrom });
  if (createdTo) query.andWhere('r.createdAt < :createdTo', { createdTo });
  return newestFirst(query, page, ({ orderId }) => `order-${orderId}`);
}
