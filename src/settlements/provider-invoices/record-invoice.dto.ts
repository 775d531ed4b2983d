import type { Amount } from '#libs/money';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, Matches } from 'class-validator';
import { CURRENCY_CODE, IsAmount, IsTime, MayBeAbsent, PROVIDER_NAME, TIME } from '../../common/validation';
import { AmountSchema } from '../../orders/view/amount.schema';

const NUMBER = /^[A-Za-z0-9][A-Za-z0-9/._-]{0,49}$/;
const PROVIDER_MESSAGE = { message: 'provider must be the name of a provider, such as cobo' };

export class RecordInvoiceDto {
  @ApiProperty({ pattern: PROVIDER_NAME.source, example: 'trustpay-eu', description: 'Who bills' })
  @Matches(PROVIDER_NAME, PROVIDER_MESSAGE)
  provider: string;

  @ApiProperty({ pattern: NUMBER.source, example: 'F-2026-03', description: "The provider's number of the bill" })
  @Matches(NUMBER, { message: 'number must be 1 to 50 characters A-Z a-z 0-9 / . _ - and begin with one of the first' })
  number: string;

  @ApiProperty({ type: String, pattern: TIME.source, example: '2026-03-01', description: 'The period: inclusive' })
  @IsTime()
  from: Date;

  @ApiProperty({ type: String, pattern: TIME.source, example: '2026-04-01', description: 'The period: exclusive' })
  @IsTime()
  to: Date;

  @ApiProperty({
    type: AmountSchema,
    description: 'What the bill comes to, in the currency of the payments that it is for; 0.00 where nothing is asked',
  })
  @IsAmount()
  amount: Amount;

  @ApiPropertyOptional({
    type: Boolean,
    example: false,
    description: 'The number is known, and what is said now takes the place of what was recorded; default no',
  })
  @MayBeAbsent()
  @IsBoolean()
  correction?: boolean;
}

export class InvoicesQueryDto {
  @ApiProperty({ pattern: PROVIDER_NAME.source, example: 'trustpay-eu' })
  @Matches(PROVIDER_NAME, PROVIDER_MESSAGE)
  provider: string;

  @ApiProperty({ pattern: CURRENCY_CODE.source, example: 'EUR' })
  @Matches(CURRENCY_CODE, { message: 'currency must be a currency code, such as EUR' })
  currency: string;
}
