import type { ChargeCard, FollowUp, RawNotification, StartPayment } from '../../spi';
import type { TrustPayEuConfig } from '../config';
import { SigningKeys, signedMessage } from '../signature';
import type { Fields } from '../signature';
import { SIGNED_NOTIFICATION } from '../signed-fields';

export const SECRET = '123456';

export const config = (overrides: Partial<TrustPayEuConfig> = {}): TrustPayEuConfig => ({
  accountId: '4107111111',
  keys: new SigningKeys([SECRET]),
  gatewayUrl: 'https://gateway.example',
  currencies: 'any',
  wireCurrency: 'EUR',
  multipleCaptures: false,
  transferDays: 7,
  deadlineMs: 1_000,
  ...overrides,
});

export const euros = (minor: bigint) => ({ minor, currency: 'EUR' });

export const payment = (overrides: Partial<StartPayment> = {}): StartPayment => ({
  reference: '123456789',
  amount: euros(150n),
  method: 'card',
  capture: 'automatic',
  payer: {
    name: 'TrustPay',
    email: 'info@trustpay.eu',
    ip: '192.0.2.1',
    billing: { street: 'Za kasarnou 1', city: 'Bratislava', postcode: '831 03', country: 'SK' },
  },
  returnUrl: 'https://ledger.example/return',
  notificationUrl: 'https://ledger.example/notifications/trustpay-eu',
  expiresAt: '2026-03-02T10:00:00Z',
  ...overrides,
});

export const followUp = (overrides: Partial<FollowUp> = {}): FollowUp => ({
  reference: '123456789',
  amount: euros(150n),
  providerReference: '555',
  notificationUrl: 'https://ledger.example/notifications/trustpay-eu',
  ...overrides,
});

export const charge = (overrides: Partial<ChargeCard> = {}): ChargeCard => ({
  reference: '123456789',
  amount: euros(150n),
  capture: 'automatic',
  initiator: 'merchant',
  cardToken: 'mandate:555',
  payer: {},
  notificationUrl: 'https://ledger.example/notifications/trustpay-eu',
  ...overrides,
});

/** The manual's card notification (fact sheet 7.3) without its card fields; signed, it is T18. */
export const NOTIFICATION: Fields = {
  AccountId: '4107111111',
  Type: 'CRDT',
  Amount: '6.00',
  Currency: 'EUR',
  Reference: '1234567890',
  ResultCode: '3',
  PaymentRequestId: '177561',
};

/** With the card fields it is T17. */
export const CARD_FIELDS: Fields = {
  CardId: '8a8294495c589aa3015c63bd6d237e46',
  CardMask: '0162',
  CardExpiration: '1020',
  AuthNumber: '198159',
};

export const asRaw = (query: string): RawNotification => ({
  method: 'GET',
  path: '/notifications/trustpay-eu',
  query,
  headers: {},
  body: Buffer.alloc(0),
});

/** The manual's wire notification (fact sheet 7.2); signed, it is T16. */
export const WIRE_NOTIFICATION: Fields = {
  AccountId: '4107111111',
  Type: 'CRDT',
  Amount: '6.00',
  Currency: 'EUR',
  ResultCode: '0',
  PaymentId: '177561',
  Reference: '1234567890',
  CounterAccount: 'SK3399520000002107425307',
  CounterAccountName: 'TestAccount',
};

/** A card notification as the provider sends it, signed with `secret`. */
export const notify = (fields: Fields = NOTIFICATION, secret = SECRET): RawNotification =>
  signedNotification(SIGNED_NOTIFICATION.card, fields, secret);

/** The same for a bank transfer. */
export const notifyWire = (fields: Fields = WIRE_NOTIFICATION, secret = SECRET): RawNotification =>
  signedNotification(SIGNED_NOTIFICATION.wire, fields, secret);

function signedNotification(names: readonly string[], fields: Fields, secret: string): RawNotification {
  const present = Object.entries(fields).filter(([, value]) => value !== undefined) as [string, string][];
  const Signature = new SigningKeys([secret]).sign(signedMessage(names, fields));
  const query = [...present, ['Signature', Signature] as const].map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  return asRaw(query.join('&'));
}
