import type { ClientAnswer, HttpResult } from '../../spi';
import { readRefusal } from '../wire/refusal';

/** What every client call has in common: no answer, an answer that is none, and a plain no. */
export function answerOf(result: HttpResult, read: (body: Buffer) => ClientAnswer): ClientAnswer {
  if (result.kind !== 'answered') return { kind: result.kind, reason: result.reason };
  const { status, body } = result;
  if (status === 200 || status === 201) return read(body);
  const refusal = readRefusal(status, body);
  if (!refusal || (status === 404 && !refusal.notFound)) return unknown(`HTTP status ${status}`);
  return refused(refusal.code, refusal.reason);
}

export const unknown = (reason: string): ClientAnswer => ({ kind: 'unknown', reason });
export const refused = (code: string, reason: string): ClientAnswer => ({ kind: 'refused', code, reason });
export const noShop = (currency: string): ClientAnswer =>
  refused('unsupported_request', `no shop is set for ${currency}; nothing was sent`);
