import type { Amount } from '#libs/money';
import { ApiProperty } from '@nestjs/swagger';
import { BalanceSchema } from '../orders/view/amount.schema';

export class ComparisonView {
  @ApiProperty({ example: 'captured' })
  what: string;

  @ApiProperty({ type: BalanceSchema, description: 'As the level above tells it' })
  told: Amount;

  @ApiProperty({ type: BalanceSchema, description: 'Added up again from the level below' })
  added: Amount;

  @ApiProperty({ example: true })
  equal: boolean;
}

export class ExplainedAmountView extends ComparisonView {
  @ApiProperty({ type: [String], example: ['1234'], description: 'Of the events that make it' })
  positions: readonly string[];
}

export class ExplainedLegView {
  @ApiProperty({ example: '1234.0', description: 'The posting, as in the journal' })
  posting: string;

  @ApiProperty({ example: 'capture' })
  rule: string;

  @ApiProperty({ type: BalanceSchema, description: 'Debits positive' })
  amount: Amount;
}

export class ExplainedAccountView extends ComparisonView {
  @ApiProperty({ example: 'psp:trustpay-eu:EUR:receivable' })
  account: string;

  @ApiProperty({ enum: ['posted', 'pending'] })
  layer: string;

  @ApiProperty({ type: BalanceSchema, description: 'As the journal holds it' })
  journal: Amount;

  @ApiProperty({ type: [ExplainedLegView] })
  legs: readonly ExplainedLegView[];
}

export class ProviderMessageView {
  @ApiProperty({ enum: ['answer', 'notification', 'query', 'statement', 'person', 'clock', 'bank_order'] })
  source: string;

  @ApiProperty({ example: '8e1c6f0e-4a4e-5c53-8a27-5a4a1c7f6a10', type: String, nullable: true })
  id: string | null;

  @ApiProperty({ example: '0', type: String, nullable: true, description: "The provider's result code" })
  code: string | null;

  @ApiProperty({ example: 'trustpay-eu', type: String, nullable: true })
  provider: string | null;

  @ApiProperty({
    example: 'notification-trustpay-eu.Zm9v',
    type: String,
    nullable: true,
    description: 'The stream of the stored notification',
  })
  stream: string | null;

  @ApiProperty({ example: '2026-11-20T12:00:00.000Z', type: String, nullable: true, format: 'date-time' })
  received_at: string | null;

  @ApiProperty({
    example: '198159',
    type: String,
    nullable: true,
    description: "The issuer's number of a card payment",
  })
  auth_number: string | null;

  @ApiProperty({ example: 'answered to our call', type: String, nullable: true })
  note: string | null;

  @ApiProperty({
    type: ComparisonView,
    nullable: true,
    description:
      'The amount of the event, or what it says was received, beside that of the message, which was opened and read ' +
      'once more. Of an outcome that is unknown it is shown and not counted: the difference is why it is unknown.',
  })
  amount: ComparisonView | null;
}

export class ExplainedEventView {
  @ApiProperty({ example: '1234', pattern: '^[0-9]+$' })
  position: string;

  @ApiProperty({ example: 'Captured' })
  type: string;

  @ApiProperty({ example: 'trustpay-eu captured 100.00 EUR' })
  summary: string;

  @ApiProperty({ example: '2026-11-20T12:00:00.000Z', format: 'date-time' })
  occurred_at: string;

  @ApiProperty({ type: ProviderMessageView, nullable: true, description: 'Null where it was our own decision' })
  message: ProviderMessageView | null;
}

export class ExplainedBankLineView extends ComparisonView {
  @ApiProperty({ example: '8e1c6f0e-4a4e-5c53-8a27-5a4a1c7f6a10' })
  bank_line_id: string;

  @ApiProperty({ example: 'SK3112000000198742637541', description: 'At the bank' })
  account: string;

  @ApiProperty({ type: String, nullable: true, example: '2026-11-20' })
  booked_on: string | null;
}

export class UntoldItemView {
  @ApiProperty({ example: '4f1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a14', description: 'What of the order was paid out' })
  item_id: string;

  @ApiProperty({ type: BalanceSchema })
  amount: Amount;
}

export class ExplainedPayoutView {
  @ApiProperty({ example: '8e1c6f0e-4a4e-5c53-8a27-5a4a1c7f6a10' })
  settlement_id: string;

  @ApiProperty({ example: 'trustpay-eu', type: String, nullable: true })
  provider: string | null;

  @ApiProperty({ example: 'PO-2026-11', type: String, nullable: true, description: "The provider's own name of it" })
  payout_id: string | null;

  @ApiProperty({ type: BalanceSchema, nullable: true })
  net: Amount | null;

  @ApiProperty({ type: [ComparisonView] })
  checks: readonly ComparisonView[];

  @ApiProperty({ type: [ExplainedBankLineView] })
  bank_lines: readonly ExplainedBankLineView[];

  @ApiProperty({
    type: [UntoldItemView],
    example: [],
    description: 'Paid by it and not told to the order yet, which follows in a moment; not counted above',
  })
  not_told: readonly UntoldItemView[];
}

export class OrderExplanation {
  @ApiProperty({ example: '7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11', format: 'uuid' })
  order_id: string;

  @ApiProperty({ example: 'INV-2026-17' })
  reference: string;

  @ApiProperty({ example: 'captured' })
  status: string;

  @ApiProperty({ example: 3, type: 'integer', minimum: 0 })
  revision: number;

  @ApiProperty({ example: '1234', pattern: '^[0-9]+$' })
  position: string;

  @ApiProperty({ type: [ExplainedAmountView], description: 'The amounts, each from its events' })
  amounts: readonly ExplainedAmountView[];

  @ApiProperty({
    type: [ExplainedAccountView],
    description: 'What the order moves in the books, each from its postings',
  })
  accounts: readonly ExplainedAccountView[];

  @ApiProperty({ type: [ExplainedEventView], description: 'The events, each with where it is known from' })
  events: readonly ExplainedEventView[];

  @ApiProperty({ type: [ExplainedPayoutView], description: 'The payouts that paid something of it' })
  payouts: readonly ExplainedPayoutView[];

  @ApiProperty({ example: 12, type: 'integer', description: 'How many sums were compared' })
  compared: number;

  @ApiProperty({ example: true, description: 'All of them were equal' })
  adds_up: boolean;
}
