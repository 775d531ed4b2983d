import type { Folded } from '#libs/command-shell';
import type { WebhookState } from '#libs/webhooks';
import type { DataSource } from 'typeorm';
import { WebhookRow } from '../webhooks/webhook.entity';
import { newestFirst, rowsWith } from './newest-first';
import type { Page, PageRequest } from './page';

export interface WebhookFilter extends PageRequest {
  /** Absent: of all merchants, for an operator. */
  readonly merchantId?: string;
}

const notRemoved = (database: DataSource, merchantId?: string) =>
  rowsWith(database, WebhookRow, { merchantId }).andWhere(`r.status <> 'removed'`);

/** Endpoints that were not removed, the newest first. */
export const listWebhooks = (
  database: DataSource,
  { merchantId, ...page }: WebhookFilter,
): Promise<Page<Folded<WebhookState>>> =>
  newestFirst(notRemoved(database, merchantId), page, ({ webhookId }) => `webhook-${webhookId}`);

/** Endpoints of a merchant that were not removed. */
export const countWebhooks = (database: DataSource, merchantId: string): Promise<number> =>
  notRemoved(database, merchantId).getCount();
