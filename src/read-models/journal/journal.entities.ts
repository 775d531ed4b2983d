import type { AccountType, Layer } from '#libs/ledger';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One balanced set of legs of one event. */
@Entity({ schema: 'rm', name: 'posting' })
export class PostingRow {
  @PrimaryColumn('bigint')
  position: string;

  @PrimaryColumn('smallint')
  number: number;

  @Column('uuid', { name: 'event_id' })
  eventId: string;

  @Column('text', { name: 'merchant_id' })
  merchantId: string;

  /** Null for money that names no order. */
  @Column('uuid', { name: 'order_id', nullable: true })
  orderId: string | null;

  @Column('text')
  rule: string;

  @Column('smallint', { name: 'rules_version' })
  rulesVersion: number;

  @Column('text')
  layer: Layer;

  /** When it happened. */
  @Column('timestamptz', { name: 'occurred_at' })
  occurredAt: Date;

  /** When the ledger learnt of it, by its own clock; never falls from one posting of a merchant to the next. */
  @Column('timestamptz', { name: 'reached_at' })
  reachedAt: Date;

  /** When the store took the event, by the store's clock. */
  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;
}

/** One side of a posting; amounts in minor units, debits positive. */
@Entity({ schema: 'rm', name: 'leg' })
export class LegRow {
  @PrimaryColumn('bigint')
  position: string;

  @PrimaryColumn('smallint')
  number: number;

  @PrimaryColumn('smallint')
  seq: number;

  @Column('text', { name: 'merchant_id' })
  merchantId: string;

  @Column('text')
  account: string;

  @Column('text')
  currency: string;

  @Column('text')
  layer: Layer;

  @Column('numeric', { precision: 38, scale: 0 })
  amount: string;

  /** Sums of merchant, account, currency and layer up to and including this leg. */
  @Column('numeric', { name: 'debit_after', precision: 38, scale: 0 })
  debitAfter: string;

  @Column('numeric', { name: 'credit_after', precision: 38, scale: 0 })
  creditAfter: string;
}

/** Sums of an account in one currency and layer, in minor units. */
@Entity({ schema: 'rm', name: 'balance' })
export class BalanceRow {
  @PrimaryColumn('text', { name: 'merchant_id' })
  merchantId: string;

  @PrimaryColumn('text')
  account: string;

  @PrimaryColumn('text')
  currency: string;

  @PrimaryColumn('text')
  layer: Layer;

  @Column('text')
  type: AccountType;

  @Column('numeric', { precision: 38, scale: 0 })
  debit: string;

  @Column('numeric', { precision: 38, scale: 0 })
  credit: string;

  @Column('bigint')
  position: string;
}
