import type { StartPayment } from '../../spi';
import type { TrustPayEuConfig } from '../config';
import { CARD_LANGUAGES, localization } from '../languages';
import { encodeFields, urlField } from '../request-fields';
import { chooseHostedType } from './choose-payment-type';
import { cardEndpoint, descriptionField, signedCardRequest } from './request';

/**
 * Address of the page where the payer enters the card: a signed redirect (fact sheet 5.1, IsRedirect). The addresses
 * in it are not signed, so a payer can bend them: that no notification came never means that nothing was paid.
 * @throws Unsupported when the payment has no form at this provider
 */
export function cardPageUrl(config: TrustPayEuConfig, payment: StartPayment): string {
  const fields = {
    ...signedCardRequest(config, chooseHostedType(payment), payment),
    Url: urlField(payment.returnUrl),
    NotificationUrl: urlField(payment.notificationUrl),
    Localization: localization(payment.language, CARD_LANGUAGES),
    Description: descriptionField(payment.description),
    IsRedirect: 'True',
  };
  return `${cardEndpoint(config)}?${encodeFields(fields)}`;
}
