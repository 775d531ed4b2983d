import type { CardState } from '#libs/payments';
import type { Folded } from '#libs/command-shell';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class CardView {
  @ApiProperty({ example: '0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10', format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'shop' })
  merchant_id: string;

  @ApiPropertyOptional({ example: 'cust-77' })
  customer_id?: string;

  @ApiProperty({ example: 'trustpay-eu' })
  provider: string;

  @ApiPropertyOptional({
    example: '0000',
    description: 'Last digits or masked number; never more than a receipt shows',
  })
  mask?: string;

  @ApiPropertyOptional({ example: 'visa' })
  brand?: string;

  @ApiPropertyOptional({ example: '1230', description: 'MMYY' })
  expiry?: string;

  @ApiProperty({ enum: ['customer', 'merchant'], description: 'Who may start payments with it' })
  usage: string;

  @ApiProperty({ enum: ['active', 'removed'] })
  status: string;

  @ApiProperty({
    format: 'uuid',
    example: '7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11',
    description: 'The order that kept it',
  })
  order_id: string;

  @ApiProperty({ example: '2026-11-20T12:00:00.000Z', format: 'date-time' })
  registered_at: string;

  @ApiPropertyOptional()
  removed_at?: string;

  @ApiProperty({ type: 'integer', minimum: 0, example: 0 })
  revision: number;

  @ApiProperty({ example: '1234', pattern: '^[0-9]+$' })
  position: string;
}

export class CardListView {
  @ApiProperty({ type: [CardView] })
  data: CardView[];

  @ApiProperty({ type: String, nullable: true, description: 'For the next page; null at the end' })
  next_cursor: string | null;
}

export function presentCard({ state, revision, position }: Folded<CardState>): CardView {
  const card = state.card!;
  return {
    id: card.cardId,
    merchant_id: card.merchantId,
    customer_id: card.customerId,
    provider: card.provider,
    ...card.card,
    usage: card.usage,
    status: state.removed ? 'removed' : 'active',
    order_id: card.orderId,
    registered_at: card.registeredAt,
    removed_at: state.removed ? state.removedAt : undefined,
    revision,
    position: String(position),
  };
}
