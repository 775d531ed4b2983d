import type { Fields } from './signature';
import { Unsupported } from './unsupported';

/** For cards others "may be lost or altered" by the gateway, for wires some are forbidden (fact sheet 2): one form. */
const REFERENCE = /^[A-Za-z0-9]{1,35}$/;
/** Also the shape of a PaymentId, which a wire refund may name in its place (fact sheet U5). */
export const PAYMENT_REQUEST_ID = /^\d{1,10}$/;
const URL_LENGTH_MAX = 256;

/** @throws Unsupported for a reference that would not come back as it was sent */
export function referenceField(reference: string): string {
  if (!REFERENCE.test(reference)) throw new Unsupported('the reference must be 1 to 35 letters and digits');
  return reference;
}

/** @throws Unsupported for an address that the provider would cut */
export function urlField(url: string): string {
  if (url.length > URL_LENGTH_MAX) throw new Unsupported(`an address may have at most ${URL_LENGTH_MAX} characters`);
  return url;
}

/** `name=value&…`, percent-encoded as UTF-8, spaces as `%20`; values that are absent are left out. */
export function encodeFields(fields: Fields): string {
  return Object.entries(fields)
    .flatMap(([name, value]) => (value ? [`${name}=${encodeURIComponent(value)}`] : []))
    .join('&');
}
