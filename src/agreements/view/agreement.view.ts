import { AGREEMENT_STATUSES } from '#libs/agreements';
import type { Amount } from '#libs/money';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { AmountSchema, BalanceSchema } from '../../orders/view/amount.schema';
import { NextActionView } from '../../orders/view/next-action.view';

export class ScheduleView {
  @ApiProperty({ enum: ['day', 'week', 'month', 'year'] })
  every: string;

  @ApiProperty({ type: 'integer', example: 1 })
  count: number;

  @ApiPropertyOptional({ type: 'integer', example: 31 })
  anchor_day?: number;

  @ApiProperty({ example: '09:00' })
  time: string;

  @ApiProperty({ example: 'Europe/Bratislava', description: 'The zone that tells the time of the next periods' })
  zone: string;

  @ApiProperty({ example: '2026-01-31' })
  start: string;

  @ApiPropertyOptional({ example: '2027-01-31' })
  end?: string;

  @ApiPropertyOptional({ type: 'integer', example: 12 })
  periods?: number;
}

export class AgreementCardView {
  @ApiProperty({ format: 'uuid', example: '0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10' })
  id: string;

  @ApiProperty({ example: 'trustpay-eu' })
  provider: string;

  @ApiProperty({ example: 'visa' })
  scheme: string;
}

export class DueView {
  @ApiProperty({ format: 'date-time', example: '2036-01-31T08:00:00.000Z' })
  at: string;

  @ApiProperty({
    enum: ['period', 'charge', 'resume', 'end', 'give_up'],
    description: 'A period begins, a charge is tried or moves on, a pause ends, the agreement ends, nobody paid',
  })
  kind: string;
}

export class OpenChargeView {
  @ApiProperty({ type: 'integer', example: 2, description: 'Number of the period' })
  period: number;

  @ApiProperty({ example: '2026-01-31', description: 'First day of the period' })
  date: string;

  @ApiProperty({ type: AmountSchema })
  amount: Amount;

  @ApiProperty({
    enum: ['waiting', 'processing', 'retrying', 'awaiting_customer', 'past_due', 'suspended', 'held'],
  })
  state: string;

  @ApiPropertyOptional({ example: 'soft_funds', description: 'Why it is there' })
  reason?: string;

  @ApiProperty({ type: 'integer', example: 1, description: 'How often it was tried' })
  attempts: number;

  @ApiPropertyOptional({ format: 'date-time', description: 'When it is tried again, or moves on if nothing happens' })
  next_at?: string;

  @ApiPropertyOptional({ example: 'suspended', description: 'What it will be then, if it is not tried again' })
  next_state?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The order that collects it' })
  order_id?: string;
}

export class ParkedAgreementView {
  @ApiProperty({ format: 'date-time', example: '2036-01-31T08:00:05.000Z' })
  at: string;

  @ApiProperty({ format: 'date-time', example: '2036-01-31T08:00:00.000Z', description: 'When that step was due' })
  due_at: string;

  @ApiProperty({ enum: ['period', 'charge', 'resume', 'end', 'give_up'], description: 'The step that fails' })
  kind: string;

  @ApiProperty({ type: 'integer', example: 5, description: 'How often it was tried' })
  failures: number;

  @ApiProperty({ example: 'RangeError: more than 10000 periods are due', description: 'What it failed by at last' })
  error: string;
}

export class AgreementView {
  @ApiProperty({ format: 'uuid', example: '0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10' })
  id: string;

  @ApiProperty({ example: 'shop' })
  merchant_id: string;

  @ApiProperty({ example: 'SUB-17' })
  reference: string;

  @ApiProperty({ example: 'cust-77' })
  customer_id: string;

  @ApiProperty({ enum: AGREEMENT_STATUSES })
  status: string;

  @ApiProperty({ type: AmountSchema, description: 'Of the next period' })
  amount: Amount;

  @ApiProperty({ type: ScheduleView })
  schedule: ScheduleView;

  @ApiProperty({ example: 'trustpay-eu' })
  provider: string;

  @ApiPropertyOptional({ type: AgreementCardView })
  card?: AgreementCardView;

  @ApiProperty({
    enum: ['first_payment', 'authenticate', 'new_card', 'nothing'],
    description: 'What the customer has to do; tell them',
  })
  next_step: string;

  @ApiProperty({ type: NextActionView, nullable: true, description: 'Of the payment that brings a card' })
  next_action: NextActionView | null;

  @ApiPropertyOptional({ format: 'uuid', description: 'The order of that payment' })
  card_order_id?: string;

  @ApiProperty({ type: DueView, nullable: true, description: 'What happens next by itself' })
  due: DueView | null;

  @ApiProperty({ type: [OpenChargeView], description: 'Charges that are neither paid nor given up, the oldest first' })
  open_charges: OpenChargeView[];

  @ApiProperty({ type: [Number], example: [3], description: 'Periods that wait for a person: POST …/review' })
  held_periods: number[];

  @ApiProperty({ enum: ['bill_each', 'merge', 'newest_only', 'hold_for_review'] })
  missed_periods: string;

  @ApiPropertyOptional({
    type: BalanceSchema,
    description:
      'What the next charge takes in from changes of price within a period; below zero, owed to the customer',
  })
  carried_over?: Amount;

  @ApiProperty({ type: 'integer', example: 12 })
  charged_periods: number;

  @ApiProperty({ type: 'integer', example: 1 })
  skipped_periods: number;

  @ApiPropertyOptional({
    type: ParkedAgreementView,
    description: 'Its due step failed for a reason of ours; nothing is charged until POST …/resume-billing',
  })
  parked?: ParkedAgreementView;

  @ApiPropertyOptional({ format: 'date-time', description: 'Of a pause' })
  paused_until?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'It ends with the period that runs' })
  ends_at?: string;

  @ApiPropertyOptional({ enum: ['cancelled', 'completed', 'unpaid', 'consent_revoked', 'never_activated'] })
  end_reason?: string;

  @ApiPropertyOptional({ format: 'date-time' })
  ended_at?: string;

  @ApiPropertyOptional({ example: 'consent-8812', description: 'Your reference of what the customer agreed to' })
  consent_reference?: string;

  @ApiPropertyOptional({ type: AmountSchema, description: 'The customer agreed to no more than this in one charge' })
  consent_ceiling?: Amount;

  @ApiProperty({ format: 'date-time', example: '2036-01-31T08:00:00.000Z' })
  created_at: string;

  @ApiProperty({ format: 'date-time', example: '2036-01-31T08:00:00.000Z' })
  updated_at: string;

  @ApiProperty({ type: 'integer', minimum: 0, example: 4 })
  revision: number;

  @ApiProperty({ example: '1234', pattern: '^[0-9]+$' })
  position: string;
}

export class AgreementListView {
  @ApiProperty({ type: [AgreementView] })
  data: AgreementView[];

  @ApiProperty({ type: String, nullable: true, description: 'For the next page; null at the end' })
  next_cursor: string | null;
}
