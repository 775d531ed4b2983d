import type { Clock } from '#libs/clock';
import type { Quirks } from '../quirks';
import { ApiError } from '../wire/errors';
import { isSignedBy } from '../wire/signature';

/** A request as it came over the wire. */
export interface RawRequest {
  readonly method: string;
  /** With its query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Who may call, and how far off their clocks may be. */
export interface Gatekeeper {
  readonly clock: Clock;
  readonly quirks: Quirks;
  /** Public keys, lower case. */
  readonly apiKeys: ReadonlySet<string>;
}

/** The caller's key. Looks at headers, key, time and signature in this order (sheet, 2). @throws ApiError */
export function authenticate(request: RawRequest, { clock, quirks, apiKeys }: Gatekeeper): string {
  const [key, nonce, signature] = ['biz-api-key', 'biz-api-nonce', 'biz-api-signature'].map((name) => {
    const value = request.headers[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  });
  if (key === undefined || nonce === undefined || signature === undefined) throw new ApiError(2022, 'headers');
  if (!apiKeys.has(key.toLowerCase())) throw new ApiError(2024, 'Biz-Api-Key');
  const distance = /^\d{1,15}$/.test(nonce) ? Math.abs(Number(nonce) - clock.now().getTime()) : 0;
  if (quirks.nonceWindowMs > 0 && distance > quirks.nonceWindowMs) throw new ApiError(2023, 'Biz-Api-Nonce');
  const isSigned = textsOf(request, nonce).some((text) => isSignedBy(key.toLowerCase(), text, signature));
  if (!isSigned) throw new ApiError(2023, 'Biz-Api-Signature');
  return key.toLowerCase();
}

/** The provider's own clients write the query in several ways; each of them is taken (sheet, 2.2). */
function textsOf({ method, url, body }: RawRequest, nonce: string): Buffer[] {
  const [path = '', ...rest] = url.split('?');
  const raw = rest.join('?');
  const plain = (text: string): string => encodeURIComponent(text);
  const rewritten = [...new URLSearchParams(raw)].map(([name, value]) => `${plain(name)}=${plain(value)}`).join('&');
  const queries = [raw, raw.replaceAll('%20', '+'), rewritten, rewritten.replaceAll('%20', '+')];
  return [...new Set(queries)].map((query) =>
    Buffer.concat([Buffer.from(`${method}|${path}|${nonce}|${query}|`), body]),
  );
}
