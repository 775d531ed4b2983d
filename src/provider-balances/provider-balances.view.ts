import { formatAmount } from '#libs/money';
import type { Amount } from '#libs/money';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { MayBeAbsent, PROVIDER_NAME } from '../common/validation';
import { BalanceSchema } from '../orders/view/amount.schema';
import type { Comparison, UnderWay } from './compare';
import { agrees } from './provider-balances';
import type { ComparedBalances } from './provider-balances';

export class ProviderBalancesQueryDto {
  @ApiPropertyOptional({ pattern: PROVIDER_NAME.source, example: 'cobo', description: 'Of this provider alone' })
  @MayBeAbsent()
  @Matches(PROVIDER_NAME, { message: 'provider must be the name of a provider, such as cobo' })
  provider?: string;
}

class HeldView {
  @ApiProperty({ example: 'merchant M1001', description: 'In the words of the provider' })
  account: string;

  @ApiProperty({ type: BalanceSchema })
  amount: Amount;
}

class UnderWayView {
  @ApiProperty({
    enum: ['payment', 'refund', 'payout', 'unsettled_payout', 'booked_meanwhile'],
    description:
      'Payments and refunds that are not over or in doubt; payouts that no books have; booked payouts whose coins were ' +
      'sold or changed, until they are settled; what was booked while the provider was asked',
  })
  what: string;

  @ApiProperty({ enum: ['less', 'more'], description: 'What the provider may have already, beside the books' })
  provider_has: string;

  @ApiProperty({ type: 'integer', example: 1 })
  count: number;

  @ApiProperty({ type: BalanceSchema, description: 'At most' })
  amount: Amount;
}

class ProviderBalanceView {
  @ApiProperty({ example: 'cobo' })
  provider: string;

  @ApiProperty({ example: 'custody:cobo:ETH_USDT', description: 'Account of the books' })
  account: string;

  @ApiProperty({ type: BalanceSchema, description: 'What the books say, over all merchants' })
  books: Amount;

  @ApiProperty({ type: BalanceSchema, description: 'What the provider says' })
  told: Amount;

  @ApiProperty({ type: BalanceSchema, description: '`told` less `books`' })
  difference: Amount;

  @ApiProperty({
    enum: ['equal', 'under_way', 'differs'],
    description: '`under_way`: a difference that what is under way can explain; `differs`: one that it cannot',
  })
  verdict: string;

  @ApiProperty({ type: [HeldView], description: 'The accounts at the provider that add up to `told`' })
  held: HeldView[];

  @ApiProperty({ type: [UnderWayView] })
  under_way: UnderWayView[];
}

class NotComparedView {
  @ApiProperty({ example: 'payfield' })
  provider: string;

  @ApiProperty({ example: 'it tells no balance that an account of the books should equal' })
  reason: string;

  @ApiProperty({
    example: false,
    description: 'It should have been: coins are in its custody, or it can tell what it holds',
  })
  missed: boolean;
}

class ElsewhereView {
  @ApiProperty({ example: 'cobo' })
  provider: string;

  @ApiProperty({ type: [UnderWayView], description: 'In units in which nothing was compared: explains no difference' })
  under_way: UnderWayView[];

  @ApiProperty({ type: [String], description: 'What the provider holds and the ledger has no unit for' })
  unread: readonly string[];
}

export class ProviderBalancesView {
  @ApiProperty({ example: true, description: 'Whether nothing differs, and everybody who should have answered did' })
  agrees: boolean;

  @ApiProperty({ example: '1234', pattern: '^[0-9]+$', description: 'Every event up to here is in the books' })
  position: string;

  @ApiProperty({ type: [ProviderBalanceView] })
  data: ProviderBalanceView[];

  @ApiProperty({ type: [NotComparedView] })
  not_compared: NotComparedView[];

  @ApiProperty({ type: [ElsewhereView], description: 'What else the providers and their operations tell' })
  beside: ElsewhereView[];
}

export const presentProviderBalances = (found: ComparedBalances): ProviderBalancesView => ({
  agrees: agrees(found),
  position: String(found.position),
  data: found.compared.flatMap(({ provider, comparisons }) => comparisons.map(presentComparison(provider))),
  not_compared: found.notCompared.map(({ provider, reason, isMissed }) => ({ provider, reason, missed: isMissed })),
  beside: found.compared
    .filter(({ inOtherUnits, unread }) => inOtherUnits.length > 0 || unread.length > 0)
    .map(({ provider, inOtherUnits, unread }) => ({
      ...{ provider, unread },
      under_way: inOtherUnits.map(presentUnderWay),
    })),
});

const presentComparison =
  (provider: string) =>
  ({ account, unit, books, told, difference, verdict, held, underWay }: Comparison): ProviderBalanceView => {
    const shown = (minor: bigint): Amount => formatAmount({ minor, currency: unit });
    return {
      ...{ provider, account, verdict },
      ...{ books: shown(books), told: shown(told), difference: shown(difference) },
      held: held.map((part) => ({ account: part.account, amount: formatAmount(part.amount) })),
      under_way: underWay.map(presentUnderWay),
    };
  };

const presentUnderWay = ({ what, holderHas, count, amount }: UnderWay): UnderWayView => ({
  ...{ what, provider_has: holderHas, count, amount: formatAmount(amount) },
});
