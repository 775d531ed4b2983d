import { ATTEMPT_STATUSES, ORDER_STATUSES } from '#libs/payments';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Amount } from '#libs/money';
import { CryptoDto, SplitDto } from '../create-order/create-order.dto';
import { CustomerDto } from '../create-order/customer.dto';
import { AmountSchema, BalanceSchema } from './amount.schema';
import { DisputeView } from './dispute.view';
import { NextActionView } from './next-action.view';
import { CardDetailsView, DeclineView, FailureView, ReportedView } from './outcome.view';

export class SplitView extends SplitDto {
  @ApiProperty({ type: AmountSchema, description: 'Its part of what is captured now and not given back or lost' })
  earned: Amount;
}

export class ReceiptView {
  @ApiProperty({ type: AmountSchema, description: 'What the payer was asked for' })
  due: Amount;

  @ApiProperty({ type: AmountSchema, description: 'What came in time' })
  received: Amount;
}

export class AttemptView {
  @ApiProperty({ type: 'integer', minimum: 0, example: 1 })
  id: number;

  @ApiProperty({ example: 'trustpay-eu' })
  provider: string;

  @ApiProperty({ enum: ['hosted', 'remote', 'background'] })
  flow: string;

  @ApiProperty({
    example: 'authorized',
    enum: ATTEMPT_STATUSES,
  })
  status: string;

  @ApiPropertyOptional({ example: '4337417657' })
  provider_reference?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Card on file used' })
  card_id?: string;

  @ApiPropertyOptional({ type: CardDetailsView })
  card?: CardDetailsView;

  @ApiPropertyOptional({ type: DeclineView })
  decline?: DeclineView;

  @ApiPropertyOptional({
    type: ReceiptView,
    description: 'Where the payer pays in another unit, or may pay less or more',
  })
  receipt?: ReceiptView;

  @ApiPropertyOptional({ type: ReportedView })
  reported?: ReportedView;

  @ApiPropertyOptional({ example: '2026-11-20T12:30:00.000Z', format: 'date-time' })
  expires_at?: string;
}

export class OperationView {
  @ApiProperty({ type: 'integer', minimum: 0, example: 2 })
  id: number;

  @ApiProperty({ enum: ['authorize', 'capture', 'void', 'refund'] })
  type: string;

  @ApiProperty({
    enum: [
      'requested',
      'requires_action',
      'announced',
      'pending',
      'unknown',
      'underpaid',
      'succeeded',
      'declined',
      'failed',
      'expired',
      'cancelled',
    ],
  })
  status: string;

  @ApiProperty({ type: AmountSchema })
  amount: Amount;

  @ApiProperty({
    example: '2rK0vLhX9QyYhD3oWq8n1B2',
    description: 'The name under which the provider knows the operation',
  })
  reference: string;

  @ApiPropertyOptional({ example: '4337417658' })
  provider_reference?: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Of a refund that a bank order pays: no provider knows it, and the bank order ends it',
  })
  bank_order_id?: string;

  @ApiPropertyOptional({ type: DeclineView })
  decline?: DeclineView;

  @ApiPropertyOptional({ type: FailureView })
  failure?: FailureView;

  @ApiPropertyOptional({ enum: [true], type: 'boolean', description: 'Asked for after the hold should have ended' })
  late?: true;

  @ApiPropertyOptional({
    format: 'date-time',
    example: '2026-11-20T12:00:00.000Z',
    description: 'When it was asked for: the age of an operation in doubt counts from here',
  })
  requested_at?: string;
}

export class OrderView {
  @ApiProperty({ example: '7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11', format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'shop' })
  merchant_id: string;

  @ApiProperty({ example: 'INV-2026-17' })
  reference: string;

  @ApiProperty({ type: AmountSchema })
  amount: Amount;

  @ApiProperty({ example: 'card' })
  method: string;

  @ApiProperty({ example: 'trustpay-eu' })
  provider: string;

