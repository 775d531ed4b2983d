import type { Folded } from '#libs/command-shell';
import { formatAmount, fromMoneyJson } from '#libs/money';
import type { Amount } from '#libs/money';
import { inTransit, settlementStatus } from '#libs/settlements';
import type { SettlementState } from '#libs/settlements';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { BalanceSchema } from '../../orders/view/amount.schema';
import type { SettlementLineRow } from '../../read-models/reconciliation/reconciliation.entities';

export class SettlementSummaryView {
  @ApiProperty({ example: '0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10', format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'acme' })
  provider: string;

  @ApiProperty({ example: 'PO-2026-03-07', description: "The provider's own name, or one made of the bank's line" })
  payout_id: string;

  @ApiProperty({
    enum: ['announced', 'partly_credited', 'closed'],
    description: 'Derived from the amounts: closed when nothing is in transit',
  })
  status: string;

  @ApiProperty({ enum: ['report', 'provider', 'bank'], description: 'Where it is known from' })
  source: string;

  @ApiProperty({ type: BalanceSchema, description: 'Payments less refunds and disputes' })
  gross: Amount;

  @ApiProperty({ type: BalanceSchema, description: 'What the provider kept' })
  fees: Amount;

  @ApiProperty({ type: BalanceSchema, description: 'Withheld as a reserve, less what was released' })
  withheld: Amount;

  @ApiProperty({ type: BalanceSchema, description: 'What it says that it paid' })
  net: Amount;

  @ApiProperty({ type: BalanceSchema, description: 'What the bank credited of it' })
  credited: Amount;

  @ApiProperty({ type: BalanceSchema, description: 'Differences that a person took over' })
  accepted: Amount;

  @ApiProperty({ type: BalanceSchema, description: 'Its clearing account: zero for a closed payout' })
  in_transit: Amount;

  @ApiProperty({ type: 'integer', example: 42 })
  lines: number;

  @ApiProperty({ type: 'integer', example: 41, description: 'Lines whose payments are found and settled' })
  settled_lines: number;

  @ApiProperty({ example: '2026-03-07T00:00:00.000Z', format: 'date-time' })
  paid_at: string;

  @ApiProperty({ example: '2026-03-08T09:00:00.000Z', format: 'date-time' })
  created_at: string;

  @ApiProperty({ example: '2026-03-08T09:00:00.000Z', format: 'date-time' })
  updated_at: string;

  @ApiProperty({ type: 'integer', minimum: 0, example: 3 })
  revision: number;

  @ApiProperty({ example: '1234', pattern: '^[0-9]+$' })
  position: string;
}

export class SettlementListView {
  @ApiProperty({ type: [SettlementSummaryView] })
  data: SettlementSummaryView[];

  @ApiProperty({ type: String, nullable: true, description: 'For the next page; null at the end' })
  next_cursor: string | null;
}

export class SettlementLineView {
  @ApiProperty({ type: 'integer', example: 1 })
  number: number;

  @ApiProperty({ enum: ['payment', 'refund', 'dispute', 'fee', 'adjustment'] })
  kind: string;

  @ApiPropertyOptional({
    example: '3oULFbN5kK1xjmUyvnKzCU1',
    description: 'Our reference of the operation, or the provider’s',
  })
  reference?: string;

  @ApiProperty({ type: BalanceSchema })
  gross: Amount;

  @ApiProperty({ type: BalanceSchema })
  fee: Amount;

  @ApiPropertyOptional({
    type: BalanceSchema,
    description: 'What the payer was charged, where that was another currency',
  })
  charged?: Amount;

  @ApiPropertyOptional({
    example: '0.9215',
    description:
      'Of such a line: units of the payout’s currency for one unit of the charge’s, as the provider names it',
  })
  rate?: string;

  @ApiProperty({ example: true, description: 'What it pays is found, and the bank has shown the money' })
  settled: boolean;
}

export class SettlementView extends SettlementSummaryView {
  @ApiProperty({ type: [String], format: 'uuid', description: 'Lines of the bank that credited it' })
  bank_lines: string[];

  @ApiProperty({ type: [SettlementLineView], description: 'The first thousand' })
  line_list: SettlementLineView[];
}

export function presentSettlement(folded: Folded<SettlementState>): SettlementSummaryView {
  const { state } = folded;
  const { currency, settlementId, provider, payoutId, source, gross, fees, withheld, released, net, paidAt } =
    state.payout!;
  const amount = (minor: bigint | string): Amount => formatAmount({ minor: BigInt(minor), currency });
  return {
    id: settlementId,
    provider,
    payout_id: payoutId,
    status: settlementStatus(state),
    source,
    gross: amount(gross),
    fees: amount(fees),
    withheld: amount(BigInt(withheld) - BigInt(released)),
    net: amount(net),
    credited: amount(state.credited),
    accepted: amount(state.accepted),
    in_transit: amount(inTransit(state)),
    lines: state.lineCount,
    settled_lines: state.settledLines.size,
    paid_at: paidAt,
    created_at: folded.createdAt!,
    updated_at: folded.updatedAt!,
    revision: folded.revision,
    position: String(folded.position),
  };
}

export function presentSettlementWithLines(
  folded: Folded<SettlementState>,
  lines: readonly SettlementLineRow[],
): SettlementView {
  const { currency } = folded.state.payout!;
  return {
    ...presentSettlement(folded),
    bank_lines: [...folded.state.bankLines],
    line_list: lines.map(({ number, kind, reference, gross, fee, exchange, settled }) => ({
      number,
      kind,
      reference: reference ?? undefined,
      gross: formatAmount({ minor: BigInt(gross), currency }),
      fee: formatAmount({ minor: BigInt(fee), currency }),
      ...(exchange && { charged: formatAmount(fromMoneyJson(exchange.charged)), rate: exchange.rate }),
      settled,
    })),
  };
}
