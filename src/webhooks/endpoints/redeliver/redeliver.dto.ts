import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { IsTime, MayBeAbsent, TIME } from '../../../common/validation';

const AT = { type: String, pattern: TIME.source } as const;

export class RedeliverDto {
  @ApiProperty({ ...AT, example: '2026-11-20T12:00:00Z', description: 'What happened at this time or later' })
  @IsTime()
  from: Date;

  @ApiProperty({ ...AT, example: '2026-11-21T12:00:00Z', description: 'What happened before this time' })
  @IsTime()
  to: Date;

  @ApiPropertyOptional({
    enum: ['failed', 'all'],
    default: 'failed',
    description: '`failed`: what was given up; `all`: also what was delivered',
  })
  @MayBeAbsent()
  @IsIn(['failed', 'all'])
  status?: 'failed' | 'all';
}
