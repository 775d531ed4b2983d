import { formatAmount } from '#libs/money';
import type { Amount } from '#libs/money';
import { ApiProperty } from '@nestjs/swagger';
import { AmountSchema, BalanceSchema } from '../orders/view/amount.schema';
import type { StatementBounds, StatementLine } from '../read-models/queries';
import { LAYERS } from './statement.dto';

export class StatementLineView {
  @ApiProperty({ example: '1234.0', description: 'The posting, as in the journal' })
  id: string;

  @ApiProperty({ example: 'capture' })
  rule: string;

  @ApiProperty({
    example: '7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11',
    type: String,
    nullable: true,
    format: 'uuid',
    description: 'Null for money that names no order',
  })
  order_id: string | null;

  @ApiProperty({ format: 'uuid', example: '8e1c6f0e-4a4e-5c53-8a27-5a4a1c7f6a10' })
  event_id: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-20T12:00:00.000Z', description: 'When it happened' })
  occurred_at: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-20T12:00:00.000Z', description: 'When the ledger learnt it' })
  known_at: string;

  @ApiProperty({ enum: ['debit', 'credit'] })
  side: string;

  @ApiProperty({ type: AmountSchema })
  amount: Amount;

  @ApiProperty({ type: BalanceSchema, description: 'After this line, in the normal sense of the account' })
  balance: Amount;
}

export class StatementView {
  @ApiProperty({ example: 'psp:trustpay-eu:EUR:receivable' })
  account: string;

  @ApiProperty({ example: 'asset' })
  type: string;

  @ApiProperty({ example: 'EUR' })
  currency: string;

  @ApiProperty({ enum: LAYERS, example: 'posted' })
  layer: string;

  @ApiProperty({ type: BalanceSchema, description: 'In the normal sense of the account' })
  opening_balance: Amount;

  @ApiProperty({ type: BalanceSchema })
  closing_balance: Amount;

  @ApiProperty({
    example: '1234',
    pattern: '^[0-9]+$',
    description: 'GET /v1/balances at this position shows the same, as `posted` or as `pending`',
  })
  position: string;

  @ApiProperty({ type: [StatementLineView], description: 'In the order in which the ledger learnt them' })
  lines: StatementLineView[];

  @ApiProperty({
    example: true,
    description: 'Added up again while it was written: opening balance and lines make the closing balance',
  })
  adds_up: boolean;
}

/** What is owed by a liability is shown as positive. */
export const signOf = (type: string): bigint => (type === 'liability' ? -1n : 1n);

/** The view as text, line by line, so that a statement of any length is sent as it is read. */
export async function* statementJson(
  bounds: StatementBounds,
  lines: AsyncIterable<StatementLine>,
): AsyncGenerator<string> {
  const { account, type, currency, layer, opening, closing, until } = bounds;
  const sign = signOf(type);
  const shown = (minor: bigint): Amount => formatAmount({ minor: sign * minor, currency });
  const balances = { opening_balance: shown(opening), closing_balance: shown(closing) };
  const head = { account, type, currency, layer, ...balances };
  yield `${JSON.stringify({ ...head, position: String(until) }).slice(0, -1)},"lines":[`;
  let sum = opening;
  let separator = '\n';
  for await (const line of lines) {
    sum += line.minor;
    yield `${separator}${JSON.stringify(presentLine(line, currency, shown))}`;
    separator = ',\n';
  }
  yield `],"adds_up":${sum === closing}}\n`;
}

function presentLine(line: StatementLine, currency: string, shown: (minor: bigint) => Amount): StatementLineView {
  const { minor } = line;
  return {
    id: `${line.position}.${line.number}`,
    rule: line.rule,
    order_id: line.orderId,
    event_id: line.eventId,
    occurred_at: line.occurredAt.toISOString(),
    known_at: line.reachedAt.toISOString(),
    side: minor < 0n ? 'credit' : 'debit',
    amount: formatAmount({ minor: minor < 0n ? -minor : minor, currency }),
    balance: shown(line.balanceAfter),
  };
}
