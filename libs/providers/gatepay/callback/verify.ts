import { createHash } from 'node:crypto';
import type { ProviderDependencies, RawNotification, Verification } from '../../spi';
import type { GatePayConfig } from '../config';
import { textOf } from '../json';
import { readCallback } from './read';

const TIMESTAMP = /^\d{13}$/;
const NONCE = /^[A-Za-z0-9]{1,32}$/;

/** Signature first, over the bytes as they came, with the values of the headers (fact sheet 2.1 and 7). */
export function verifyCallback(
  { keys, clientId, callbackToleranceMs }: GatePayConfig,
  clock: ProviderDependencies['clock'],
  { method, headers, body }: RawNotification,
): Verification {
  const refuse = (reason: string): Verification => ({ valid: false, reason });
  if (method !== 'POST') return refuse('a callback is a POST request');
  const timestamp = headers['x-gatepay-timestamp'] ?? '';
  const nonce = headers['x-gatepay-nonce'] ?? '';
  if (!TIMESTAMP.test(timestamp) || !NONCE.test(nonce)) return refuse('the headers lack a time or a nonce');
  const signature = headers['x-gatepay-signature'] ?? '';
  if (!keys.verify({ timestamp, nonce, body }, signature)) return refuse('the signature does not fit');
  const away = Math.abs(clock.now().getTime() - Number.parseInt(timestamp, 10));
  if (away > callbackToleranceMs) return refuse(`signed, but its time is ${away} ms away from ours`);
  const callback = readCallback(body);
  if (!callback) return refuse('signed, but no callback');
  if (callback.clientId !== undefined && callback.clientId !== clientId) {
    return refuse('signed, but for another application');
  }
  const { bizType, bizId, bizStatus, data } = callback;
  const named = [bizType, bizId ?? '', bizStatus, textOf(data.transactionId) ?? ''].join('/');
  return { valid: true, key: `${named}/${digest(body)}` };
}

/**
 * The names that the sheet gives (7) are the same for two transfers to one address where the transaction is not named,
 * so the content counts as well. A repeat that is written otherwise is asked about twice, which does no harm.
 */
const digest = (body: Buffer): string => createHash('sha256').update(body).digest('hex').slice(0, 32);
