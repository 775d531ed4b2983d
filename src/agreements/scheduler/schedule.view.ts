import { formatAmount, fromMoneyJson } from '#libs/money';
import type { Amount } from '#libs/money';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { MayBeAbsent } from '../../common/validation';
import { AmountSchema } from '../../orders/view/amount.schema';
import type { DueRun } from './due-runs';
import type { AgendaLine } from './schedule-agenda';

const KINDS = ['period', 'charge', 'resume', 'end', 'give_up'];

export class ScheduledView {
  @ApiProperty({ format: 'uuid', example: '0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10' })
  agreement_id: string;

  @ApiProperty({ example: 'SUB-17' })
  reference: string;

  @ApiProperty({ format: 'date-time', example: '2036-01-31T08:00:00.000Z' })
  due_at: string;

  @ApiProperty({ enum: KINDS })
  kind: string;

  @ApiProperty({ example: 'trustpay-eu' })
  provider: string;

  @ApiPropertyOptional({ type: 'integer', description: 'Of a period or a charge' })
  period?: number;

  @ApiPropertyOptional({ type: AmountSchema })
  amount?: Amount;

  @ApiProperty({ type: [String], example: ['PeriodOpened', 'ChargeRequested'], description: 'What will be written' })
  events: string[];

  @ApiProperty({ example: false, description: 'Comes so only if each charge before it is paid at once' })
  assumes_payment: boolean;
}

export class ScheduleListView {
  @ApiProperty({ type: [ScheduledView] })
  data: ScheduledView[];

  @ApiProperty({ type: String, nullable: true, description: 'For the next page; null at the end' })
  next_cursor: string | null;
}

export class RunScheduleDto {
  @ApiPropertyOptional({ type: 'boolean', default: false, description: 'Only says what would be done' })
  @MayBeAbsent()
  @IsBoolean()
  dry_run?: boolean;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100, default: 25, description: 'Agreements at most' })
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;
}

export class RunView {
  @ApiProperty({ format: 'uuid', example: '0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10' })
  agreement_id: string;

  @ApiProperty({ format: 'date-time', example: '2036-01-31T08:00:00.000Z' })
  due_at: string;

  @ApiProperty({ enum: KINDS })
  kind: string;

  @ApiProperty({ type: [String], example: ['PeriodOpened', 'ChargeRequested'], description: 'What was written' })
  events: string[];
}

export class ScheduleRunView {
  @ApiProperty({
    format: 'date-time',
    example: '2036-01-31T08:00:00.000Z',
    description: 'Up to when what is due was looked at',
  })
  now: string;

  @ApiProperty({ example: false })
  dry_run: boolean;

  @ApiProperty({ type: [RunView] })
  runs: RunView[];

  @ApiProperty({
    type: [String],
    example: [],
    description:
      'Agreements whose step failed for a reason of ours; the others went on. After five times one is parked',
  })
  failed: string[];

  @ApiProperty({ example: false, description: 'More is due than the limit allowed' })
  more: boolean;
}

export const presentScheduled = ({
  agreement,
  dueAt,
  kind,
  period,
  amount,
  events,
  assumesPayment,
}: AgendaLine): ScheduledView => ({
  agreement_id: agreement.agreementId,
  reference: agreement.reference,
  due_at: dueAt,
  kind,
  provider: agreement.provider,
  ...(period !== undefined && { period }),
  ...(amount && { amount: formatAmount(fromMoneyJson(amount)) }),
  events: events.map(({ type }) => type),
  assumes_payment: assumesPayment,
});

export const presentRun = ({ agreementId, dueAt, kind, events }: DueRun): RunView => ({
  agreement_id: agreementId,
  due_at: dueAt,
  kind,
  events: events.map(({ type }) => type),
});
