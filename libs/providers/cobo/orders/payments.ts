import { UnsupportedPaymentError } from '../../spi';
import type { FollowUp, Outcome, ProviderDependencies, ProviderResult, QueryOperation, StartPayment } from '../../spi';
import type { CoboConfig } from '../config';
import type { ApiResult } from '../wire/answer';
import type { CoboApi } from '../wire/api';
import { percentEncoded } from '../wire/api';
import { isDuplicate, wordOf } from '../wire/error-codes';
import { asObject, listIn } from '../wire/json';
import { createRequest } from './create-request';
import { difference } from './difference';
import type { CoboOrder } from './order';
import { readOrder } from './order';
import { paymentResult, unknown } from './outcome';

/** `2029`: the order is not Pending any more (fact sheet 4). */
const WRONG_STATUS = 2029;
/** One answers the question; a second one would be a contradiction worth seeing. */
const LISTED = '2';

/** Pay-in orders: opened, closed and looked up (fact sheet 3, 4, 6). */
export class Payments {
  constructor(
    private readonly api: CoboApi,
    private readonly config: CoboConfig,
    private readonly clock: ProviderDependencies['clock'],
  ) {}

  /** @throws UnsupportedPaymentError */
  check(payment: StartPayment): void {
    createRequest(payment, this.config, this.clock.now());
  }

  async open(payment: StartPayment): Promise<ProviderResult> {
    const request = this.requestFor(payment);
    if (typeof request === 'string') return { outcome: failed('unsupported', request, 'clock') };
    if (request.expired_in <= 0) return { outcome: failed('expired', 'the time to pay is over', 'clock') };
    const answer = await this.api.post('orders', request);
    if (answer.kind !== 'answered') return { outcome: refusedOutcome(answer) };
    const order = readOrder(answer.data);
    if (typeof order === 'string') return unknown(order);
    const problem = difference(order, payment);
    return problem === undefined ? paymentResult(order, payment.amount, 'answer') : unknown(problem);
  }

  /** Closes an order that nobody has paid; one that somebody is paying is told as what it is. */
  async cancel(request: FollowUp): Promise<ProviderResult> {
    const path = `orders/${percentEncoded(request.providerReference)}`;
    const answer = await this.api.put(path, { expired: true });
    const isTooLate = answer.kind === 'refused' && answer.code === WRONG_STATUS;
    // Only the order itself says what it is instead; to read it changes nothing.
    const final = isTooLate ? await this.api.get(path) : answer;
    if (final.kind !== 'answered') return { outcome: refusedOutcome(final) };
    const order = readOrder(final.data);
    if (typeof order === 'string') return unknown(order);
    if (order.orderId !== request.providerReference) return unknown('the answer is about another order');
    if (order.status === 'Expired' && !isTooLate && order.received.minor === 0n) return cancelled(order, request);
    return paymentResult(order, request.amount, isTooLate ? 'query' : 'answer');
  }

  /** By our reference alone: it is there even where the answer that named the provider's was lost. */
  async query({ reference, amount }: QueryOperation): Promise<ProviderResult> {
    const answer = await this.api.get('orders', { limit: LISTED, psp_order_id: reference });
    if (answer.kind === 'refused') return unknown(answer.reason, 'query');
    if (answer.kind !== 'answered') return { outcome: { ...answer, evidence: { source: 'query' } } };
    const page = asObject(answer.data);
    if (!page || !Array.isArray(page['data'])) return unknown('the answer is no list of orders', 'query');
    const orders = listIn(page, 'data').map(readOrder);
    const [order, ...others] = orders;
    if (order === undefined) return { outcome: failed('absent', 'the provider has no such order', 'query') };
    if (typeof order === 'string') return unknown(order, 'query');
    if (others.length > 0 || order.code !== reference) return unknown('the answer is about other orders', 'query');
    return paymentResult(order, amount, 'query');
  }

  /** A call does not throw: what `check` would have refused was not sent. */
  private requestFor(payment: StartPayment): ReturnType<typeof createRequest> | string {
    try {
      return createRequest(payment, this.config, this.clock.now());
    } catch (error) {
      if (error instanceof UnsupportedPaymentError) return error.reason;
      throw error;
    }
  }
}

function cancelled(order: CoboOrder, { amount }: FollowUp): ProviderResult {
  const { also } = paymentResult(order, amount, 'answer');
  return {
    outcome: failed('cancelled', 'the order was closed before anything was paid', 'answer'),
    ...(also && { also }),
  };
}

/** A key that was used before is no refusal: the first call may have done all of it, so the answer is to ask. */
export function refusedOutcome(answer: Exclude<ApiResult, { kind: 'answered' }>): Outcome {
  if (answer.kind !== 'refused') return { ...answer, evidence: { source: 'answer' } };
  const evidence = { source: 'answer', code: String(answer.code) } as const;
  if (isDuplicate(answer.code)) return { kind: 'unknown', reason: answer.reason, evidence };
  return { kind: 'failed', code: wordOf(answer.code), reason: answer.reason, evidence };
}

export const failed = (code: string, reason: string, source: 'answer' | 'query' | 'clock'): Outcome => ({
  kind: 'failed',
  code,
  reason,
  evidence: { source },
});
