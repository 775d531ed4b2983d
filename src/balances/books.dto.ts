import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsUUID, Matches } from 'class-validator';
import { PageDto } from '../common/http';
import { ACCOUNT_NAME, CURRENCY_CODE, IsTime, MayBeAbsent, POSITION, TIME, lastTimeOf } from '../common/validation';

export class BalancesQueryDto {
  @ApiPropertyOptional({
    type: String,
    pattern: TIME.source,
    example: '2026-11-20T12:00:00Z',
    description:
      'What had happened by then, also where it became known later; default everything. A date is the end of that ' +
      'day in UTC: the end of November is 2026-11-30',
  })
  @MayBeAbsent()
  @IsTime(lastTimeOf)
  as_of?: Date;

  @ApiPropertyOptional({
    type: String,
    pattern: TIME.source,
    example: '2026-11-20T12:00:00Z',
    description: 'What the ledger had learnt by then; default everything. A date is the end of that day in UTC',
  })
  @MayBeAbsent()
  @IsTime(lastTimeOf)
  known_at?: Date;

  @ApiPropertyOptional({
    pattern: POSITION.source,
    example: '1234',
    description: 'What the ledger knew at this position of the log; with `known_at`, the earlier of the two',
  })
  @MayBeAbsent()
  @Matches(POSITION, { message: 'position must be a position such as 1234' })
  position?: string;

  @ApiPropertyOptional({ pattern: ACCOUNT_NAME.source, example: 'psp:trustpay-eu:EUR:receivable' })
  @MayBeAbsent()
  @Matches(ACCOUNT_NAME, { message: 'account must be the name of an account; GET /v1/accounts lists them' })
  account?: string;

  @ApiPropertyOptional({ pattern: CURRENCY_CODE.source, example: 'EUR' })
  @MayBeAbsent()
  @Matches(CURRENCY_CODE, { message: 'currency must be a currency code, such as EUR' })
  currency?: string;
}

export class JournalQueryDto extends PageDto {
  @ApiPropertyOptional({ pattern: ACCOUNT_NAME.source, example: 'psp:trustpay-eu:EUR:receivable' })
  @MayBeAbsent()
  @Matches(ACCOUNT_NAME, { message: 'account must be the name of an account; GET /v1/accounts lists them' })
  account?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @MayBeAbsent()
  @IsUUID()
  order_id?: string;

  @ApiPropertyOptional({ type: String, pattern: TIME.source, example: '2026-11-01', description: 'Inclusive' })
  @MayBeAbsent()
  @IsTime()
  from?: Date;

  @ApiPropertyOptional({ type: String, pattern: TIME.source, example: '2026-12-01', description: 'Exclusive' })
  @MayBeAbsent()
  @IsTime()
  to?: Date;
}
