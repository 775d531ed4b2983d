import type { Folded } from '#libs/command-shell';
import { formatAmount } from '#libs/money';
import type { Amount } from '#libs/money';
import { BREAK_KINDS, TREATMENTS } from '#libs/settlements';
import type { BreakState } from '#libs/settlements';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { BalanceSchema } from '../../orders/view/amount.schema';

const DAY_MS = 24 * 60 * 60 * 1_000;

export class ResidualView {
  @ApiProperty({
    enum: ['receivable', 'transit', 'clearing', 'ordered', 'reserve'],
    description:
      'Account: owed by the provider, paid out and not credited, credited and not matched, ordered and not shown by the bank, or withheld as a reserve',
  })
  place: string;

  @ApiProperty({ type: BalanceSchema, description: 'Positive: we miss it; below zero: it is too much' })
  amount: Amount;
}

export class ResolutionView {
  @ApiProperty({ enum: TREATMENTS })
  treatment: string;

  @ApiProperty({ example: "the bank's charge" })
  reason: string;

  @ApiProperty({ example: 'key:8c1a4c0b3f5b' })
  by: string;

  @ApiProperty({ example: '2026-03-10T09:00:00.000Z', format: 'date-time' })
  at: string;
}

export class NoteView {
  @ApiProperty({ example: 'the bank was asked about it' })
  text: string;

  @ApiProperty({ example: 'key:8c1a4c0b3f5b' })
  by: string;

  @ApiProperty({ example: '2026-03-09T09:00:00.000Z', format: 'date-time' })
  at: string;
}

export class BreakView {
  @ApiProperty({ example: '2d1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a12', format: 'uuid' })
  id: string;

  @ApiProperty({ enum: BREAK_KINDS })
  kind: string;

  @ApiProperty({ enum: ['open', 'resolved', 'closed'], description: '`closed`: evidence came that explains it' })
  status: string;

  @ApiProperty({ example: 'acme' })
  provider: string;

  @ApiProperty({ example: 'payout:0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10' })
  subject: string;

  @ApiProperty({ example: '97.10 EUR' })
  expected: string;

  @ApiProperty({ example: '97.00 EUR' })
  found: string;

  @ApiProperty({ type: [ResidualView], description: 'What stands in which account because of it' })
  residuals: ResidualView[];

  @ApiProperty({
    type: [String],
    description: 'What shows it: `item:`, `line:`, `payout:`, `bank:` and `ordered:`, with their ids',
  })
  evidence: string[];

  @ApiPropertyOptional({ format: 'uuid' })
  order_id?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  settlement_id?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  bank_line_id?: string;

  @ApiPropertyOptional({ format: 'uuid', example: '7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11' })
  bank_order_id?: string;

  @ApiPropertyOptional({ example: 'eva' })
  owner?: string;

  @ApiProperty({ example: '2026-03-07T00:00:00.000Z', format: 'date-time', description: 'Its age counts from here' })
  since: string;

  @ApiProperty({ type: 'integer', example: 3 })
  age_days: number;

  @ApiProperty({ type: [NoteView], description: 'Of people, the oldest first' })
  notes: NoteView[];

  @ApiPropertyOptional({ type: ResolutionView })
  resolution?: ResolutionView;

  @ApiPropertyOptional({ example: 'evidence came that explains it' })
  closed_because?: string;

  @ApiProperty({ type: 'integer', minimum: 0, example: 0 })
  revision: number;

  @ApiProperty({ example: '1234', pattern: '^[0-9]+$' })
  position: string;
}

export class BreakListView {
  @ApiProperty({ type: [BreakView] })
  data: BreakView[];

  @ApiProperty({ type: String, nullable: true, description: 'For the next page; null at the end' })
  next_cursor: string | null;
}

export const presentBreak =
  (now: Date) =>
  ({ state, revision, position }: Folded<BreakState>): BreakView => {
    const facts = state.facts!;
    const { resolution } = state;
    return {
      id: state.breakId!,
      kind: facts.kind,
      status: state.status,
      provider: facts.provider,
      subject: facts.subject,
      expected: facts.expected,
      found: facts.found,
      residuals: facts.residuals.map(({ place, minor, currency }) => ({
        place,
        amount: formatAmount({ minor: BigInt(minor), currency }),
      })),
      evidence: [...facts.evidence],
      order_id: facts.orderId,
      settlement_id: facts.settlementId,
      bank_line_id: facts.bankLineId,
      bank_order_id: facts.bankOrderId,
      owner: state.owner,
      since: facts.since,
      age_days: Math.max(0, Math.floor((now.getTime() - Date.parse(facts.since)) / DAY_MS)),
      notes: (state.notes ?? []).map(({ text, by, notedAt }) => ({ text, by, at: notedAt })),
      resolution: resolution && {
        treatment: resolution.treatment,
        reason: resolution.reason,
        by: resolution.by,
        at: resolution.resolvedAt,
      },
      closed_because: state.closedBecause,
      revision,
      position: String(position),
    };
  };
