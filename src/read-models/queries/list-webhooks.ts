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

/** Endpoints that were not removed, the newest first. */
export const listWebhooks = (
  database: DataSource,
  { merchantId, ...page }: WebhookFilter,
): Promise<Page<Folded<WebhookState>>> =>
  newestFirst(
    rowsWith(database, WebhookRow, { merchantId }).andWhere(`r.status <> 'removed'`),
    page,
    ({ webhookId }) => `webhook-${webhookId}`,
  );
