import type { Amount } from '#libs/money';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsAmount, IsPlainText, MayBeAbsent } from '../../common/validation';
import { AmountSchema } from '../view/amount.schema';

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
}
