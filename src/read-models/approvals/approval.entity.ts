import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FoldedRow } from '../support/folded-row';

/** A request for a second person's approval. */
@Entity({ schema: 'rm', name: 'approval' })
export class ApprovalRow extends FoldedRow {
  @PrimaryColumn('uuid', { name: 'approval_id' })
  approvalId: string;

  @Column('text', { name: 'merchant_id' })
  merchantId: string;

  @Column('uuid', { name: 'order_id' })
  orderId: string;

  @Column('text')
  status: string;
}
