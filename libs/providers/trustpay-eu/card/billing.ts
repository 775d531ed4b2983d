import type { Payer } from '../../spi';
import type { Fields } from '../signature';
import { tidy } from '../text';

const CARD_HOLDER_MIN = 3;

/**
 * The six values that issuers expect for strong customer authentication, in the provider's formats (fact sheet 5.1). A
 * long street is cut; what has no valid form is left out, for a payment without it may be declined but one with it
 * would be refused.
 */
export function billingFields(payer: Payer): Fields {
  const { billing } = payer;
  const holder = tidy(payer.name, 100);
  const country = billing?.country.trim().toUpperCase() ?? '';
  const email = payer.email?.trim() ?? '';
  return {
    BillingCity: tidy(billing?.city, 80),
    BillingCountry: /^[A-Z]{2}$/.test(country) ? country : undefined,
    BillingPostcode: tidy(billing?.postcode.replace(/[^0-9A-Za-z]/g, ''), 30),
    BillingStreet: tidy(billing?.street, 100),
    CardHolder: holder !== undefined && [...holder].length >= CARD_HOLDER_MIN ? holder : undefined,
    Email: /^\S+@\S+$/.test(email) && email.length <= 254 ? email : undefined,
  };
}
