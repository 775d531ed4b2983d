import type { LineExchange } from '#libs/settlements';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FoldedRow } from '../support/folded-row';

/** A payout. Null names: its lines are still coming in. */
@Entity({ schema: 'rm', name: 'settlement' })
export class SettlementRow extends FoldedRow {
  @PrimaryColumn('uuid', { name: 'settlement_id' })
  settlementId: string;

  @Column('text', { name: 'merchant_id', nullable: true })
  merchantId: string | null;

  @Column('text', { nullable: true })
  provider: string | null;

  @Column('text', { name: 'payout_id', nullable: true })
  payoutId: string | null;

  @Column('text', { nullable: true })
  currency: string | null;

  @Column('text')
  status: string;

  @Column('numeric', { name: 'in_transit', precision: 38, scale: 0 })
  inTransit: string;

  @Column('integer', { name: 'open_lines' })
  openLines: number;
}

@Entity({ schema: 'rm', name: 'settlement_line' })
export class SettlementLineRow {
  @PrimaryColumn('uuid', { name: 'settlement_id' })
  settlementId: string;

  @PrimaryColumn('integer')
  number: number;

  @Column('text')
  kind: string;

  @Column('text', { nullable: true })
  reference: string | null;

  @Column('numeric', { precision: 38, scale: 0 })
  gross: string;

  @Column('numeric', { precision: 38, scale: 0 })
  fee: string;

  @Column('jsonb', { nullable: true })
  exchange: LineExchange | null;

  @Column('boolean')
  settled: boolean;
}

/** A break between captures, payouts and the bank. */
@Entity({ schema: 'rm', name: 'break_case' })
export class BreakRow extends FoldedRow {
  @PrimaryColumn('uuid', { name: 'break_id' })
  breakId: string;

  @Column('text', { name: 'merchant_id' })
  merchantId: string;

  @Column('text')
  kind: string;

  @Column('text')
  subject: string;

  @Column('text')
  provider: string;

  @Column('text')
  status: string;

  @Column('text', { nullable: true })
  owner: string | null;

  @Column('timestamptz')
  since: Date;
}

/** A line of a bank's statement, and what it turned out to be. */
@Entity({ schema: 'rm', name: 'bank_line' })
export class BankLineRow {
  @PrimaryColumn('uuid', { name: 'bank_line_id' })
  bankLineId: string;

  @Column('text', { name: 'merchant_id' })
  merchantId: string;

  @Column('text')
  account: string;

  @Column('text')
  currency: string;

  @Column('numeric', { precision: 38, scale: 0 })
  amount: string;

  @Column('text', { name: 'booked_on' })
  bookedOn: string;

  @Column('text', { nullable: true })
  code: string | null;

  /** References that the bank carried with it. */
  @Column('jsonb')
  names: readonly string[];

  @Column('bigint')
  position: string;

  /** `payout`, `fee` or `break`; null while nothing explains it. */
  @Column('text', { name: 'matched_to', nullable: true })
  matchedTo: string | null;

  /** Of the one payout or break; a line of several payouts names none. */
  @Column('text', { name: 'matched_id', nullable: true })
  matchedId: string | null;
}
