import type { FollowUp, QueryOperation, RawNotification, StartPayment } from '../../spi';
import type { GatePayConfig } from '../config';
import { SigningKeys } from '../signature';
import { KEY } from './vectors';

export const CLIENT_ID = '4186d0c6-6a35-55a9-8dc6-5312769dbff8';
export const SUB_ACCOUNT = '2124538349';
export const REFERENCE = '7Hq2mX0aVb93kLr5TzPd8w1';

export const config = (overrides: Partial<GatePayConfig> = {}): GatePayConfig => ({
  baseUrl: 'http://127.0.0.1:1',
  clientId: CLIENT_ID,
  keys: new SigningKeys([KEY]),
  onBehalfOf: SUB_ACCOUNT,
  deadlineMs: 5_000,
  callbackToleranceMs: 10_000,
  ...overrides,
});

export const usdt = (minor: bigint) => ({ minor, currency: 'USDT' });

export const payment = (overrides: Partial<StartPayment> = {}): StartPayment => ({
  reference: REFERENCE,
  amount: usdt(118_750_000n),
  method: 'crypto',
  capture: 'automatic',
  payer: {},
  description: 'Sipariş Ödemesi - 177',
  customerId: 'customer-17',
  crypto: { asset: 'MATIC_USDT' },
  returnUrl: 'https://ledger.example/return',
  notificationUrl: 'https://ledger.example/notifications/gatepay',
  expiresAt: '2999-01-01T00:00:00.000Z',
  ...overrides,
});

export const followUp = (overrides: Partial<FollowUp> = {}): FollowUp => ({
  reference: REFERENCE,
  amount: usdt(118_750_000n),
  providerReference: '65466648727916544',
  notificationUrl: 'https://ledger.example/notifications/gatepay',
  ...overrides,
});

export const operation = (overrides: Partial<QueryOperation> = {}): QueryOperation => ({
  type: 'authorize',
  reference: REFERENCE,
  amount: usdt(118_750_000n),
  requestedAt: '2026-03-02T09:15:00.000Z',
  ...overrides,
});

/** A callback as it comes, signed with `secret`. */
export function callback(body: string, timestamp: string, secret = KEY, nonce = 'n0nce16charsABCD'): RawNotification {
  const signature = new SigningKeys([secret]).sign({ timestamp, nonce, body });
  return {
    method: 'POST',
    path: '/notifications/gatepay',
    query: '',
    headers: {
      'x-gatepay-timestamp': timestamp,
      'x-gatepay-nonce': nonce,
      'x-gatepay-signature': signature,
    },
    body: Buffer.from(body),
  };
}
