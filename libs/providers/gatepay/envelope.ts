import type { HttpResult } from '../spi';
import { isInDoubt } from './error-codes';
import { asObject, parseJson, textOf } from './json';

/** An answer of the provider, apart from what it is about. */
export type Reply =
  | { readonly kind: 'data'; readonly data: unknown }
  /** A clear no: the request had no effect. `code`: the provider's number. */
  | { readonly kind: 'refused'; readonly code: string; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string; readonly code?: string }
  | { readonly kind: 'not_sent'; readonly reason: string };

const CODE = /^[\w.-]{1,32}$/;

/**
 * Decides by `status`, as the provider's own clients do (fact sheet 1.2). Anything but a clear yes or a clear no is
 * unknown.
 */
export function readReply(result: HttpResult): Reply {
  if (result.kind !== 'answered') return result;
  const answer = asObject(parseJson(result.body.toString('utf8')));
  const code = CODE.exec(textOf(answer?.code) ?? '')?.[0];
  if (result.status >= 500 || (result.status >= 300 && result.status < 400)) {
    return { kind: 'unknown', reason: `the provider answered HTTP ${result.status}`, code };
  }
  if (answer?.status === 'SUCCESS' && result.status < 300) return succeeded(answer.data, code);
  if (answer?.status !== 'FAIL' || code === undefined) {
    return { kind: 'unknown', reason: 'the answer is not what was agreed', code };
  }
  const reason = textOf(answer.errorMessage) ?? textOf(answer.label) ?? 'no reason was given';
  return isInDoubt(code) ? { kind: 'unknown', reason, code } : { kind: 'refused', code, reason };
}

/** One overview page shows `null` for the code of a success; any other code contradicts it. */
const succeeded = (data: unknown, code: string | undefined): Reply =>
  code === undefined || code === '000000'
    ? { kind: 'data', data }
    : { kind: 'unknown', reason: `success, and the code ${code} of something else`, code };
