import type { Amount } from '#libs/money';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, Matches, Max, Min } from 'class-validator';
import { IsAmount, IsPlainText, IsTime, MayBeAbsent, TIME } from '../../common/validation';
import { AmountSchema } from '../../orders/view/amount.schema';

const REASON = /^[a-z0-9_]{1,40}$/;
const REASON_DOCS = {
  pattern: REASON.source,
  example: 'customer_request',
  description: 'A word of yours; no free text',
};
const REASON_RULE = { message: 'reason must be a word of small letters, digits and _, at most 40' };

export class PauseDto {
  @ApiPropertyOptional({
    type: String,
    pattern: TIME.source,
    description: 'Ends by itself then; default: when resumed',
  })
  @MayBeAbsent()
  @IsTime()
  until?: Date;

  @ApiPropertyOptional(REASON_DOCS)
  @MayBeAbsent()
  @Matches(REASON, REASON_RULE)
  reason?: string;
}

export class CancelDto {
  @ApiPropertyOptional({ enum: ['now', 'period_end'], default: 'now' })
  @MayBeAbsent()
  @IsIn(['now', 'period_end'])
  when?: 'now' | 'period_end';

  @ApiPropertyOptional({
    enum: ['none', 'refund'],
    default: 'none',
    description: 'With `now`: whether what is paid for the days after this one is refunded',
  })
  @MayBeAbsent()
  @IsIn(['none', 'refund'])
  unused_days?: 'none' | 'refund';

  @ApiPropertyOptional(REASON_DOCS)
  @MayBeAbsent()
  @Matches(REASON, REASON_RULE)
  reason?: string;
}

export class ChangeAmountDto {
  @ApiProperty({ type: AmountSchema })
  @IsAmount()
  amount: Amount;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: 100_000,
    description: 'Number of the first period at this price; default: the next one',
  })
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(100_000)
  from_period?: number;

  @ApiPropertyOptional({
    enum: ['next_period', 'immediately'],
    default: 'next_period',
    description: 'Whether the period that runs is prorated by days, or stays as it was asked for',
  })
  @MayBeAbsent()
  @IsIn(['next_period', 'immediately'])
  effective?: 'next_period' | 'immediately';

  @ApiPropertyOptional({
    enum: ['none', 'next_charge', 'charge_now'],
    default: 'next_charge',
    description:
      'With `immediately`: how what the days that are left cost more is settled. A lower price is always taken off ' +
      'the next charges. `none` leaves the period that runs as it is',
  })
  @MayBeAbsent()
  @IsIn(['none', 'next_charge', 'charge_now'])
  proration?: 'none' | 'next_charge' | 'charge_now';
}

export class ChangeZoneDto {
  @ApiProperty({ maxLength: 60, example: 'America/New_York' })
  @IsPlainText({ max: 60 })
  zone: string;
}

export class ResumeBillingDto {
  @ApiProperty({
    minLength: 5,
    maxLength: 140,
    example: 'repaired in release 1.4',
    description: 'Why it will go better now. No personal data',
  })
  @IsPlainText({ min: 5, max: 140 })
  reason: string;
}

export class ReviewDto {
  @ApiProperty({ enum: ['charge', 'waive'], description: 'What becomes of the periods that are held' })
  @IsIn(['charge', 'waive'])
  decision: 'charge' | 'waive';
}
