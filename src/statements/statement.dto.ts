import type { Layer } from '#libs/ledger';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { IsTime, MayBeAbsent, TIME } from '../common/validation';

export const STATEMENT_FORMATS = ['json', 'csv', 'beancount', 'ledger', 'hledger'] as const;
export type StatementFormat = (typeof STATEMENT_FORMATS)[number];

export const LAYERS = ['posted', 'pending'] as const satisfies readonly Layer[];

export class StatementQueryDto {
  @ApiPropertyOptional({
    enum: LAYERS,
    description:
      'Money that moved, or what is promised, in doubt or blocked; default `posted`, of memo accounts `pending`',
  })
  @MayBeAbsent()
  @IsIn(LAYERS)
  layer?: Layer;

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
