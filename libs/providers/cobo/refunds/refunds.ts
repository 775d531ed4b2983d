import { equals } from '#libs/money';
import type { FollowUp, ProviderResult, QueryOperation } from '../../spi';
import type { CoboConfig } from '../config';
import { unknown } from '../orders/outcome';
import { failed, refusedOutcome } from '../orders/payments';
import type { CoboApi } from '../wire/api';
import { asObject, listIn } from '../wire/json';
import { refundOutcome } from './outcome';
import { readRefund } from './refund';
import { coinsFor, refundRequest } from './refund-request';

/** Refunds by our reference (fact sheet 7). */
export class Refunds {
  constructor(
    private readonly api: CoboApi,
    private readonly config: CoboConfig,
  ) {}

  async refund(request: FollowUp): Promise<ProviderResult> {
    const coins = coinsFor(request);
    if (typeof coins === 'string') return { outcome: failed('no_receipt', coins, 'answer') };
    if (coins.minor <= 0n) return { outcome: failed('too_small', 'less than 0.01 of the coin', 'answer') };
    const answer = await this.api.post('refunds', refundRequest(request, coins, this.config));
    if (answer.kind !== 'answered') return { outcome: refusedOutcome(answer) };
    const refund = readRefund(answer.data);
    if (typeof refund === 'string') return unknown(refund);
    if ((refund.requestId ?? request.reference) !== request.reference) {
      return unknown('the answer is about another refund');
    }
    if ((refund.orderId ?? request.providerReference) !== request.providerReference) {
      return unknown('the refund names another order');
    }
    if (!equals(refund.amount, coins)) return unknown('the refund has another amount than asked');
    return { outcome: refundOutcome(refund, request.amount, 'answer') };
  }

  async query({ reference, amount }: QueryOperation): Promise<ProviderResult> {
    const answer = await this.api.get('refunds', { limit: '2', request_id: reference });
    if (answer.kind === 'refused') return unknown(answer.reason, 'query');
    if (answer.kind !== 'answered') return { outcome: { ...answer, evidence: { source: 'query' } } };
    const page = asObject(answer.data);
    if (!page || !Array.isArray(page['data'])) return unknown('the answer is no list of refunds', 'query');
    const [refund, ...others] = listIn(page, 'data').map(readRefund);
    if (refund === undefined) return { outcome: failed('absent', 'the provider has no such refund', 'query') };
    if (typeof refund === 'string') return unknown(refund, 'query');
    if (others.length > 0 || refund.requestId !== reference)
      return unknown('the answer is about other refunds', 'query');
    return { outcome: refundOutcome(refund, amount, 'query') };
  }
}
