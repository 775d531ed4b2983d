import type { FollowUp, QueryOperation, RawNotification, StartPayment } from '../../spi';
import type { CoboConfig } from '../config';
import { ApiSecret, PlatformKeys } from '../wire/signature';
import { API_SECRET, PLATFORM_KEY } from './vectors';

export const MERCHANT = 'M1001';

export const config = (overrides: Partial<CoboConfig> = {}): CoboConfig => ({
  secret: new ApiSecret(API_SECRET),
  platform: new PlatformKeys([PLATFORM_KEY]),
  merchantId: MERCHANT,
  apiUrl: 'https://api.example/v2',
  strictSignatures: false,
  refundType: 'Merchant',
  deadlineMs: 1_000,
  ...overrides,
});

export const dollars = (minor: bigint) => ({ minor, currency: 'USD' });
/** Millionths of the token. */
export const coins = (minor: bigint, currency = 'ETH_USDT') => ({ minor, currency });

/** The sheet's own example (5.1): 100.00 and a fee of 2.00 at 0.99 make 103.03 coins. */
export const payment = (overrides: Partial<StartPayment> = {}): StartPayment => ({
  reference: '3oNFFOxKljDLhNKYJgAbeU1',
  amount: dollars(10_000n),
  method: 'crypto',
  capture: 'automatic',
  payer: {},
  returnUrl: 'https://ledger.example/returns/cobo',
  notificationUrl: 'https://ledger.example/notifications/cobo',
  expiresAt: '2026-03-02T09:45:00Z',
  crypto: { asset: 'ETH_USDT', tolerance: coins(500_000n), developerFee: dollars(200n) },
  ...overrides,
});

export const followUp = (overrides: Partial<FollowUp> = {}): FollowUp => ({
  reference: '3oNFFOxKljDLhNKYJgAbeU2',
  amount: dollars(10_000n),
  providerReference: 'O20260302-M1001-1',
  notificationUrl: 'https://ledger.example/notifications/cobo',
  ...overrides,
});

export const query = (overrides: Partial<QueryOperation> = {}): QueryOperation => ({
  type: 'authorize',
  reference: '3oNFFOxKljDLhNKYJgAbeU1',
  amount: dollars(10_000n),
  requestedAt: '2026-03-02T09:15:00Z',
  ...overrides,
});

export const notification = (body: string, headers: Readonly<Record<string, string>> = {}): RawNotification => ({
  method: 'POST',
  path: '/notifications/cobo',
  query: '',
  headers,
  body: Buffer.from(body),
});
