import type { HttpClient, Outcome } from '../../spi';
import type { TrustPayEuConfig } from '../config';
import { Unsupported } from '../unsupported';
import type { ChosenType } from './choose-payment-type';
import { outcomeOfCall } from './outcomes';
import { cardEndpoint, encodeFields, signedCardRequest, urlField } from './request';
import type { CardOperation } from './request';

export interface BackgroundOperation extends CardOperation {
  readonly notificationUrl: string;
}

/**
 * One background call: types 4, 6 and 8 as a POST form. It is made once. The provider has neither an idempotency key
 * nor a status query, so an unknown outcome ends only by a notification, a statement or a person (fact sheet 10).
 */
export async function callInBackground(
  config: TrustPayEuConfig,
  http: HttpClient,
  operation: BackgroundOperation,
  choose: () => ChosenType,
): Promise<Outcome> {
  try {
    const chosen = choose();
    const fields = {
      ...signedCardRequest(config, chosen, operation),
      NotificationUrl: urlField(operation.notificationUrl),
    };
    const result = await http.send({
      method: 'POST',
      url: cardEndpoint(config),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: encodeFields(fields),
      deadlineMs: config.deadlineMs,
    });
    return outcomeOfCall(chosen.type, operation.amount, result);
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    const evidence = { source: 'answer', detail: 'refused by the adapter, nothing was sent' } as const;
    return { kind: 'failed', code: 'unsupported_request', reason: error.message, evidence };
  }
}
