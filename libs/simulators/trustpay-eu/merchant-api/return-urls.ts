import { webAddress } from './fields';
import type { Parameters } from './parameters';
import { ResultCode } from './result-codes';

/** Where the payer's browser may be sent; `url` stands for those that are missing. */
export interface ReturnUrls {
  readonly url?: string;
  readonly returnUrl?: string;
  readonly cancelUrl?: string;
  readonly errorUrl?: string;
}

/** What the browser brings back (sheet, section 6). */
export interface RedirectResult {
  readonly reference?: string;
  readonly code: number;
  readonly acquirerCode?: string;
  readonly paymentRequestId?: string;
}

const SUCCESSES: readonly number[] = [
  ResultCode.Success,
  ResultCode.Pending,
  ResultCode.Authorized,
  ResultCode.AuthorizedOnly,
];

/** Addresses of a request that may be malformed otherwise; those that are no web addresses are left out. */
export function readReturnUrls(parameters: Parameters): ReturnUrls {
  const [url, returnUrl, cancelUrl, errorUrl] = parameters
    .pick(['Url', 'ReturnUrl', 'CancelUrl', 'ErrorUrl'])
    .map((value) => (value !== undefined && webAddress(value) ? value : undefined));
  return { url, returnUrl, cancelUrl, errorUrl };
}

/** The specific parameter, then Url, then the portal's default (sheet, section 4.1). */
export function returnAddress(code: number, request: ReturnUrls, portal: ReturnUrls = {}): string | undefined {
  const which = SUCCESSES.includes(code) ? 'returnUrl' : code === ResultCode.UserCancel ? 'cancelUrl' : 'errorUrl';
  return request[which] ?? request.url ?? portal[which] ?? portal.url;
}

/** The address with the result in its query, in the order of the provider's samples. */
export function redirectTo(address: string, result: RedirectResult): string {
  return withQuery(address, [
    ['Reference', result.reference],
    ['ResultCode', String(result.code)],
    ['AcquirerResponseId', result.acquirerCode],
    ['PaymentRequestId', result.paymentRequestId],
  ]);
}

/** Appends the present values to an address, which may have a query of its own and a fragment. */
export function withQuery(address: string, pairs: readonly (readonly [string, string | undefined])[]): string {
  const [before = '', ...fragment] = new URL(address).href.split('#');
  const query = pairs.flatMap(([name, value]) => (value === undefined ? [] : `${name}=${encodeURIComponent(value)}`));
  const joined = `${before}${before.includes('?') ? '&' : '?'}${query.join('&')}`;
  return [joined, ...fragment].join('#');
}
