import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What became of one period. */
@Entity({ schema: 'rm', name: 'agreement_period' })
export class AgreementPeriodRow {
  @PrimaryColumn('uuid', { name: 'agreement_id' })
  agreementId: string;

  @PrimaryColumn('integer')
  period: number;

  @Column('text', { name: 'first_day' })
  firstDay: string;

  /** Not included. */
  @Column('text', { name: 'end_day' })
  endDay: string;

  @Column('timestamptz', { name: 'starts_at' })
  startsAt: Date;

  @Column('timestamptz', { name: 'ends_at' })
  endsAt: Date;

  /** How the start came from the local time. */
  @Column('text')
  resolution: string;

  @Column('text')
  status: string;

  /** Of an open one: where its charge stands. */
  @Column('text', { nullable: true })
  state: string | null;

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('integer', { name: 'merged_into', nullable: true })
  mergedInto: number | null;

  @Column('jsonb')
  covers: number[];

  /** Minor units of `currency`. */
  @Column('numeric', { nullable: true })
  amount: string | null;

  @Column('text')
  currency: string;

  @Column('integer')
  attempts: number;

  @Column('timestamptz', { name: 'next_at', nullable: true })
  nextAt: Date | null;

  @Column('uuid', { name: 'order_id', nullable: true })
  orderId: string | null;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;
}
