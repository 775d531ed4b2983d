import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An outgoing bank order in the list. */
@Entity({ schema: 'rm', name: 'bank_order' })
export class BankOrderRow {
  @PrimaryColumn('uuid', { name: 'bank_order_id' })
  bankOrderId: string;

  @Column('text', { name: 'merchant_id' })
  merchantId: string;

  @Column('text')
  status: string;

  /** Lines of the account are still to come. */
  @Column('boolean', { name: 'awaits_lines' })
  awaitsLines: boolean;

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
