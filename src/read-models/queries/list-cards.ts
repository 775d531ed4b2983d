import type { Folded } from '#libs/command-shell';
import type { CardState } from '#libs/payments';
import type { DataSource } from 'typeorm';
import { CardRow } from '../cards/card.entity';
import { toFolded } from './folded';
import { pageOf, parseTimeKey, timeKey } from './page';
import type { Page, PageRequest } from './page';

export interface CardFilter extends PageRequest {
  readonly merchantId: string;
  readonly customerId?: string;
}

/** Cards on file of a merchant, removed ones included, the newest first. */
export async function listCards(database: DataSource, filter: CardFilter): Promise<Page<Folded<CardState>>> {
  const { merchantId, customerId, after, limit } = filter;
  const query = database
    .getRepository(CardRow)
    .createQueryBuilder('c')
    .where('c.merchantId = :merchantId', { merchantId });
  if (customerId !== undefined) query.andWhere('c.customerId = :customerId', { customerId });
  if (after !== undefined) query.andWhere('(c.createdAt, c.createdPosition) < (:at, :position)', parseTimeKey(after));
  const rows = await query
    .orderBy('c.createdAt', 'DESC')
    .addOrderBy('c.createdPosition', 'DESC')
    .limit(limit + 1)
    .getMany();
  return pageOf(
    rows,
    limit,
    (row) => timeKey(row.createdAt, row.createdPosition),
    (row) => toFolded<CardState>(`card-${row.cardId}`, row),
  );
}
