import type { StartPayment } from '../../spi';
import type { TrustPayEuConfig } from '../config';
import { localization, WIRE_LANGUAGES } from '../languages';
import { encodeFields, urlField } from '../request-fields';
import { tidy } from '../text';
import { Unsupported } from '../unsupported';
import { signedPurchase, wireEndpoint } from './request';

const DESCRIPTION_MAX = 140;
/** Countries whose banks the page offers (fact sheet 8.3); any other payer chooses there. */
const COUNTRIES: readonly string[] = ['CZ', 'SK'];

/**
 * Address of the page where the payer chooses a bank: a signed redirect (fact sheet 4.1, IsRedirect). Nothing but
 * account, amount, reference and type is signed, so a payer can bend the addresses in it: that no notification came
 * never means that nothing was paid.
 * @throws Unsupported when the payment has no form at this provider
 */
export function wirePageUrl(config: TrustPayEuConfig, payment: StartPayment): string {
  if (payment.capture === 'manual') throw new Unsupported('a bank transfer cannot be captured later');
  if (payment.saveCard !== undefined || payment.cardToken !== undefined) {
    throw new Unsupported('a bank transfer has no card to keep or to use');
  }
  const { billing, email = '' } = payment.payer;
  const fields = {
    ...signedPurchase(config, payment),
    Url: urlField(payment.returnUrl),
    NotificationUrl: urlField(payment.notificationUrl),
    Localization: localization(payment.language, WIRE_LANGUAGES),
    Country: COUNTRIES.find((country) => country === billing?.country.toUpperCase()),
    Description: tidy(payment.description, DESCRIPTION_MAX),
    Email: /^\S+@\S+$/.test(email) && email.length <= 254 ? email : undefined,
    IsRedirect: 'True',
  };
  return `${wireEndpoint(config)}?${encodeFields(fields)}`;
}
