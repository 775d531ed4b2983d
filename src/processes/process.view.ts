import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { INSTANCE_STATUSES } from './list-processes.dto';

const TIME = { example: '2026-11-20T12:00:00.000Z', format: 'date-time' } as const;
const EVENT_ID = { example: '1f0f9a52-4b7e-5b43-9d0b-0d1f4f6f8a11', format: 'uuid' } as const;

export class ProcessSummaryView {
  @ApiProperty({ example: 'auto_capture' })
  process: string;

  @ApiProperty({ example: '7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11', description: 'What it is about, often an order' })
  instance: string;

  @ApiProperty({ example: 'shop' })
  merchant_id: string;

  @ApiProperty({ enum: INSTANCE_STATUSES })
  status: string;

  @ApiPropertyOptional({ description: 'Why it is parked, or how it ended' })
  reason?: string;

  @ApiProperty({ type: 'integer', minimum: 0, example: 2 })
  inputs: number;

  @ApiProperty({ type: 'integer', minimum: 0, example: 0, description: 'Issued commands whose fate is not known' })
  undispatched: number;

  @ApiProperty(TIME)
  started_at: string;

  @ApiProperty(TIME)
  last_input_at: string;

  @ApiProperty(TIME)
  last_event_at: string;
}

export class ProcessListView {
  @ApiProperty({ type: [ProcessSummaryView] })
  data: ProcessSummaryView[];

  @ApiProperty({ type: String, nullable: true, description: 'For the next page; null at the end' })
  next_cursor: string | null;
}

export class StuckProcessView extends ProcessSummaryView {
  @ApiProperty({ enum: ['parked', 'timer-overdue', 'undispatched', 'no-progress'] })
  stuck: string;
}

export class StuckListView {
  @ApiProperty({ type: [StuckProcessView], description: 'The longest stuck first, 100 at most' })
  data: StuckProcessView[];
}

export class ParkedView {
  @ApiProperty({ ...EVENT_ID, description: 'The input that failed; a skip names it' })
  source_event_id: string;

  @ApiProperty({ example: 'Authorized' })
  source_type: string;

  @ApiProperty({ example: 'the window is not a number' })
  error: string;

  @ApiProperty(TIME)
  at: string;
}

export class TimerView {
  @ApiProperty(EVENT_ID)
  id: string;

  @ApiProperty({ example: 'deadline' })
  name: string;

  @ApiProperty(TIME)
  due_at: string;

  @ApiProperty(TIME)
  set_at: string;
}

export class ProcessCommandView {
  @ApiProperty(EVENT_ID)
  id: string;

  @ApiProperty({ example: 'capture' })
  type: string;

  @ApiProperty({ type: 'object', additionalProperties: true, example: {} })
  payload: unknown;

  @ApiProperty(TIME)
  issued_at: string;

  @ApiProperty({ enum: ['issued', 'dispatched', 'failed'], description: '`failed`: its target refused it for good' })
  fate: string;

  @ApiPropertyOptional({ format: 'date-time' })
  fate_at?: string;

  @ApiPropertyOptional({ description: 'Why it failed' })
  reason?: string;
}

export class WaitingEventView {
  @ApiProperty({ example: '1234', pattern: '^[0-9]+$' })
  position: string;

  @ApiProperty({ example: 'order-7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11' })
  stream: string;

  @ApiProperty({ example: 'Authorized' })
  event_type: string;

  @ApiProperty({ type: 'integer', minimum: 0, example: 3 })
  attempts: number;

  @ApiPropertyOptional({ description: 'Absent for one that waits behind another' })
  last_error?: string;

  @ApiProperty(TIME)
  next_attempt_at: string;
}

export class ProcessView {
  @ApiProperty({ example: 'auto_capture' })
  process: string;

  @ApiProperty({ example: '7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11' })
  instance: string;

  @ApiProperty({ example: 'shop' })
  merchant_id: string;

  @ApiProperty({ type: 'integer', minimum: 1, example: 1, description: 'Of its definition, when it began' })
  version: number;

  @ApiProperty({ enum: INSTANCE_STATUSES })
  status: string;

  @ApiPropertyOptional({ description: 'How it ended' })
  outcome?: string;

  @ApiProperty({ type: [String], example: ['the end of the hold'] })
  awaits: readonly string[];

  @ApiPropertyOptional({ format: 'date-time', description: 'When it was told something last' })
  since?: string;

  @ApiPropertyOptional({ type: ParkedView, description: 'The input that it stands before' })
  parked?: ParkedView;

  @ApiProperty({ type: [TimerView], description: 'Open ones, by due time' })
  timers: TimerView[];

  @ApiProperty({ type: [ProcessCommandView], description: 'In the order of their issue' })
  commands: ProcessCommandView[];

  @ApiProperty({ type: 'integer', minimum: 0, example: 2 })
  inputs_seen: number;

  @ApiProperty({ type: [WaitingEventView], description: 'Inputs that failed, or wait behind one that did' })
  waiting_inputs: WaitingEventView[];

  @ApiProperty({ type: [WaitingEventView], description: 'Commands that could not be sent yet' })
  waiting_commands: WaitingEventView[];

  @ApiProperty({ type: 'integer', minimum: 0, example: 4 })
  revision: number;

  @ApiProperty({ example: '1234', pattern: '^[0-9]+$' })
  position: string;
}
