import { ApiProperty } from '@nestjs/swagger';
import { AmountSchema } from '../view/amount.schema';

export class LegView {
  @ApiProperty({ example: 'psp:trustpay-eu:EUR:receivable' })
  account: string;

  @ApiProperty({ enum: ['debit', 'credit'] })
  side: string;

  @ApiProperty({ type: AmountSchema })
  amount: AmountSchema;
}

export class PostingView {
  @ApiProperty({ example: 'capture' })
  rule: string;

  @ApiProperty({ enum: ['posted', 'pending'] })
  layer: string;

  @ApiProperty({
    type: [LegView],
    example: [
      { account: 'psp:trustpay-eu:EUR:receivable', side: 'debit', amount: { value: '100.00', currency: 'EUR' } },
      { account: 'service:shop:EUR:unsettled', side: 'credit', amount: { value: '100.00', currency: 'EUR' } },
    ],
  })
  legs: LegView[];
}

export class EventView {
  @ApiProperty({ example: '8e1c6f0e-4a4e-5c53-8a27-5a4a1c7f6a10', format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'Captured' })
  type: string;

  @ApiProperty({ example: 'trustpay-eu captured 100.00 EUR' })
  summary: string;

  @ApiProperty({ example: 'order-7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11' })
  stream: string;

  @ApiProperty({ type: 'integer', minimum: 0, example: 3 })
  revision: number;

  @ApiProperty({ example: '1234', pattern: '^[0-9]+$' })
  position: string;

  @ApiProperty({ example: 'provider:trustpay-eu' })
  actor: string;

  @ApiProperty({ format: 'uuid', example: '4c1f0a8e-5d0e-5a52-9a53-2f6f7c0a1c1d' })
  correlation_id: string;

  @ApiProperty({
    format: 'uuid',
    example: '4c1f0a8e-5d0e-5a52-9a53-2f6f7c0a1c1d',
    description: 'The command or event that caused this one',
  })
  causation_id: string;

  @ApiProperty({ example: '2026-11-20T12:00:00.000Z', format: 'date-time', description: 'When it was decided' })
  occurred_at: string;

  @ApiProperty({ example: '2026-11-20T12:00:00.004Z', format: 'date-time', description: 'When the store took it' })
  recorded_at: string;

  @ApiProperty({
    description: 'The event as stored; personal data stays sealed',
    type: 'object',
    additionalProperties: true,
    example: { operationId: 2, amount: { minor: '10000', currency: 'EUR' }, provider: 'trustpay-eu' },
  })
  data: unknown;

  @ApiProperty({ type: [PostingView], description: 'What it did to the books' })
  postings: PostingView[];
}

export class EventListView {
  @ApiProperty({ type: [EventView] })
  data: EventView[];

  @ApiProperty({ type: String, nullable: true, description: 'For the next page; null at the end' })
  next_cursor: string | null;
}
