import type { Amount } from '#libs/money';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsUrl,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsAmount, IsPlainText, MayBeAbsent, PROVIDER_NAME } from '../../common/validation';
import { CustomerDto } from '../../orders/create-order/customer.dto';
import { AmountSchema } from '../../orders/view/amount.schema';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

export class ScheduleDto {
  @ApiProperty({ enum: ['day', 'week', 'month', 'year'], example: 'month' })
  @IsIn(['day', 'week', 'month', 'year'])
  every: 'day' | 'week' | 'month' | 'year';

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 3660, default: 1, description: 'Every so many of them' })
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(3660)
  count?: number;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 31,
    description: 'Day of the month; a shorter month has its last day instead. Default: the day of `start`',
  })
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(31)
  anchor_day?: number;

  @ApiPropertyOptional({ pattern: TIME_OF_DAY.source, default: '09:00', description: "On the customer's clock" })
  @MayBeAbsent()
  @Matches(TIME_OF_DAY, { message: 'time must be HH:MM' })
  time?: string;

  @ApiProperty({ maxLength: 60, example: 'Europe/Bratislava', description: 'A zone of the IANA database' })
  @IsPlainText({ max: 60 })
  zone: string;

  @ApiPropertyOptional({ pattern: DAY.source, description: 'Day of the first period; default: today in the zone' })
  @MayBeAbsent()
  @Matches(DAY, { message: 'start must be a day, YYYY-MM-DD' })
  start?: string;

  @ApiPropertyOptional({ pattern: DAY.source, description: 'No period starts on this day or later' })
  @MayBeAbsent()
  @Matches(DAY, { message: 'end must be a day, YYYY-MM-DD' })
  end?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 10_000, description: 'How many; or use `end`' })
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(10_000)
  periods?: number;
}

export class DunningDto {
  @ApiProperty({
    type: 'array',
    items: { type: 'integer', minimum: 0, maximum: 365 },
    minItems: 1,
    maxItems: 20,
    example: [0, 2, 5, 9, 14],
    description: 'Days after the due day on which a charge is tried; 0 is the charge itself',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsInt({ each: true })
  attempt_days: number[];

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 365, example: 21 })
  @IsInt()
  suspend_day: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 365, example: 30 })
  @IsInt()
  end_day: number;
}

export class ConsentDto {
  @ApiPropertyOptional({ minLength: 1, maxLength: 100, example: 'T&C-2026-3/8812' })
  @MayBeAbsent()
  @IsPlainText({ max: 100 })
  reference?: string;

  @ApiPropertyOptional({ type: AmountSchema, description: 'The customer agreed to no more than this in one charge' })
  @MayBeAbsent()
  @IsAmount()
  ceiling?: Amount;

  @ApiPropertyOptional({
    default: false,
    example: false,
    description: 'The customer agreed to charges for several missed periods, also of other agreements, within 24 hours',
  })
  @MayBeAbsent()
  @IsBoolean()
  close_charges?: boolean;
}

export class CreateAgreementDto {
  @ApiProperty({
    minLength: 1,
    maxLength: 80,
    example: 'SUB-17',
    description: 'Your own reference; shown with each charge',
  })
  @IsPlainText({ max: 80 })
  reference: string;

  @ApiProperty({ type: AmountSchema, description: 'Of each period' })
  @IsAmount()
  amount: Amount;

  @ApiProperty({ type: ScheduleDto })
  @IsObject()
  @ValidateNested()
  @Type(() => ScheduleDto)
  schedule: ScheduleDto;

  @ApiProperty({ type: CustomerDto, description: 'With the `id`: an agreement is with somebody' })
  @IsObject()
  @ValidateNested()
  @Type(() => CustomerDto)
  customer: CustomerDto;

  @ApiPropertyOptional({ pattern: PROVIDER_NAME.source, example: 'trustpay-eu' })
  @MayBeAbsent()
  @Matches(PROVIDER_NAME, { message: 'provider must be the name of a provider, such as trustpay-eu' })
  provider?: string;

  @ApiPropertyOptional({
    type: AmountSchema,
    description: 'Of the first payment; 0.00 only verifies the card, where the provider allows. Default: `amount`',
  })
  @MayBeAbsent()
  @IsAmount()
  first_payment?: Amount;

  @ApiPropertyOptional({
    enum: ['first_period', 'nothing'],
    description: 'What the first payment pays. Default: the first period, if it is above zero',
  })
  @MayBeAbsent()
  @IsIn(['first_period', 'nothing'])
  first_payment_covers?: 'first_period' | 'nothing';

  @ApiPropertyOptional({
    enum: ['bill_each', 'merge', 'newest_only', 'hold_for_review'],
    default: 'bill_each',
    description: 'What becomes of several periods that fell due while nothing could be charged',
  })
  @MayBeAbsent()
  @IsIn(['bill_each', 'merge', 'newest_only', 'hold_for_review'])
  missed_periods?: 'bill_each' | 'merge' | 'newest_only' | 'hold_for_review';

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 100,
    default: 3,
    description: 'For `bill_each` and `hold_for_review`: more of them wait for a person',
  })
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(100)
  missed_periods_max?: number;

  @ApiPropertyOptional({ type: DunningDto, description: 'When a declined charge is tried again' })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => DunningDto)
  dunning?: DunningDto;

  @ApiPropertyOptional({
    enum: ['actual', 'thirty'],
    default: 'actual',
    description:
      'How days are counted where a period is charged in part: as the calendar has them, or each month as thirty ' +
      '(months and years only)',
  })
  @MayBeAbsent()
  @IsIn(['actual', 'thirty'])
  proration_days?: 'actual' | 'thirty';

  @ApiPropertyOptional({ type: ConsentDto, description: 'What the customer agreed to, as you can prove it' })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => ConsentDto)
  consent?: ConsentDto;

  @ApiPropertyOptional({
    format: 'uri',
    pattern: '^[\\x21-\\x7e]{1,1000}$',
    example: 'https://shop.example/thanks',
    description: "Where the payer's browser goes after a payment",
  })
  @MayBeAbsent()
  @Matches(/^[\x21-\x7e]{1,1000}$/, { message: 'return_url must be 1 to 1000 characters of ASCII' })
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false, disallow_auth: true })
  return_url?: string;

  @ApiPropertyOptional({ minLength: 1, maxLength: 140, example: 'Gold membership' })
  @MayBeAbsent()
  @IsPlainText({ max: 140 })
  description?: string;
}
