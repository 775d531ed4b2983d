import type { ReturnUrls } from '../merchant-api/return-urls';
import type { Bank } from './banks';

/**
 * `open`: the payer has not decided; `pending`: the browser was told to wait, nothing else is known; `abandoned`: the
 * payer cancelled; then the stages of section 7.2; `refunded` when nothing is left.
 */
export type WireState =
  'open' | 'pending' | 'abandoned' | 'declined' | 'announced' | 'authorized' | 'processing' | 'credited' | 'refunded';

/** A refund order. `Refused`: the payer's bank sent the money back (states of section 9.7). */
export interface RefundOrder {
  readonly orderId: string;
  readonly reference: string;
  /** Hundredths. */
  readonly amount: bigint;
  readonly at: number;
  state: 'Processed' | 'Refused';
}

/** A bank transfer as the provider keeps it. Amounts in hundredths; times in milliseconds since the epoch. */
export interface WirePayment {
  readonly paymentId: string;
  /** Absent for money that came without a payment page. */
  readonly paymentRequestId?: string;
  readonly accountId: string;
  /** `transfer`: it came by itself. */
  readonly paymentType: '0' | 'transfer';
  /** Absent where the payer's bank lost it. */
  readonly reference?: string;
  readonly currency: string;
  readonly amount: bigint;
  readonly createdAt: number;
  readonly urls: ReturnUrls;
  readonly notificationUrl?: string;
  readonly language?: string;
  readonly country?: string;
  readonly description?: string;
  /** Names the hosted page. */
  session?: string;
  bank?: Bank;
  loggedIn: boolean;
  state: WireState;
  credited: bigint;
  refunded: bigint;
  creditedAt?: number;
  /** What the payer's browser is told. */
  result?: { readonly code: number };
  /** The page will not send the browser back (fault). */
  redirectLost?: boolean;
  orders?: RefundOrder[];
}
