import type { HttpClient, Outcome } from '../../spi';
import type { TrustPayEuConfig } from '../config';
import { postForm } from '../post-form';
import { urlField } from '../request-fields';
import type { ChosenType } from './choose-payment-type';
import { outcomeOfCall } from './outcomes';
import { cardEndpoint, descriptionField, signedCardRequest } from './request';
import type { CardOperation } from './request';

export interface BackgroundOperation extends CardOperation {
  readonly notificationUrl: string;
  /** Of a charge: the call repeats the usual parameters of a purchase (fact sheet 5.2). */
  readonly description?: string;
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
    const fields = {
      ...signedCardRequest(config, chosen, operation),
      NotificationUrl: urlField(operation.notificationUrl),
      Description: descriptionField(operation.description),
    };
    return { url: cardEndpoint(config), fields };
  };
  return postForm(config, http, form, (result) => outcomeOfCall(chosen!.type, operation.amount, result));
}
