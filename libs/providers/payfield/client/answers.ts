import type { ClientAnswer, HttpResult } from '../../spi';
import type { PayfieldConfig } from '../config';
import { readRefusal } from '../wire/refusal';

export type Input = Readonly<Record<string, string>>;

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

/**
 * The shops of a currency that are set, or of them the one that the input names. Empty where there is none: a code that
 * is not set here could be a slip, and money would leave another shop than the one that was meant.
 */
export const shopsOf = ({ shops }: PayfieldConfig, { currency = '', shop_code: wanted }: Input): readonly string[] =>
  (shops.get(currency) ?? []).filter((shop) => wanted === undefined || shop === wanted);

export const noShop = ({ currency, shop_code: wanted }: Input): ClientAnswer =>
  refused(
    'unsupported_request',
    `no ${wanted === undefined ? '' : 'such '}shop is set for ${currency}; nothing was sent`,
  );
