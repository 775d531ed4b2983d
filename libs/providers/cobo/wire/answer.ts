import type { HttpResult } from '../../spi';
import type { PlatformKeys } from './signature';
import { meaningOf } from './error-codes';
import { asObject, parseJson, wholeIn } from './json';

/** What a call came to, before anybody looks at what it is about. */
export type ApiResult =
  | { readonly kind: 'answered'; readonly data: unknown }
  /** The provider said no, and nothing was done. */
  | { readonly kind: 'refused'; readonly code: number; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string }
  | { readonly kind: 'not_sent'; readonly reason: string };

export interface SignatureRule {
  readonly platform: PlatformKeys;
  readonly strictSignatures: boolean;
}

/** Answered by a gateway before the platform, which has no key to sign with (fact sheet 2.3). */
const UNSIGNED_STATUSES: readonly number[] = [414, 429];

type Answered = Extract<HttpResult, { kind: 'answered' }>;

/** Reads an answer; what is not clearly a yes or a no of this provider is unknown. Never throws. */
export function readAnswer(result: HttpResult, rule: SignatureRule): ApiResult {
  if (result.kind !== 'answered') return result;
  const { status } = result;
  if (status < 200 || (status >= 300 && status < 400) || status >= 500 || status === 408) {
    return { kind: 'unknown', reason: `HTTP status ${status}` };
  }
  const forgery = signatureProblem(result, rule);
  if (forgery) return { kind: 'unknown', reason: forgery };
  const data = parseJson(result.body);
  if (status >= 400) return refusal(status, data);
  return data === undefined ? { kind: 'unknown', reason: 'the answer is no JSON' } : { kind: 'answered', data };
}

function refusal(status: number, data: unknown): ApiResult {
  const error = asObject(data);
  const code = error && wholeIn(error, 'error_code');
  if (code !== undefined) return { kind: 'refused', code, reason: `${meaningOf(code)} (code ${code}, HTTP ${status})` };
  if (UNSIGNED_STATUSES.includes(status)) {
    return { kind: 'refused', code: 2010, reason: `the gateway refused it (HTTP ${status})` };
  }
  return { kind: 'unknown', reason: `HTTP status ${status} without an error of the provider` };
}

function signatureProblem({ status, headers, body }: Answered, rule: SignatureRule): string | undefined {
  const signature = headerOf(headers, 'biz-resp-signature');
  if (signature === undefined) {
    const isExpected = !rule.strictSignatures || UNSIGNED_STATUSES.includes(status);
    return isExpected ? undefined : 'the answer is not signed';
  }
  const isGenuine = rule.platform.verify(body, headerOf(headers, 'biz-timestamp') ?? '', signature);
  return isGenuine ? undefined : 'the signature of the answer is wrong';
}

/** By its name with hyphens, or with underscores as the provider's guide writes it (fact sheet 2.3). */
export function headerOf(headers: Readonly<Record<string, string | string[] | undefined>>, name: string) {
  const value = headers[name] ?? headers[name.replaceAll('-', '_')];
  return typeof value === 'string' ? value : undefined;
}
