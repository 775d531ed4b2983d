import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsUUID, Matches, Max, Min } from 'class-validator';
import { MayBeAbsent, PROVIDER_NAME } from '../../common/validation';

export class StartAttemptDto {
  @ApiPropertyOptional({
    pattern: PROVIDER_NAME.source,
    example: 'trustpay-eu',
    description: 'Default: routed as for a new order',
  })
  @MayBeAbsent()
  @Matches(PROVIDER_NAME, { message: 'provider must be the name of a provider, such as trustpay-eu' })
  provider?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Pay with this card on file' })
  @MayBeAbsent()
  @IsUUID()
  card_id?: string;

  @ApiPropertyOptional({ enum: ['customer', 'merchant'], default: 'customer' })
  @MayBeAbsent()
  @IsIn(['customer', 'merchant'])
  initiator?: 'customer' | 'merchant';

  @ApiPropertyOptional({ type: 'integer', minimum: 60, maximum: 86_400, example: 1800, default: 1800 })
  @MayBeAbsent()
  @IsInt()
  @Min(60)
  @Max(86_400)
  expires_in?: number;
}
