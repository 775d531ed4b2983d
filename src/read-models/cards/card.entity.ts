import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A card on file in the list. */
@Entity({ schema: 'rm', name: 'card' })
export class CardRow {
  @PrimaryColumn('uuid', { name: 'card_id' })
  cardId: string;

  @Column('text', { name: 'merchant_id' })
  merchantId: string;

  @Column('text', { name: 'customer_id', nullable: true })
  customerId: string | null;

  @Column('text')
  provider: string;

  @Column('boolean')
  removed: boolean;

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
