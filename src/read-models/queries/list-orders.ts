import type { OrderState, OrderStatus } from '#libs/payments';
import type { DataSource } from 'typeorm';
import type { FoldedOrder } from '../../orders/order-aggregate';
import { OrderRow } from '../orders/order.entity';
import { toFolded } from './folded';
import { pageOf, parseTimeKey, timeKey } from './page';
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
export async function listOrders(database: DataSource, filter: OrderFilter): Promise<Page<FoldedOrder>> {
  const { merchantId, reference, status, provider, customerId, createdFrom, createdTo, after, limit } = filter;
  const query = database
    .getRepository(OrderRow)
    .createQueryBuilder('o')
    .where('o.merchantId = :merchantId', { merchantId });
  if (reference !== undefined) query.andWhere('o.reference = :reference', { reference });
  if (status !== undefined) query.andWhere('o.status = :status', { status });
  if (provider !== undefined) query.andWhere('o.provider = :provider', { provider });
  if (customerId !== undefined) query.andWhere('o.customerId = :customerId', { customerId });
  if (createdFrom) query.andWhere('o.createdAt >= :createdFrom', { createdFrom });
  if (createdTo) query.andWhere('o.createdAt < :createdTo', { createdTo });
  if (after !== undefined) query.andWhere('(o.createdAt, o.createdPosition) < (:at, :position)', parseTimeKey(after));
  const rows = await query
    .orderBy('o.createdAt', 'DESC')
    .addOrderBy('o.createdPosition', 'DESC')
    .limit(limit + 1)
    .getMany();
  return pageOf(
    rows,
    limit,
    (row) => timeKey(row.createdAt, row.createdPosition),
    (row) => toFolded<OrderState>(`order-${row.orderId}`, row),
  );
}
