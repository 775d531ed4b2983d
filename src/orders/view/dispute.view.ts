import type { Amount } from '#libs/money';
import type { Dispute } from '#libs/payments';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { AmountSchema } from './amount.schema';

export class DisputeView {
  @ApiProperty({ example: '1', pattern: '^[0-9]+$', description: 'Counts within the order' })
  id: string;

  @ApiProperty({ enum: ['open', 'won', 'lost'] })
  status: string;

  @ApiProperty({ type: AmountSchema, description: 'Of what the order had left' })
  amount: Amount;

  @ApiPropertyOptional({
    type: AmountSchema,
    description: 'Taken beyond what the order had left (refunded before): a claim, until the dispute is won',
  })
  beyond?: Amount;

  @ApiPropertyOptional({ example: '4337417658' })
  provider_reference?: string;
}

export const presentDispute = (
  { id, status, amount, beyond, providerReference }: Dispute,
  money: (minor: bigint) => Amount,
): DisputeView => ({
  id,
  status,
  amount: money(amount),
  beyond: beyond ? money(beyond) : undefined,
  provider_reference: providerReference,
});
