import { createHmac } from 'node:crypto';
import { ACCOUNT_ID, SECRET } from '../../support/application';
import type { Notice } from './trustpay-notice';

/** Fact sheet "trustpay-eu" 3.2 and 7.2: of a bank transfer these are signed, in this order. */
const SIGNED = [
  ...['AccountId', 'Amount', 'Currency', 'Type', 'ResultCode', 'CounterAccount', 'CounterAccountName'],
  ...['OrderId', 'PaymentId', 'Reference', 'RefuseReason'],
];

/** The signed query of a credit of 100.00 EUR, with what differs from that. */
export function wireNotice(reference: string, change: Notice = {}): string {
  const credit = { AccountId: ACCOUNT_ID, Amount: '100.00', Currency: 'EUR', Type: 'CRDT', ResultCode: '0' };
  const fields: Notice = { ...credit, PaymentId: '8800001', Reference: reference, ...change };
  const message = SIGNED.map((name) => fields[name])
    .filter(Boolean)
    .join('/');
  const Signature = createHmac('sha256', SECRET).update(message, 'utf8').digest('hex').toUpperCase();
  return new URLSearchParams({ ...fields, Signature }).toString();
}
