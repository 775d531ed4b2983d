import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import { PageDto } from '../../common/http';
import { IsPlainText, MayBeAbsent } from '../../common/validation';
import { DAY, IsDay } from '../day';

export const STATEMENT_FORMATS = ['csv', 'html', 'camt053v2', 'camt053v4'] as const;

export class ListTransactionsDto extends PageDto {
  @ApiPropertyOptional({ pattern: DAY.source, example: '2026-03-01', description: 'Default: 30 days before `to`' })
  @MayBeAbsent()
  @IsDay()
  from?: string;

  @ApiPropertyOptional({ pattern: DAY.source, example: '2026-03-31', description: 'Included. Default: today' })
  @MayBeAbsent()
  @IsDay()
  to?: string;

  @ApiPropertyOptional({ enum: ['credit', 'debit'] })
  @MayBeAbsent()
  @IsIn(['credit', 'debit'])
  direction?: 'credit' | 'debit';

  @ApiPropertyOptional({ minLength: 1, maxLength: 256, example: 'INV-2026-17' })
  @MayBeAbsent()
  @IsPlainText({ max: 256 })
  client_reference?: string;
}

export class BankStatementDto {
  @ApiProperty({ pattern: DAY.source, example: '2026-03-01' })
  @IsDay()
  from: string;

  @ApiProperty({ pattern: DAY.source, example: '2026-03-31', description: 'Included' })
  @IsDay()
  to: string;

  @ApiProperty({ enum: STATEMENT_FORMATS, example: 'camt053v4' })
  @IsIn([...STATEMENT_FORMATS])
  format: (typeof STATEMENT_FORMATS)[number];
}

export const BANK_ID = /^\d{1,10}$/;
export const matchesBankId = (name: string): PropertyDecorator =>
  Matches(BANK_ID, { message: `${name} must be 1 to 10 digits` });
