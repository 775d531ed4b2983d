import type { Folded } from '#libs/command-shell';
import type { WebhookState } from '#libs/webhooks';
import type { DataSource } from 'typeorm';
import { WebhookRow } from '../webhooks/webhook.entity';
import { toFolded } from './folded';
import { pageOf, parseTimeKey, timeKey } from './page';
import type { Page, PageRequest } from './page';

export interface WebhookFilter extends PageRequest {
  /** Absent: of all merchants, for an operator. */
  readonly merchantId?: string;
}

/** Endpoints that were not removed, the newest first. */
export async function listWebhooks(database: DataSource, filter: WebhookFilter): Promise<Page<Folded<WebhookState>>> {
  const { merchantId, after, limit } = filter;
  const query = database.getRepository(WebhookRow).createQueryBuilder('w').where(`w.status <> 'removed'`);
  if (merchantId !== undefined) query.andWhere('w.merchantId = :merchantId', { merchantId });
  if (after !== undefined) query.andWhere('(w.createdAt, w.createdPosition) < (:at, :position)', parseTimeKey(after));
  const rows = await query
    .orderBy('w.createdAt', 'DESC')
    .addOrderBy('w.createdPosition', 'DESC')
    .limit(limit + 1)
    .getMany();
  return pageOf(
    rows,
    limit,
    (row) => timeKey(row.createdAt, row.createdPosition),
    (row) => toFolded<WebhookState>(`webhook-${row.webhookId}`, row),
  );
}
