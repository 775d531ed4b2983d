import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { PageDto } from '../../common/http';
import { IsTime, MayBeAbsent, TIME } from '../../common/validation';
import { DAYS_DEFAULT, DAYS_MAX } from './agenda-range';

export class AgendaDto extends PageDto {
  @ApiPropertyOptional({
    type: String,
    pattern: TIME.source,
    example: '2026-12-01',
    description: 'Inclusive. Default: also what is overdue',
  })
  @MayBeAbsent()
  @IsTime()
  from?: Date;

  @ApiPropertyOptional({
    type: String,
    pattern: TIME.source,
    example: '2027-01-01',
    description: `Exclusive; at most ${DAYS_MAX} days ahead. Default: ${DAYS_DEFAULT} days from \`from\`, or from now`,
  })
  @MayBeAbsent()
  @IsTime()
  to?: Date;

  @ApiPropertyOptional({
    enum: ['now'],
    example: 'now',
    description:
      'Only what is due at this moment, one step of each agreement: what a run would do. Without from and to',
  })
  @MayBeAbsent()
  @IsIn(['now'])
  due?: 'now';
}
