import type { ProviderResult, StartPayment } from '../../spi';
import type { Calls } from '../calls';
import type { PayfieldConfig } from '../config';
import { Unsupported } from '../unsupported';
import { resultOfOpening } from './outcomes';
import { findPayin } from './query';
import { payinRequest } from './request';

/** A repeat with the same reference opens nothing new (fact sheet 4), but to repeat is not decided here. */
export function openPayin(config: PayfieldConfig, calls: Calls, payment: StartPayment): Promise<ProviderResult> {
  return payment.isThere ? reopen(config, calls, payment) : open(config, calls, payment);
}

/**
 * A repeat is one only in the shop that has the payin: the reference is unknown to every other, which would open a
 * second one (fact sheet 4: type, shop and external id). What is not pending has no page any more.
 */
async function reopen(config: PayfieldConfig, calls: Calls, payment: StartPayment): Promise<ProviderResult> {
  const found = await findPayin(config, calls, payment);
  if (found?.result.outcome.kind === 'pending') return open(config, calls, payment, found.shopCode);
  if (found) return found.result;
  const reason = 'no shop has the payin any more, and none was opened';
  return { outcome: { kind: 'unknown', reason, evidence: { source: 'query' } } };
}

/** One call. */
async function open(
  config: PayfieldConfig,
  calls: Calls,
  payment: StartPayment,
  shop?: string,
): Promise<ProviderResult> {
  try {
    const request = payinRequest(config, payment, shop);
    return resultOfOpening(await calls.post('payins', request), {
      externalId: request.external_id,
      transactionType: 'payin',
      shopCode: request.shop_code,
      amount: payment.amount,
      userId: request.merchant_user_id,
    });
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    const evidence = { source: 'answer', detail: 'refused by the adapter, nothing was sent' } as const;
    return { outcome: { kind: 'failed', code: 'unsupported_request', reason: error.message, evidence } };
  }
}
