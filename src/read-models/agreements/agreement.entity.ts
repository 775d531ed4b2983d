import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An agreement in the list, with the one thing that it waits for. */
@Entity({ schema: 'rm', name: 'agreement' })
export class AgreementRow {
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
