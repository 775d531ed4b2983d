import type { WebhookState } from '#libs/webhooks';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An endpoint in the list. */
@Entity({ schema: 'rm', name: 'webhook' })
export class WebhookRow {
  @PrimaryColumn('uuid', { name: 'webhook_id' })
  webhookId: string;

  @Column('text', { name: 'merchant_id' })
  merchantId: string;

  @Column('text')
  status: WebhookState['status'];

  @Column('integer')
  revision: number;

  @Column('bigint')
  position: string;

  @Column('bigint', { name: 'created_position' })
  createdPosition: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;

  /** The folded state, see `stateFromJson`. */
  @Column('jsonb')
  state: unknown;
}
