import type { Amount } from '#libs/money';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { IsAmount, IsPlainText, MayBeAbsent } from '../../common/validation';
import { AmountSchema } from '../view/amount.schema';

/** Long enough for every chain; the provider knows the form of its own. */
const ADDRESS = /^[A-Za-z0-9]{20,128}$/;

export class RefundDto {
  @ApiPropertyOptional({ type: AmountSchema, description: 'Default: all that is refundable' })
  @MayBeAbsent()
  @IsAmount()
  amount?: Amount;

  @ApiPropertyOptional({
    minLength: 1,
    maxLength: 140,
    example: 'returned goods',
    description: 'Kept encrypted; for your own records',
  })
  @MayBeAbsent()
  @IsPlainText({ max: 140 })
  reason?: string;

  @ApiPropertyOptional({
    pattern: ADDRESS.source,
    example: '0x52908400098527886E0F7030069857D2E4169EE7',
    description:
      'For payments in coins: where they go. Ask the payer: what an exchange sent cannot simply be sent back',
  })
  @MayBeAbsent()
  @Matches(ADDRESS, { message: 'to_address must be an address: 20 to 128 letters and digits' })
  to_address?: string;
}
