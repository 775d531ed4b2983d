import type { RawNotification, StartPayment } from '../../spi';
import type { PayfieldConfig } from '../config';
import { Credentials } from '../wire/credentials';

export const API_KEY = 'pk_test_payins_0001';
/** The secret of the fact sheet's vectors (2.1). */
export const SECRET = 'sk_test_payins_0001';
export const NOW = new Date('2025-12-05T10:00:00Z');

export const config = (overrides: Partial<PayfieldConfig> = {}): PayfieldConfig => ({
  credentials: new Credentials(API_KEY, [SECRET]),
  apiUrl: 'https://api.example',
  shops: new Map([
    ['BDT', ['shop-001']],
    ['INR', ['shop-002']],
    ['USDT', ['shop-003']],
  ]),
  paymentData: new Map(),
  deadlineMs: 1_000,
  ...overrides,
});

export const taka = (minor: bigint) => ({ minor, currency: 'BDT' });

/** The payment of vector P01. */
export const payment = (overrides: Partial<StartPayment> = {}): StartPayment => ({
  reference: 'PIN-001',
  amount: taka(100_000n),
  method: 'payin',
  capture: 'automatic',
  payer: { name: 'Asha Rao', email: 'asha@example.com', ip: '203.0.113.10' },
  returnUrl: 'https://ledger.example/return',
  notificationUrl: 'https://merchant.example.com/webhooks/payin',
  expiresAt: '2025-12-05T10:15:00Z',
  customerId: 'merchant-user-001',
  ...overrides,
});

/** The answer to it (fact sheet 4). */
export const PAYIN = {
  id: 12345,
  status: 'pending',
  external_id: 'PIN-001',
  amount: '1000.00',
  currency: 'BDT',
  shop_code: 'shop-001',
  merchant_user_id: 'merchant-user-001',
  merchant_user_ip: '203.0.113.10',
  callback_url: 'https://merchant.example.com/webhooks/payin',
  transaction_type: 'payin',
  created_at: '2025-12-05T10:00:00.000000Z',
  updated_at: '2025-12-05T10:00:00.000000Z',
};

export const answered = (status: number, body: unknown) =>
  ({
    kind: 'answered',
    status,
    headers: {},
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  }) as const;

/** A callback as the provider is believed to send it, signed with `secret`. */
export function callback(content: unknown, { secret = SECRET, timestamp = '1764928800' } = {}): RawNotification {
  const text = JSON.stringify(content);
  const signature = new Credentials(API_KEY, [secret]).sign(timestamp, text);
  return {
    method: 'POST',
    path: '/notifications/payfield',
    query: '',
    headers: { 'x-timestamp': timestamp, 'x-signature': signature },
    body: Buffer.from(text),
  };
}
