import type { ReturnUrls } from '../merchant-api/return-urls';
import type { CardPaymentType } from './payment-types';

/**
 * `open`: the payer has not decided; `pending`: the provider has not; `abandoned`: the payer cancelled on the page;
 * `cancelled`: the merchant released the hold; `captured` also while parts are refunded.
 */
export type CardPaymentState =
  'open' | 'pending' | 'abandoned' | 'declined' | 'authorized' | 'captured' | 'cancelled' | 'refunded';

/** Of a recurring registration: `forgotten` ones answer as if they had never been. */
export type Mandate = 'active' | 'cancelled' | 'forgotten';

export interface StoredCard {
  /** The last four digits; the number itself is never kept. */
  readonly lastFour: string;
  /** `MMYY`. */
  readonly expiration: string;
}

/** A request that acted on the payment after it was made, by the Reference given in it. */
export interface CardOperation {
  readonly type: CardPaymentType | 'chargeback';
  readonly reference: string;
  /** Hundredths. */
  readonly amount: bigint;
  readonly at: number;
}

/** A card payment as the provider keeps it. Amounts in hundredths; times in milliseconds since the epoch. */
export interface CardPayment {
  readonly paymentRequestId: string;
  readonly accountId: string;
  readonly paymentType: CardPaymentType;
  readonly reference: string;
  readonly currency: string;
  readonly amount: bigint;
  readonly createdAt: number;
  readonly urls: ReturnUrls;
  readonly notificationUrl?: string;
  readonly language?: string;
  readonly description?: string;
  /** Names the hosted page; undefined for background payments. */
  session?: string;
  state: CardPaymentState;
  authorized: bigint;
  captured: bigint;
  refunded: bigint;
  /** Part of the hold that was released without a capture. */
  cancelled: bigint;
  chargedBack: bigint;
  holdUntil?: number;
  /** What the payer's browser is told. */
  result?: { readonly code: number; readonly acquirerCode?: string };
  card?: StoredCard;
  /** The token in notifications: made by type 1, used by 2 and 9. */
  cardId?: string;
  authNumber?: string;
  mandate?: Mandate;
  /** The page will not send the browser back (fault). */
  redirectLost?: boolean;
  /** When it was authorised or captured. */
  paidAt?: number;
  followUps?: CardOperation[];
}
