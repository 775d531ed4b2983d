import type { NextAction } from '../../spi';
import type { Operation } from '../wire/operation';
import { textOf } from '../wire/json';

/** Links of shops without a payment page (fact sheet 6), the one for every device first. */
const LINKS = ['payment_link', 'qr_link', 'upi_link', 'phonepe_link', 'paytm_link'];
/** `upi:` opens the payer's banking app. Anything else is not followed: it could be a script. */
const SCHEMES: ReadonlySet<string> = new Set(['https:', 'http:', 'upi:']);

/** Where the payer goes: the payment page, or the link that the shop's `paymentData` has in its place. */
export function nextActionOf({ pageUrl, paymentData }: Operation): NextAction | undefined {
  const candidates = [pageUrl, ...LINKS.map((name) => textOf(paymentData[name], 2000))];
  const url = candidates.find((link) => link !== undefined && isFollowed(link));
  return url === undefined ? undefined : { type: 'redirect', url };
}

const isFollowed = (link: string): boolean => URL.canParse(link) && SCHEMES.has(new URL(link).protocol);
