import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A request for a second person's approval. */
@Entity({ schema: 'rm', name: 'approval' })
export class ApprovalRow {
  @PrimaryColumn('uuid', { name: 'approval_id' })
  approvalId: string;

  @Column('text', { name: 'merchant_id' })
  merchantId: string;

  @Column('uuid', { name: 'order_id' })
  orderId: string;

  @Column('text')
  status: string;

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
