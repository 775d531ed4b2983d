import type { HttpClient, Outcome } from '../../spi';
import type { TrustPayEuConfig } from '../config';
import { postForm } from '../post-form';
import { urlField } from '../request-fields';
import type { ChosenType } from './choose-payment-type';
import { outcomeOfCall } from './outcomes';
import { cardEndpoint, signedCardRequest } from './request';
import type { CardOperation } from './request';

export interface BackgroundOperation extends CardOperation {
  readonly notificationUrl: string;
}

/** Types 4, 6 and 8. */
export async function callInBackground(
  config: TrustPayEuConfig,
  http: HttpClient,
  operation: BackgroundOperation,
  choose: () => ChosenType,
): Promise<Outcome> {
  let chosen: ChosenType | undefined;
  const form = () => {
    chosen = choose();
    const NotificationUrl = urlField(operation.notificationUrl);
    return { url: cardEndpoint(config), fields: { ...signedCardRequest(config, chosen, operation), NotificationUrl } };
  };
  return postForm(config, http, form, (result) => outcomeOfCall(chosen!.type, operation.amount, result));
}
