import type { ProviderResult, StartPayment } from '../../spi';
import type { Calls } from '../calls';
import type { PayfieldConfig } from '../config';
import { Unsupported } from '../unsupported';
import { resultOfOpening } from './outcomes';
import { payinRequest } from './request';

/** One call. A repeat with the same reference opens nothing new (fact sheet 4), but to repeat is not decided here. */
export async function openPayin(config: PayfieldConfig, calls: Calls, payment: StartPayment): Promise<ProviderResult> {
  try {
    const request = payinRequest(config, payment);
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
