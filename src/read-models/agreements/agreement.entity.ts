import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FoldedRow } from '../support/folded-row';

/** An agreement in the list, with the one thing that it waits for. */
@Entity({ schema: 'rm', name: 'agreement' })
export class AgreementRow extends FoldedRow {
  @PrimaryColumn('uuid', { name: 'agreement_id' })
  agreementId: string;

  @Column('text', { name: 'merchant_id' })
  merchantId: string;

  @Column('text', { name: 'customer_id' })
  customerId: string;

  @Column('text')
  reference: string;

  @Column('text')
  provider: string;

  @Column('text')
  status: string;

  @Column('timestamptz', { name: 'due_at', nullable: true })
  dueAt: Date | null;

  @Column('text', { name: 'due_kind', nullable: true })
  dueKind: string | null;
}
