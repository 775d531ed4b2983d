import type { Money } from '#libs/money';
import type { NotifiedDetails, RawNotification, Verification } from '../../spi';
import { fromProviderAmount } from '../amount';
import type { TrustPayEuConfig } from '../config';
import { keyOf, readAs, REQUIRED_OF_BOTH, verifyAs } from '../notification';
import type { NotificationFormat } from '../notification';
import { SIGNED_NOTIFICATION } from '../signed-fields';

/** A card notification whose every value has the documented format (fact sheet 7.3). */
export interface CardNotification {
  readonly type: 'CRDT' | 'DBIT';
  readonly amount: Money;
  readonly reference: string;
  readonly resultCode: number;
  readonly paymentRequestId?: string;
  readonly cardId?: string;
  readonly cardMask?: string;
  /** MMYY. */
  readonly cardExpiration?: string;
}

const NATURAL_KEY = ['AccountId', 'PaymentRequestId', 'Reference', 'Type', 'ResultCode'];

/** No value holds the separator of the signed text, so its parts cannot be signed as one field and read as another. */
const FORMAT: NotificationFormat = {
  signed: SIGNED_NOTIFICATION.card,
  required: { ...REQUIRED_OF_BOTH, Reference: /^[^/]{1,35}$/ },
  optional: {
    PaymentRequestId: /^\d{1,10}$/,
    CardId: /^[^/]{1,64}$/,
    CardMask: /^[^/]{1,19}$/,
    CardExpiration: /^\d{4}$/,
    AuthNumber: /^[^/]{1,7}$/,
  },
  /**
   * The fact sheet (10) names account, payment, type and result; the reference is added because two partial refunds of
   * one payment differ in nothing else. Two chargebacks bear the reference of the payment both, so a debit is told
   * apart by its amount as well; a credit of another amount stays a contradiction.
   */
  naturalKey: (fields) => keyOf(fields, fields.Type === 'DBIT' ? [...NATURAL_KEY, 'Amount', 'Currency'] : NATURAL_KEY),
};

export const verifyCardNotification = (config: TrustPayEuConfig, raw: RawNotification): Verification =>
  verifyAs(FORMAT, config, raw);

/** Reads a notification that was verified; undefined for any other. */
export function readCardNotification(raw: RawNotification): CardNotification | undefined {
  const fields = readAs(FORMAT, raw);
  if (!fields) return undefined;
  return {
    type: fields.Type as 'CRDT' | 'DBIT',
    amount: fromProviderAmount(fields.Amount!, fields.Currency!)!,
    reference: fields.Reference!,
    resultCode: Number.parseInt(fields.ResultCode!, 10),
    paymentRequestId: fields.PaymentRequestId || undefined,
    cardId: fields.CardId || undefined,
    cardMask: fields.CardMask || undefined,
    cardExpiration: fields.CardExpiration || undefined,
  };
}

/** By which the issuer finds the payment; it decides nothing (fact sheet 7.3). */
export function authorisationOf(raw: RawNotification): NotifiedDetails {
  const authNumber = readAs(FORMAT, raw)?.AuthNumber;
  return authNumber ? { authNumber } : {};
}
