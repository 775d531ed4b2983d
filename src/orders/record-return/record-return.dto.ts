import type { Amount } from '#libs/money';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { IsAmount, IsPlainText, MayBeAbsent, PROVIDER_REFERENCE } from '../../common/validation';
import { AmountSchema } from '../view/amount.schema';

export class RecordReturnDto {
  @ApiPropertyOptional({
    type: AmountSchema,
    description:
      'What went back, in the unit in which it came; default: all that was sent too much and all in suspense, ' +
      'in the currency of the order',
  })
  @MayBeAbsent()
  @IsAmount()
  amount?: Amount;

  @ApiProperty({
    minLength: 5,
    maxLength: 140,
    example: 'case 4711: returned in the portal',
    description: 'Why, and where this is known from. No personal data',
  })
  @IsPlainText({ min: 5, max: 140 })
  reason: string;

  @ApiPropertyOptional({
    pattern: PROVIDER_REFERENCE.source,
    example: '4337417658',
    description: 'Of the movement at the provider; with it, a message about the same movement is not counted again',
  })
  @MayBeAbsent()
  @Matches(PROVIDER_REFERENCE, { message: 'provider_reference must be 1 to 64 characters A-Z a-z 0-9 _ . -' })
  provider_reference?: string;
}
