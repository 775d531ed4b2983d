import type { Folded } from '#libs/command-shell';
import type { CardState } from '#libs/payments';
import type { DataSource } from 'typeorm';
import { CardRow } from '../cards/card.entity';
import { newestFirst, rowsWith } from './newest-first';
import type { Page, PageRequest } from './page';

export interface CardFilter extends PageRequest {
  readonly merchantId: string;
  readonly customerId?: string;
}

/** Cards on file of a merchant, removed ones included, the newest first. */
export const listCards = (
  database: DataSource,
  { merchantId, customerId, ...page }: CardFilter,
): Promise<Page<Folded<CardState>>> =>
  newestFirst(rowsWith(database, CardRow, { merchantId, customerId }), page, ({ cardId }) => `card-${cardId}`);
