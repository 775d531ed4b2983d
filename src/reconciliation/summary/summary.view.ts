import { formatAmount } from '#libs/money';
import type { Amount } from '#libs/money';
import { BREAK_KINDS } from '#libs/settlements';
import { ApiProperty } from '@nestjs/swagger';
import { BalanceSchema } from '../../orders/view/amount.schema';
import type { BreakSummary, OpenAmount } from '../../read-models/queries';

const PLACES = ['receivable', 'transit', 'clearing', 'ordered'] as const;

class OpenAmountView {
  @ApiProperty({
    enum: PLACES,
    description:
      'Captured and not paid out; announced and not credited; on the account and not matched; left by our bank orders and not shown by the account',
  })
  what: string;

  @ApiProperty({ type: String, nullable: true, example: 'acme' })
  provider: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'SK1799520000004107347927',
    description: 'Of the bank, for `clearing` and `ordered`',
  })
  account: string | null;

  @ApiProperty({ type: 'integer', example: 12 })
  count: number;

  @ApiProperty({
    type: BalanceSchema,
    description:
      'With the sign of the account in the books: `bank:…:unmatched` is the `clearing` of its account, `bank:…:ordered` the `ordered`',
  })
  amount: Amount;

  @ApiProperty({ type: String, nullable: true, example: '2026-03-07T00:00:00.000Z', format: 'date-time' })
  oldest: string | null;
}

class BreakSummaryView {
  @ApiProperty({ enum: BREAK_KINDS })
  kind: string;

  @ApiProperty({ enum: [...PLACES, 'reserve'] })
  place: string;

  @ApiProperty({ type: 'integer', example: 2 })
  count: number;

  @ApiProperty({ type: BalanceSchema, description: 'Positive: we miss it; below zero: it is too much' })
  amount: Amount;

  @ApiProperty({ example: '2026-03-07T00:00:00.000Z', format: 'date-time' })
  oldest: string;
}

export class ReconciliationSummaryView {
  @ApiProperty({ type: [OpenAmountView], description: 'What is not done yet' })
  open: OpenAmountView[];

  @ApiProperty({ type: [BreakSummaryView], description: 'Open breaks' })
  breaks: BreakSummaryView[];
}

const amountOf = (minor: string, currency: string): Amount => formatAmount({ minor: BigInt(minor), currency });

export const presentSummary = (
  open: readonly OpenAmount[],
  breaks: readonly BreakSummary[],
): ReconciliationSummaryView => ({
  open: open.map(({ what, provider, account, currency, count, minor, oldest }) => ({
    ...{ what, provider, account, count, amount: amountOf(minor, currency) },
    oldest: oldest?.toISOString() ?? null,
  })),
  breaks: breaks.map(({ kind, place, currency, count, minor, oldest }) => ({
    ...{ kind, place, count, amount: amountOf(minor, currency), oldest: oldest.toISOString() },
  })),
});
