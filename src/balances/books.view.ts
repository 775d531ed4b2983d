import { formatAmount } from '#libs/money';
import type { Amount } from '#libs/money';
import { ApiProperty } from '@nestjs/swagger';
import { AmountSchema, BalanceSchema } from '../orders/view/amount.schema';
import type { AccountBalance, Balances, JournalEntry } from '../read-models/queries';
import type { BalancesQueryDto } from './books.dto';

export class AccountView {
  @ApiProperty({ example: 'psp:trustpay-eu:EUR:receivable' })
  account: string;

  @ApiProperty({
    enum: ['asset', 'liability', 'expense', 'position', 'memo'],
    description:
      '`memo` accounts hold promises and doubts, no money; `position` accounts are the two sides of exchanges',
  })
  type: string;

  @ApiProperty({ example: 'EUR' })
  currency: string;
}

export class AccountListView {
  @ApiProperty({ type: [AccountView] })
  data: AccountView[];
}

export class BalanceView extends AccountView {
  @ApiProperty({
    type: BalanceSchema,
    description: 'Money that moved, in the normal sense of the account: a receivable or a debt is positive',
  })
  posted: Amount;

  @ApiProperty({
    type: BalanceSchema,
    description: 'What is open now and would add to the account, in its normal sense; what has ended does not count',
  })
  pending_in: Amount;

  @ApiProperty({
    type: BalanceSchema,
    description:
      'What is open now and would take from the account: blocked by disputes; of `memo` accounts their credits',
  })
  pending_out: Amount;

  @ApiProperty({ type: BalanceSchema, description: '`pending_in` less `pending_out`' })
  pending: Amount;

  @ApiProperty({
    type: BalanceSchema,
    description: '`posted` less `pending_out`; of `memo` accounts nothing',
  })
  available: Amount;

  @ApiProperty({ example: '1234', pattern: '^[0-9]+$', description: 'Position of the last event that moved it' })
  position: string;
}

export class BalanceListView {
  @ApiProperty({
    example: '1234',
    pattern: '^[0-9]+$',
    description: 'What they reflect: every event up to this position, none behind it',
  })
  position: string;

  @ApiProperty({
    type: String,
    nullable: true,
    format: 'date-time',
    description: 'As asked for; of a date the end of that day',
  })
  as_of: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    format: 'date-time',
    description: 'As asked for; of a date the end of that day',
  })
  known_at: string | null;

  @ApiProperty({ type: [BalanceView] })
  data: BalanceView[];
}

export class JournalLegView {
  @ApiProperty({ example: 'psp:trustpay-eu:EUR:receivable' })
  account: string;

  @ApiProperty({ enum: ['debit', 'credit'] })
  side: string;

  @ApiProperty({ type: AmountSchema })
  amount: Amount;
}

export class JournalEntryView {
  @ApiProperty({ example: '1234.0' })
  id: string;

  @ApiProperty({ example: 'capture' })
  rule: string;

  @ApiProperty({ enum: ['posted', 'pending'] })
  layer: string;

  @ApiProperty({
    type: String,
    nullable: true,
    format: 'uuid',
    example: '7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11',
    description: 'Null for money that names no order',
  })
  order_id: string | null;

  @ApiProperty({ format: 'uuid', example: '8e1c6f0e-4a4e-5c53-8a27-5a4a1c7f6a10' })
  event_id: string;

  @ApiProperty({ example: '2026-11-20T12:00:00.000Z', format: 'date-time' })
  occurred_at: string;

  @ApiProperty({ example: '2026-11-20T12:00:00.004Z', format: 'date-time' })
  recorded_at: string;

  @ApiProperty({ example: '1234', pattern: '^[0-9]+$' })
  position: string;

  @ApiProperty({
    type: [JournalLegView],
    example: [
      { account: 'psp:trustpay-eu:EUR:receivable', side: 'debit', amount: { value: '100.00', currency: 'EUR' } },
      { account: 'service:shop:EUR:unsettled', side: 'credit', amount: { value: '100.00', currency: 'EUR' } },
    ],
  })
  legs: JournalLegView[];
}

export class JournalView {
  @ApiProperty({ type: [JournalEntryView] })
  data: JournalEntryView[];

  @ApiProperty({ type: String, nullable: true, description: 'For the next page; null at the end' })
  next_cursor: string | null;
}

export const presentAccount = ({ account, type, currency }: AccountBalance): AccountView => ({
  account,
  type,
  currency,
});

/**
 * A liability is shown as what is owed: positive where credits outweigh debits. What opens a promise, a doubt or a
 * block stands on one side of its account, and what ends it on the other, so the difference is what is open: never the
 * turnover of all that ever was.
 */
export function presentBalance(balance: AccountBalance): BalanceView {
  const { currency } = balance;
  const sign = balance.type === 'liability' ? -1n : 1n;
  const [posted, pending] = [sign * balance.posted.balance, sign * balance.pending.balance];
  const [comes, goes] = [pending > 0n ? pending : 0n, pending < 0n ? -pending : 0n];
  const shown = (minor: bigint): Amount => formatAmount({ minor, currency });
  return {
    ...presentAccount(balance),
    posted: shown(posted),
    pending: shown(pending),
    pending_in: shown(comes),
    pending_out: shown(goes),
    available: shown(balance.type === 'memo' ? posted : posted - goes),
    position: String(balance.position),
  };
}

export const presentBalances = (
  { position, balances }: Balances,
  { as_of: asOf, known_at: knownAt }: BalancesQueryDto,
): BalanceListView => ({
  position: String(position),
  as_of: asOf?.toISOString() ?? null,
  known_at: knownAt?.toISOString() ?? null,
  data: balances.map(presentBalance),
});

export const presentEntry = (entry: JournalEntry): JournalEntryView => ({
  id: entry.id,
  rule: entry.rule,
  layer: entry.layer,
  order_id: entry.orderId,
  event_id: entry.eventId,
  occurred_at: entry.occurredAt.toISOString(),
  recorded_at: entry.recordedAt.toISOString(),
  position: String(entry.position),
  legs: entry.legs.map(({ account, currency, minor }) => ({
    account,
    side: minor < 0n ? 'credit' : 'debit',
    amount: formatAmount({ minor: minor < 0n ? -minor : minor, currency }),
  })),
});
