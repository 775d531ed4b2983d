import type { AnswerFault, FaultPlan } from '#libs/simulators/kit';
import type { OrderState } from './banking/model';

/** What can happen to a signed notification; several can strike one message. */
export type NotificationFault =
  /** Another amount, correctly signed; by default one hundredth more. */
  | { readonly kind: 'wrongAmount'; readonly amount?: string }
  | { readonly kind: 'wrongSignature' }
  /** Signed with a former key, or with the given one. */
  | { readonly kind: 'rotatedKey'; readonly secret?: string }
  /** So many more times; default 1. */
  | { readonly kind: 'duplicate'; readonly copies?: number }
  | { readonly kind: 'delayed'; readonly ms: number }
  /** After the next notification of the same payment. */
  | { readonly kind: 'reordered' }
  | { readonly kind: 'noNotification' }
  /** The browser, or the caller, is answered only after the first attempt to deliver. */
  | { readonly kind: 'notificationFirst' };

/** What can happen to the payment itself. */
export type PaymentFault =
  /** `executed`: the answer says so, but the money moved: the uncertain timeouts `900.100.*`. */
  | {
      readonly kind: 'decline';
      readonly acquirerCode?: string;
      readonly resultCode?: number;
      readonly executed?: boolean;
    }
  | { readonly kind: 'redirectLost' }
  /** The issuer takes the whole amount back after this time by the simulator's clock; default at once. */
  | { readonly kind: 'chargeback'; readonly afterMs?: number }
  /** A bank transfer's refund is accepted, and refused by the payer's bank after this time; default at once. */
  | { readonly kind: 'refundRefused'; readonly afterMs?: number; readonly reason?: string }
  /** API Banking refuses the request with this status; nothing is executed. 429 is its throttling. */
  | { readonly kind: 'refusal'; readonly status: number }
  /** An order of API Banking ends in this state, after this time; by default when it would be processed. */
  | { readonly kind: 'bankOrder'; readonly state: OrderState; readonly afterMs?: number };

export type Fault = AnswerFault | NotificationFault | PaymentFault;
export type Faults = FaultPlan<Fault>;

export const NOTIFICATION_FAULTS = [
  'wrongAmount',
  'wrongSignature',
  'rotatedKey',
  'duplicate',
  'delayed',
  'reordered',
  'noNotification',
  'notificationFirst',
] as const;

export const PAYMENT_FAULTS = [
  'decline',
  'redirectLost',
  'chargeback',
  'refundRefused',
  'refusal',
  'bankOrder',
] as const;
