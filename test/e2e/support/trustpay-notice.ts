import { createHmac } from 'node:crypto';
import { ACCOUNT_ID, SECRET } from '../../support/application';

export type Notice = Readonly<Record<string, string>>;

/** Fact sheet "trustpay-eu" 3.2 and 7.3: these are signed, in this order. */
const SIGNED = [
  ...['AccountId', 'Amount', 'Currency', 'Reference', 'Type', 'ResultCode', 'PaymentRequestId'],
  ...['CardId', 'CardMask', 'CardExpiration', 'AuthNumber'],
];

/** A credit of 100.00 EUR that was captured, with what differs from that. */
export const notice = (reference: string, change: Notice = {}): Notice => ({
  AccountId: ACCOUNT_ID,
  Amount: '100.00',
  Currency: 'EUR',
  Reference: reference,
  Type: 'CRDT',
  ResultCode: '3',
  PaymentRequestId: '7700001',
  ...change,
});

export function signature(fields: Notice, secret = SECRET): string {
  const message = SIGNED.map((name) => fields[name])
    .filter(Boolean)
    .join('/');
  return createHmac('sha256', secret).update(message, 'utf8').digest('hex').toUpperCase();
}

/** The query of a notification, signed by the account's key unless another is given. */
export const signed = (fields: Notice, secret?: string): string =>
  new URLSearchParams({ ...fields, Signature: signature(fields, secret) }).toString();

/** Every order in which these may arrive, equal ones told apart by nothing. */
export function arrivals<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  const distinct = [...new Set(items)];
  return distinct.flatMap((first) => {
    const rest = [...items];
    rest.splice(items.indexOf(first), 1);
    return arrivals(rest).map((others) => [first, ...others]);
  });
}
