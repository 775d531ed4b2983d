import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsDuration, IsTime, MayBeAbsent, TIME } from '../../common/validation';

export class MoveClockDto {
  @ApiPropertyOptional({ example: 'P13M', description: 'By how much: an ISO 8601 duration. This or `to`' })
  @MayBeAbsent()
  @IsDuration()
  advance?: string;

  @ApiPropertyOptional({ type: String, pattern: TIME.source, example: '2027-12-24T09:00:00Z', description: 'To when' })
  @MayBeAbsent()
  @IsTime()
  to?: Date;
}

export class ClockMoveView {
  @ApiProperty({ format: 'date-time', example: '2026-11-24T09:00:00.000Z', description: 'Where it began' })
  from: string;

  @ApiProperty({ format: 'date-time', example: '2027-12-24T09:00:00.000Z', description: 'Where it is going' })
  to: string;
}

export class ClockView {
  @ApiProperty({ format: 'date-time', example: '2027-12-24T09:00:00.000Z', description: 'What time it is here' })
  now: string;

  @ApiProperty({ type: ClockMoveView, nullable: true, description: 'The move that goes on; null when there is none' })
  moving: ClockMoveView | null;

  @ApiProperty({
    example: 39,
    description: 'At how many instants the last move has stopped, because something was due',
  })
  stops: number;
}
