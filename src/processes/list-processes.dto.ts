import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import { PageDto } from '../common/http';
import { MayBeAbsent } from '../common/validation';

export const PROCESS_NAME = /^[A-Za-z][A-Za-z0-9_.]{0,59}$/;
export const PROCESS_INSTANCE = /^[A-Za-z0-9_.-]{1,150}$/;
export const INSTANCE_STATUSES = ['running', 'parked', 'ended'] as const;

export class ListProcessesDto extends PageDto {
  @ApiPropertyOptional({ pattern: PROCESS_NAME.source, example: 'auto_capture' })
  @MayBeAbsent()
  @Matches(PROCESS_NAME, { message: 'process must be the name of a process, such as auto_capture' })
  process?: string;

  @ApiPropertyOptional({ enum: INSTANCE_STATUSES })
  @MayBeAbsent()
  @IsIn(INSTANCE_STATUSES)
  status?: (typeof INSTANCE_STATUSES)[number];
}
