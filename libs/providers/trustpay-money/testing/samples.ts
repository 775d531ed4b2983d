import type { FollowUp, QueryOperation, RawNotification, StartPayment } from '../../spi';
import { DEFAULT_ISSUER_PATHS } from '../client/issuer-paths';
import type { TrustPayMoneyConfig } from '../config';
import { Credentials } from '../wire/credentials';
import { isObject, readJson } from '../wire/json';
import type { JsonObject } from '../wire/json';

/** The secret of the fact sheet's vectors (2.4). */
export const SECRET = 'tp_secret_0123456789abcdef';
export const API_KEY = 'tp_key_0123456789';
export const MERCHANT = '8820250900009';
/** As our own references look: 22 characters of the order, then the number of the operation. */
export const ORDER_NO = '4Xz0kqTnB2yPaWmRsLd7Ge1';
export const REFUND_NO = '4Xz0kqTnB2yPaWmRsLd7Ge2';

export const config = (overrides: Partial<TrustPayMoneyConfig> = {}): TrustPayMoneyConfig => ({
  merchantId: MERCHANT,
  credentials: new Credentials(API_KEY, [SECRET]),
  apiUrl: 'https://api.example',
  currencies: ['USD', 'INR'],
  multipleRefunds: false,
  issuerPaths: DEFAULT_ISSUER_PATHS,
  cardDirect: false,
  deadlineMs: 1_000,
  ...overrides,
});

export const dollars = (minor: bigint) => ({ minor, currency: 'USD' });

export const payment = (overrides: Partial<StartPayment> = {}): StartPayment => ({
  reference: ORDER_NO,
  amount: dollars(2_000n),
  method: 'cashier',
  capture: 'automatic',
  payer: {},
  returnUrl: 'https://ledger.example/return',
  notificationUrl: 'https://ledger.example/notifications/trustpay-money',
  expiresAt: '2026-05-26T10:00:00Z',
  ...overrides,
});

export const followUp = (overrides: Partial<FollowUp> = {}): FollowUp => ({
  reference: REFUND_NO,
  amount: dollars(250n),
  providerReference: ORDER_NO,
  notificationUrl: 'https://ledger.example/notifications/trustpay-money',
  ...overrides,
});

export const query = (overrides: Partial<QueryOperation> = {}): QueryOperation => ({
  type: 'authorize',
  reference: ORDER_NO,
  amount: dollars(2_000n),
  requestedAt: '2026-05-26T08:00:00Z',
  ...overrides,
});

export const refundQuery = (overrides: Partial<QueryOperation> = {}): QueryOperation =>
  query({ type: 'refund', reference: REFUND_NO, providerReference: ORDER_NO, amount: dollars(250n), ...overrides });

export const asRaw = (body: string | Buffer): RawNotification => ({
  method: 'POST',
  path: '/notifications/trustpay-money',
  query: '',
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(body),
});

/** The members of a JSON text, numbers as they are written in it. */
export function membersOf(text: string): JsonObject {
  const value = readJson(Buffer.from(text));
  if (!isObject(value)) throw new Error(`no JSON object: ${text}`);
  return value;
}
