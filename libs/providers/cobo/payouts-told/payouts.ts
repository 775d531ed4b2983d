import { allocate, parseAmount, rateBetween } from '#libs/money';
import type { Money } from '#libs/money';
import type { LineExchange, PayoutLine, ReportedPayout } from '#libs/settlements';
import type { ToldPayout } from '../../spi';
import { readAmount } from '../wire/amounts';
import { assetOf } from '../wire/tokens';
import { unreadable } from './members';
import type { CoboPayout, Item } from './rows';

/**
 * What a completed payout comes to (fact sheet 8). No payment is named: coins of all orders lie in one account. Coins
 * to an address are a payout for each token, because amounts of two units cannot be added; what was sold for money at
 * a bank is one.
 * @throws InvalidAmountError, InvalidRateError
 */
export function completedPayouts(row: CoboPayout): ToldPayout[] {
  if (row.status !== 'Completed' || row.payout_items.length === 0) return [];
  const told = isSold(row) ? [soldFor(row)] : row.payout_items.map((item) => sent(row, item));
  return told.map((one) => withReference(row, one));
}

export const withReference = ({ request_id }: CoboPayout, told: ToldPayout): ToldPayout => ({
  ...told,
  ...(request_id && { reference: request_id }),
});

/** A row that does not say what arrived at the bank stays in coins, and is missed there. */
const isSold = ({ payout_channel, actual_payout_amount: arrived }: CoboPayout): boolean =>
  payout_channel === 'OffRamp' && Number(arrived) > 0;

/** The sheet tells no rate of such a payout, but both its amounts; each token takes its part of what arrived. */
function soldFor(row: CoboPayout): ToldPayout {
  const { recipient_info: recipient, actual_payout_amount: arrived = '0', payout_items: items } = row;
  const net = tokenAmount(arrived, recipient?.currency ?? 'USD');
  const coins = items.map(({ amount, token_id: token }) => tokenAmount(amount, assetOf(token)));
  const weights = items.map(weightOf);
  if (weights.every((weight) => weight === 0n)) throw unreadable('money arrived, and no coins were sold');
  const parts = allocate(net, weights);
  const lines = parts.map(({ minor }, index): PayoutLine => {
    const [charged, settled] = [coins[index]!, { minor, currency: net.currency }];
    return paid(index + 1, minor, exchangeOf(charged, settled));
  });
  return { payout: payoutOf(row, row.payout_id, net, lines) };
}

/** Tokens are coins of the same money: they weigh by their number, whatever its decimals. */
const weightOf = ({ amount }: Item): bigint => tokenAmount(amount, 'BSC_USDT').minor;

/** What arrives at an address, and what the way there cost: a charge of the provider, in the token that arrives. */
export function sent(row: CoboPayout, item: Item): ToldPayout {
  const amount = tokenAmount(item.amount, assetOf(item.token_id));
  const net = arrivedOf(row, item, amount);
  const isBridged = net.currency !== amount.currency;
  const told = item.bridging_fee?.fee_amount;
  const cost = isBridged ? tokenAmount(told ?? '0', net.currency).minor : amount.minor - net.minor;
  const gross = net.minor + cost;
  const exchange = isBridged ? exchangeOf(amount, { minor: gross, currency: net.currency }) : undefined;
  const fee: PayoutLine[] = cost === 0n ? [] : [{ number: 2, kind: 'fee', gross: '0', fee: String(cost) }];
  const payoutId = row.payout_items.length > 1 ? `${row.payout_id}.${amount.currency}` : row.payout_id;
  const payout = payoutOf(row, payoutId, net, [paid(1, gross, exchange), ...fee]);
  const { address } = row.recipient_info ?? {};
  return row.payout_channel === 'Crypto' && address ? { payout, wallet: address } : { payout };
}

function arrivedOf(row: CoboPayout, { bridging_fee: bridge }: Item, amount: Money): Money {
  if (bridge?.received_amount !== undefined)
    return tokenAmount(bridge.received_amount, assetOf(bridge.received_token_id ?? amount.currency));
  const isAlone = row.payout_channel === 'Crypto' && row.payout_items.length === 1;
  const arrived = isAlone ? row.actual_payout_amount : undefined;
  return arrived ? tokenAmount(arrived, amount.currency) : amount;
}

const exchangeOf = (charged: Money, settled: Money): LineExchange => ({
  charged: { minor: String(charged.minor), currency: charged.currency },
  rate: rateBetween(charged, settled),
});

const paid = (number: number, gross: bigint, exchange?: LineExchange): PayoutLine => ({
  ...{ number, kind: 'payment', gross: String(gross), fee: '0' },
  ...(exchange && { exchange }),
});

const payoutOf = (row: CoboPayout, payoutId: string, net: Money, lines: readonly PayoutLine[]): ReportedPayout => ({
  payoutId,
  currency: net.currency,
  paidAt: timeOf(row),
  net: String(net.minor),
  withheld: '0',
  released: '0',
  lines,
});

function timeOf({ updated_timestamp: seconds }: CoboPayout): string {
  if (seconds === undefined) throw unreadable('it does not say when it was paid');
  return new Date(seconds * 1_000).toISOString();
}

/** An amount of a token, or of money; what is none is refused for its reason. @throws InvalidAmountError */
export const tokenAmount = (value: string, currency: string): Money =>
  readAmount(value, currency) ?? parseAmount({ value, currency });
