import type { Money } from '#libs/money';
import { UnsupportedPaymentError } from '../../spi';
import type { FollowUp, Outcome, ProviderDependencies, ProviderResult, StartPayment } from '../../spi';
import type { GatePayClient } from '../client';
import type { Reply } from '../envelope';
import { tellsOrder } from '../error-codes';
import { asObject } from '../json';
import { evidenceOf, failed, outcomeOfNoData, unknown, unsupported } from '../outcomes';
import { Unsupported } from '../unsupported';
import { PREPAY_ID, openedOutcome } from './opened';
import { orderResult } from './order-outcome';
import { readOrder } from './read-order';
import type { OrderProblem } from './read-order';
import { expireTimeOf, orderBody, orderRequest } from './request';

const CREATE = '/v1/pay/checkout/order';
export const QUERY = '/v2/pay/order/query';
/** Of orders that are an address alone (fact sheet 8). */
export const ADDRESS_QUERY = '/v1/pay/address/query';
const CLOSE = '/v1/pay/order/close';

export const ORDER_NUMBER_EXISTS = '400201';
export const ORDER_UNKNOWN = '400202';
export const ADDRESS_UNKNOWN = '500203';

interface Tools {
  readonly client: GatePayClient;
  readonly clock: ProviderDependencies['clock'];
}

/** @throws UnsupportedPaymentError */
export function checkPayment(provider: string, payment: StartPayment): void {
  try {
    orderRequest(payment);
  } catch (error) {
    if (error instanceof Unsupported) throw new UnsupportedPaymentError(provider, error.message);
    throw error;
  }
}

export async function openOrder({ client, clock }: Tools, payment: StartPayment): Promise<ProviderResult> {
  const now = clock.now().getTime();
  try {
    const request = orderRequest(payment);
    // Written so that a time that is none is refused as well.
    if (!(Date.parse(payment.expiresAt) > now)) throw new Unsupported('the payment has expired before it was opened');
    const reply = await client.post(CREATE, orderBody(request, expireTimeOf(payment.expiresAt, now)));
    if (reply.kind === 'data') return { outcome: openedOutcome(reply.data, request, payment) };
    if (reply.kind === 'refused' && reply.code === ORDER_NUMBER_EXISTS) {
      // The first answer was lost, and a repeat does not bring it back (fact sheet 3.2): the query will.
      return { outcome: unknown('answer', 'the order exists already: ask for it', reply.code) };
    }
    return { outcome: outcomeOfNoData(reply) };
  } catch (error) {
    if (error instanceof Unsupported) return { outcome: unsupported(error.message) };
    throw error;
  }
}

/** An order by our reference, or by the provider's id. */
export async function queryOrder(
  { client, clock }: Tools,
  by: { readonly merchantTradeNo: string } | { readonly prepayId: string },
  asked: Money,
): Promise<ProviderResult> {
  const reply = await client.get(QUERY, { ...by });
  if (reply.kind !== 'data') {
    if (reply.kind !== 'refused') return { outcome: outcomeOfNoData(reply) };
    return reply.code === ORDER_UNKNOWN
      ? { outcome: failed('query', 'absent', 'the provider knows no such order', reply.code) }
      : { outcome: unknown('query', `the query was refused: ${reply.reason}`, reply.code) };
  }
  const order = readOrder(reply.data);
  const named = 'problem' in order ? order.paid : order;
  const isAnother = Object.entries(by).some(([name, value]) => named && named[name as keyof typeof named] !== value);
  if (isAnother) return { outcome: unknown('query', 'the answer is about another order') };
  return 'problem' in order ? { outcome: withProblem(order) } : orderResult(order, asked, clock.now());
}

/**
 * Paid, and not so that it could be booked: the payer has nothing to do any more, and a doubt about a payment that
 * waits for its payer would be no news. The evidence says what is wrong.
 */
const withProblem = ({ problem, paid }: OrderProblem): Outcome =>
  paid
    ? { kind: 'pending', providerReference: paid.prepayId, evidence: evidenceOf('query', paid.status, problem) }
    : unknown('query', problem);

/**
 * Closes an unpaid order. A close that is refused, for whatever reason, is no payment that failed: the order tells what
 * it is instead.
 */
export async function closeOrder(tools: Tools, { providerReference, reference, amount }: FollowUp) {
  const by = PREPAY_ID.test(providerReference) ? { prepayId: providerReference } : { merchantTradeNo: reference };
  const reply = await tools.client.post(CLOSE, JSON.stringify(by));
  const result = reply.kind === 'data' ? asObject(reply.data)?.result : undefined;
  if (result === 'SUCCESS') return { outcome: failed('answer', 'cancelled', 'the order was closed unpaid', '000000') };
  const code = refusalOf(reply);
  if (result !== 'FAIL' && code === undefined) {
    if (reply.kind === 'data') return { outcome: unknown('answer', 'the answer does not say whether it was closed') };
    return { outcome: outcomeOfNoData(reply) };
  }
  const found = await queryOrder(tools, by, amount);
  const { outcome } = found;
  // The question that was not sent is not the payment.
  if (outcome.kind === 'not_sent')
    return { outcome: unknown('answer', `not closed, and not asked: ${outcome.reason}`, code) };
  // Refused, and yet still open: something is in between, and a later query will tell.
  return outcome.kind === 'pending' && outcome.nextAction
    ? { outcome: unknown('answer', 'the order was not closed and is still open', code) }
    : found;
}

/** The code of a no, or of what the order has come to. */
const refusalOf = (reply: Reply): string | undefined =>
  reply.kind === 'refused' || (reply.kind === 'unknown' && tellsOrder(reply.code ?? '')) ? reply.code : undefined;
