import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FoldedRow } from '../support/folded-row';

/** An outgoing bank order in the list. */
@Entity({ schema: 'rm', name: 'bank_order' })
export class BankOrderRow extends FoldedRow {
  @PrimaryColumn('uuid', { name: 'bank_order_id' })
  bankOrderId: string;

  @Column('text', { name: 'merchant_id' })
  merchantId: string;

  @Column('text')
  status: string;

  /** Lines of the account are still to come. */
  @Column('boolean', { name: 'awaits_lines' })
  awaitsLines: boolean;
}
