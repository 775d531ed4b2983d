import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { IsTime, MayBeAbsent, TIME } from '../common/validation';

export const STATEMENT_FORMATS = ['json', 'csv', 'beancount', 'ledger', 'hledger'] as const;
export type StatementFormat = (typeof STATEMENT_FORMATS)[number];

export class StatementQueryDto {
  @ApiPropertyOptional({
    type: String,
    pattern: TIME.source,
    example: '2026-11-01',
    description: 'What the ledger learnt from then on; default from the beginning',
  })
  @MayBeAbsent()
  @IsTime()
  from?: Date;

  @ApiPropertyOptional({
    type: String,
    pattern: TIME.source,
    example: '2026-12-01',
    description: 'What it learnt before then; default to the end',
  })
  @MayBeAbsent()
  @IsTime()
  to?: Date;

  @ApiPropertyOptional({ enum: STATEMENT_FORMATS, default: 'json' })
  @MayBeAbsent()
  @IsIn(STATEMENT_FORMATS)
  format?: StatementFormat;
}
