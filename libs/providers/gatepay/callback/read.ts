import { asObject, parseJson, textOf } from '../json';
import type { Json } from '../json';

export interface Callback {
  readonly bizType: string;
  readonly bizStatus: string;
  readonly bizId?: string;
  readonly clientId?: string;
  readonly data: Json;
}

const WORD = /^[A-Z_]{1,64}$/;

/** Undefined for a body that is no callback. `data` is a JSON text in a string, in a few samples an object (7). */
export function readCallback(body: Buffer): Callback | undefined {
  const callback = asObject(parseJson(body.toString('utf8')));
  if (!callback) return undefined;
  const bizType = textOf(callback.bizType) ?? '';
  const bizStatus = textOf(callback.bizStatus) ?? '';
  if (!WORD.test(bizType) || !WORD.test(bizStatus)) return undefined;
  const data = typeof callback.data === 'string' ? parseJson(callback.data) : callback.data;
  return {
    bizType,
    bizStatus,
    bizId: textOf(callback.bizId),
    clientId: textOf(callback.client_id) ?? textOf(callback.clientId),
    // Withdrawals have none (fact sheet 8).
    data: asObject(data) ?? {},
  };
}
