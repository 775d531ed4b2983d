import { priceOf } from '#libs/agreements';
import type { AgreementState } from '#libs/agreements';
import { formatAmount, fromMoneyJson } from '#libs/money';
import type { Amount } from '#libs/money';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { MayBeAbsent } from '../../common/validation';
import { AmountSchema } from '../../orders/view/amount.schema';
import type { AgreementRow } from '../../read-models/agreements/agreement.entity';
import { stateFromJson } from '../../read-models/support/state-json';
import type { DueRun } from './due-runs';

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

  @ApiProperty({ example: false, description: 'More is due than the limit allowed' })
  more: boolean;
}

export function presentScheduled(row: AgreementRow): ScheduledView {
  const state = stateFromJson<AgreementState>(row.state);
  const first = state.open[0];
  const about =
    row.dueKind === 'period'
      ? { period: state.nextPeriod, amount: priceOf(state, state.nextPeriod) }
      : row.dueKind === 'charge' && first
        ? { period: first.period.index, amount: first.amount }
        : undefined;
  return {
    agreement_id: row.agreementId,
    reference: row.reference,
    due_at: row.dueAt!.toISOString(),
    kind: row.dueKind!,
    provider: row.provider,
    ...(about && { period: about.period, amount: formatAmount(fromMoneyJson(about.amount)) }),
  };
}

export const presentRun = ({ agreementId, dueAt, kind, events }: DueRun): RunView => ({
  agreement_id: agreementId,
  due_at: dueAt,
  kind,
  events: events.map(({ type }) => type),
});