  @ApiProperty({ enum: ['automatic', 'manual'] })
  capture: string;

  @ApiPropertyOptional({ example: 'P3D', description: 'Captured by itself so long after the authorisation' })
  capture_after?: string;

  @ApiPropertyOptional({ enum: ['capture', 'release'], description: 'What happens to the hold before it ends' })
  at_deadline?: string;

  @ApiProperty({
    enum: ORDER_STATUSES,
    description: 'Derived from the amounts and operations',
  })
  status: string;

  @ApiProperty({ type: AmountSchema })
  authorized: Amount;

  @ApiProperty({ type: AmountSchema })
  captured: Amount;

  @ApiProperty({ type: AmountSchema })
  refunded: Amount;

  @ApiProperty({ type: AmountSchema })
  voided: Amount;

  @ApiProperty({ type: AmountSchema, description: 'What a capture may still take, operations under way counted' })
  capturable: Amount;

  @ApiProperty({ type: AmountSchema, description: 'What a refund may still give back, operations under way counted' })
  refundable: Amount;

  @ApiProperty({ type: AmountSchema, description: 'Amount of operations whose outcome is unknown' })
  in_doubt: Amount;

  @ApiProperty({
    type: AmountSchema,
    description: 'Money that came without an operation that explains it; in suspense',
  })
  unexpected: Amount;

  @ApiProperty({ type: [AmountSchema], description: 'The same in other units than the order’s; in suspense' })
  unexpected_assets: Amount[];

  @ApiProperty({ type: AmountSchema, description: 'What the payer sent too much, at the quote of the payment' })
  overpaid: Amount;

  @ApiProperty({ type: BalanceSchema, description: 'Paid out by the provider: captures less the refunds it netted' })
  settled: Amount;

  @ApiProperty({ type: AmountSchema, description: 'What providers kept, where they say so' })
  fees: Amount;

  @ApiPropertyOptional({ type: CryptoDto })
  crypto?: CryptoDto;

  @ApiPropertyOptional({ type: [SplitView] })
  splits?: SplitView[];

  @ApiPropertyOptional({ type: NextActionView, nullable: true })
  next_action: NextActionView | null;

  @ApiProperty({ type: [AttemptView] })
  attempts: AttemptView[];

  @ApiProperty({ type: [OperationView] })
  operations: OperationView[];

  @ApiProperty({ type: [DisputeView], description: 'Captured money that the payer’s bank took back, or wants back' })
  disputes: DisputeView[];

  @ApiPropertyOptional({ format: 'uuid', description: 'The card on file that this payment kept' })
  card_id?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The agreement that collects by this order' })
  agreement_id?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, example: 2, description: 'Number of the period, for a charge' })
  agreement_period?: number;

  @ApiPropertyOptional({ type: CustomerDto, description: 'As given; `[erased]` where the person was erased' })
  customer?: CustomerDto;

  @ApiPropertyOptional()
  description?: string;

  @ApiPropertyOptional()
  return_url?: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' } })
  metadata?: Record<string, string>;

  @ApiPropertyOptional({
    example: '2026-11-20T12:30:00.000Z',
    format: 'date-time',
    description: 'The payer may pay until then; so long money is waited for that the payer has ordered from the bank',
  })
  expires_at?: string;

  @ApiPropertyOptional({
    example: '2026-11-27T12:00:00.000Z',
    format: 'date-time',
    description: 'The hold is expected to end then',
  })
  capture_before?: string;

  @ApiProperty({ example: '2026-11-20T12:00:00.000Z', format: 'date-time' })
  created_at: string;

  @ApiProperty({ example: '2026-11-20T12:00:04.120Z', format: 'date-time' })
  updated_at: string;

  @ApiProperty({ type: 'integer', minimum: 0, example: 3 })
  revision: number;

  @ApiProperty({ example: '1234', pattern: '^[0-9]+$' })
  position: string;
}
