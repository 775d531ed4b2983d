import type { WebhookState } from '#libs/webhooks';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FoldedRow } from '../support/folded-row';

/** An endpoint in the list. */
@Entity({ schema: 'rm', name: 'webhook' })
export class WebhookRow extends FoldedRow {
  @PrimaryColumn('uuid', { name: 'webhook_id' })
  webhookId: string;

  @Column('text', { name: 'merchant_id' })
  merchantId: string;

  @Column('text')
  status: WebhookState['status'];
}
