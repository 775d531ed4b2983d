import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FoldedRow } from '../support/folded-row';

/** A card on file in the list. */
@Entity({ schema: 'rm', name: 'card' })
export class CardRow extends FoldedRow {
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
}
