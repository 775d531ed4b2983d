import { allocate, parseAmount, rateBetween } from '#libs/money';
import type { Money } from '#libs/money';
import type { LineExchange, PayoutLine, ReportedPayout } from '#libs/settlements';
import type { ToldPayout } from '../../spi';
import { assetOf } from '../wire/tokens';

export interface Item {
  readonly token_id: string;
  readonly amount: string;
  /** Of coins that arrive as another token. */
  readonly bridging_fee?: CoboBridge;
}

export interface CoboBridge {
  readonly fee_amount?: string;
  readonly received_token_id?: string;
  readonly received_amount?: string;
}

/** As the provider lists it, as far as it is read. */
export interface CoboPayout {
  readonly payout_id: string;
  readonly request_id?: string;
  readonly status: string;
  readonly payout_channel: string;
  readonly payout_items: readonly Item[];
  readonly recipient_info?: { readonly address?: string; readonly currency?: string };
  /** What arrived: of `OffRamp` in the currency of the recipient. */
  readonly actual_payout_amount?: string;
  readonly updated_timestamp: number;
}

/**
 * Completed payouts (fact sheet 8). No payment is named: coins of all orders lie in one account. Coins to an address
 * are a payout for each token, because amounts of two units cannot be added; what was sold for money at a bank is one.
 */
export const completedPayouts = (rows: readonly unknown[]): ToldPayout[] =>
  (rows as readonly CoboPayout[])
    .filter(({ status }) => status === 'Completed')
    .flatMap((row) =>
      (isSold(row) ? [soldFor(row)] : row.payout_items.map((item) => sent(row, item))).map((told) =>
        withReference(row, told),
      ),
    );

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
  const parts = allocate(net, items.map(weightOf));
  const lines = parts.map(({ minor }, index): PayoutLine => {
    const [charged, settled] = [coins[index]!, { minor, currency: net.currency }];
    return paid(index + 1, minor, exchangeOf(charged, settled));
  });
  return { payout: payoutOf(row, row.payout_id, net, lines) };
}

/** Tokens are coins of the same money: they weigh by their number, whatever its decimals. */
const weightOf = ({ amount }: Item): bigint => parseAmount({ value: amount, currency: 'BSC_USDT' }).minor;

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
  paidAt: new Date(row.updated_timestamp * 1_000).toISOString(),
  net: String(net.minor),
  withheld: '0',
  released: '0',
  lines,
});

/** Zeros at the end say nothing, also beyond the decimals of the currency. */
export const tokenAmount = (value: string, currency: string): Money =>
  parseAmount({ value: value.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, ''), currency });
