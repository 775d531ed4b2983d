import { toMoneyJson } from '#libs/money';
import type { Money } from '#libs/money';
import type { Outcome } from '../../spi';
import type { GatePayClient } from '../client';
import { fromChain } from '../decimal';
import type { Reply } from '../envelope';
import { asObject, textOf } from '../json';
import { ADDRESS_QUERY, ORDER_UNKNOWN, QUERY } from '../order/orders';
import { readOrder } from '../order/read-order';
import { outcomeOfNoData, unknown } from '../outcomes';

/** What left the account; without `sent` it was the order's coin. */
type SentCoins =
  | { readonly kind: 'known'; readonly sent?: Money }
  | { readonly kind: 'untold'; readonly reason: string; readonly code?: string }
  | { readonly kind: 'unanswered'; readonly reply: Exclude<Reply, { kind: 'data' }> };

/**
 * The coins that a refund took from the account, where the order was credited in another coin than it is in: the payer
 * is sent what he paid in (fact sheet 6), and only the order tells whether the account held that, or what it was
 * converted to (8).
 */
export async function sentCoins(client: GatePayClient, data: unknown): Promise<SentCoins> {
  const { orderId, currency, amount, requestCurrency } = asObject(asObject(data)?.bizData ?? data) ?? {};
  const coin = textOf(currency);
  if (coin === undefined || coin === requestCurrency) return { kind: 'known' };
  const prepayId = textOf(orderId) ?? '';
  const checkout = await client.get(QUERY, { prepayId });
  const isNone = checkout.kind === 'refused' && checkout.code === ORDER_UNKNOWN;
  const reply = isNone ? await client.get(ADDRESS_QUERY, { prepayId }) : checkout;
  if (reply.kind === 'refused') return { kind: 'untold', reason: UNTOLD, code: reply.code };
  if (reply.kind !== 'data') return { kind: 'unanswered', reply };
  const order = readOrder(reply.data);
  if ('problem' in order || order.prepayId !== prepayId) return { kind: 'untold', reason: UNTOLD };
  if (order.due.currency !== coin) return { kind: 'known' };
  const sent = fromChain(amount, coin);
  if (!sent || sent.minor === 0n) return { kind: 'untold', reason: 'the refund does not say what was sent' };
  return { kind: 'known', sent };
}

/** A refund with those coins, once it is done. */
export async function withSentCoins(client: GatePayClient, data: unknown, outcome: Outcome): Promise<Outcome> {
  if (outcome.kind !== 'succeeded') return outcome;
  const coins = await sentCoins(client, data);
  if (coins.kind === 'unanswered') return outcomeOfNoData(coins.reply);
  if (coins.kind === 'untold') return unknown('query', coins.reason, coins.code);
  const sent = coins.sent && toMoneyJson(coins.sent);
  return sent ? { ...outcome, receipt: { due: sent, received: sent } } : outcome;
}

const UNTOLD = 'the order of the refund does not tell which coin it was credited in';
