import type { Money } from '#libs/money';
import { moneyInAll, unclear } from '../../spi';
import type { MoneyTold, MovementFact } from '../../spi';
import { COINS } from '../assets';
import type { GatePayClient } from '../client';
import { fromDecimal } from '../decimal';
import { asObject, textOf } from '../json';
import { refundOutcome } from '../refund/refund-outcome';
import { REFUND_DETAILS, REFUND_UNKNOWN } from '../refund/refunds';
import { sentCoins } from '../refund/sent-coins';
import { isTooSlow } from './beside';
import { isEnded } from './order-outcome';
import { ADDRESS_QUERY, ADDRESS_UNKNOWN, ORDER_UNKNOWN, QUERY } from './orders';
import { readOrder } from './read-order';
import type { ProviderOrder } from './read-order';
import type { ListedPayment } from './sorted-payments';

/**
 * What came for an order that is not known here, in time or late, and went back by a refund that is not. Nothing keeps
 * another system from giving both one number.
 */
export const moneyUnder = async (client: GatePayClient, reference: string): Promise<MoneyTold> =>
  moneyInAll([await receivedUnder(client, reference), await refundedUnder(client, reference)]);

async function receivedUnder(client: GatePayClient, reference: string): Promise<MoneyTold> {
  const reply = await client.get(QUERY, { merchantTradeNo: reference });
  if (reply.kind === 'data') return toldBy(reply.data, reference);
  if (reply.kind !== 'refused' || reply.code !== ORDER_UNKNOWN) return unknown(reply.reason);
  // Whether that query finds orders that are an address alone is not said (fact sheet 8).
  const address = await client.get(ADDRESS_QUERY, { merchantTradeNo: reference });
  if (address.kind === 'data') return toldBy(address.data, reference);
  if (address.kind !== 'refused') return unknown(address.reason);
  const isUnknown = address.code === ADDRESS_UNKNOWN || address.code === ORDER_UNKNOWN;
  // An application that may not ask so would be told the same for ever.
  return isUnknown ? { kind: 'nothing' } : unclear(`its address could not be asked for: ${address.reason}`);
}

function toldBy(data: unknown, reference: string): MoneyTold {
  const order = readOrder(data);
  const named = 'problem' in order ? order.paid : order;
  if (named && named.merchantTradeNo !== reference) return unknown('the answer is about another order');
  return 'problem' in order ? unclear(order.problem) : receivedBy(order);
}

function receivedBy(order: ProviderOrder): MoneyTold {
  if (order.isPaid && !order.received) return unclear('paid, but not how much');
  const isSlow = (one: ListedPayment): boolean => isTooSlow(order, one);
  const inSum = order.extra.filter((one) => !isSlow(one)).map(({ amount }) => amount);
  const account = order.isConverting ? undefined : order.account;
  const beside = [
    ...order.extra.filter(isSlow).map(({ txId, amount }) => besideSum(order, txId, amount)),
    // It tells a sum of the chain alone as well, which goes on growing.
    ...(account && isMoney(account.part) ? [besideSum(order, 'account', account.part)] : []),
  ];
  // Parts that may yet be converted would be told a second time in the other coin.
  const isSure = !order.isConverting || isEnded(order);
  const paid = account ? account.listed : order.received;
  const received = [isSure ? paid : undefined, ...inSum, order.unlisted].filter(isMoney);
  const isAny = received.length > 0 || beside.length > 0;
  const told: MoneyTold = isAny ? { kind: 'told', received, refunded: [], beside } : { kind: 'nothing' };
  const isOpen = order.status === 'PENDING' || order.status === 'PROCESS';
  if (isSure || isOpen || !isMoney(order.received)) return told;
  return moneyInAll([told, unclear(`the order has the status ${order.status}, which is not known here`)]);
}

/** By its own name, once: the sum of what came in the same coin is told without it. */
const besideSum = ({ prepayId, status }: ProviderOrder, name: string, amount: Money): MovementFact => ({
  ...{ kind: 'received', providerReference: name, movement: `${prepayId}/${name}`, code: status },
  ...{ amount, inSum: false },
});

const isMoney = (amount: Money | undefined): amount is Money => amount !== undefined && amount.minor > 0n;

async function refundedUnder(client: GatePayClient, reference: string): Promise<MoneyTold> {
  const reply = await client.get(REFUND_DETAILS, { refundRequestId: reference });
  if (reply.kind === 'refused' && REFUND_UNKNOWN.has(reply.code)) return { kind: 'nothing' };
  if (reply.kind !== 'data') return unknown(reply.reason);
  const details = asObject(asObject(reply.data)?.bizData ?? reply.data) ?? {};
  if (details.refundId !== reference) return unknown('the answer is about another refund');
  const coin = textOf(details.requestCurrency) ?? '';
  const amount = COINS.includes(coin) ? fromDecimal(details.requestAmount, coin) : undefined;
  if (!amount) return unclear('the refund has no readable amount');
  const asked = { type: 'refund', reference, amount, requestedAt: '' } as const;
  const outcome = refundOutcome(reply.data, asked);
  if (outcome.kind === 'unknown') return unclear(outcome.reason);
  if (outcome.kind !== 'succeeded') return { kind: 'nothing' };
  const coins = await sentCoins(client, reply.data);
  if (coins.kind === 'unanswered') return unknown(coins.reply.reason);
  if (coins.kind === 'untold') return unclear(coins.reason);
  return { kind: 'told', received: [], refunded: [coins.sent ?? amount] };
}

const unknown = (reason: string): MoneyTold => ({ kind: 'unknown', reason });
