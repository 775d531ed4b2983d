import { formatAmount } from '#libs/money';
import type { Amount } from '#libs/money';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { AmountSchema } from '../../orders/view/amount.schema';
import type { AgreementPeriodRow } from '../../read-models/agreements/agreement-period.entity';

export class PeriodView {
  @ApiProperty({ type: 'integer', example: 2, description: 'Number of the period, for ever' })
  period: number;

  @ApiProperty({ example: '2026-03-31', description: "First day, on the customer's calendar" })
  first_day: string;

  @ApiProperty({ example: '2026-04-30', description: 'The day after the last' })
  end_day: string;

  @ApiProperty({ format: 'date-time', example: '2036-01-31T08:00:00.000Z' })
  starts_at: string;

  @ApiProperty({ format: 'date-time', example: '2036-01-31T08:00:00.000Z' })
  ends_at: string;

  @ApiProperty({
    enum: ['exact', 'gap', 'overlap'],
    description: 'Whether clocks were put forward over its time, or it came twice and the first one counts',
  })
  resolution: string;

  @ApiProperty({ enum: ['open', 'charged', 'skipped', 'merged', 'held'] })
  status: string;

  @ApiPropertyOptional({ description: 'Of an open one: where its charge stands' })
  state?: string;

  @ApiPropertyOptional({ example: 'paused', description: 'Why' })
  reason?: string;

  @ApiPropertyOptional({ type: 'integer', description: 'The period whose charge pays for it' })
  merged_into?: number;

  @ApiPropertyOptional({ type: [Number], description: 'Periods that its charge pays for, where there are several' })
  covers?: number[];

  @ApiPropertyOptional({ type: AmountSchema })
  amount?: Amount;

  @ApiProperty({ type: 'integer', example: 1, description: 'How often it was tried' })
  attempts: number;

  @ApiPropertyOptional({ format: 'date-time' })
  next_at?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  order_id?: string;
}

export class PeriodListView {
  @ApiProperty({ type: [PeriodView] })
  data: PeriodView[];

  @ApiProperty({ type: String, nullable: true, description: 'For the next page; null at the end' })
  next_cursor: string | null;
}

export function presentPeriod(row: AgreementPeriodRow): PeriodView {
  const { amount: minor, currency } = row;
  return {
    period: row.period,
    first_day: row.firstDay,
    end_day: row.endDay,
    starts_at: row.startsAt.toISOString(),
    ends_at: row.endsAt.toISOString(),
    resolution: row.resolution,
    status: row.status,
    state: row.state ?? undefined,
    reason: row.reason ?? undefined,
    merged_into: row.mergedInto ?? undefined,
    covers: row.covers.length > 1 ? row.covers : undefined,
    amount: minor === null ? undefined : formatAmount({ minor: BigInt(minor), currency }),
    attempts: row.attempts,
    next_at: row.nextAt?.toISOString(),
    order_id: row.orderId ?? undefined,
  };
}
