import type { DomainEvent } from '#libs/decider';
import type { CardDetails, Decline, Evidence, NextAction, Receipt } from '../../outcome';
import type { AtDeadline } from './creation';
import type { AttemptFields, FailureFields, OperationFields, OutcomeFields } from './common';

export type Authorized = DomainEvent<
  'Authorized',
  /** `amount` is what the provider approved; less than asked is a partial approval. */
  OutcomeFields & {
    readonly providerReference?: string;
    readonly card?: CardDetails;
    /** The hold is expected to end then; from the provider or its default. */
    readonly captureBefore?: string;
    /** What the order says about the hold, so that who watches it needs no other event. */
    readonly captureAfter?: string;
    /** What happens to the hold before it ends. */
    readonly atDeadline?: AtDeadline;
  }
>;

export type AuthorizationDeclined = DomainEvent<'AuthorizationDeclined', OutcomeFields & { readonly decline: Decline }>;

/** The attempt ended without a decision of the issuer: refused request, provider error that is final, never sent. */
export type AuthorizationFailed = DomainEvent<'AuthorizationFailed', FailureFields>;

/**
 * The provider has opened the payment and says what the payer has to do: go to a page, pay to an address. `expiresAt`:
 * the provider's own end, where it names one.
 */
export type ActionRequired = DomainEvent<
  'ActionRequired',
  OutcomeFields & {
    /** Where the payer has to go or to pay. */
    readonly nextAction: NextAction;
    readonly providerReference?: string;
    readonly expiresAt?: string;
  }
>;

/**
 * The time to pay is over and too little came. What came is real money and stands in suspense until it is topped up,
 * accepted or returned (fact sheet "payments" 4.2).
 */
export type PaymentUnderpaid = DomainEvent<
  'PaymentUnderpaid',
  OutcomeFields & {
    /** What was asked for, and what came. */
    readonly receipt: Receipt;
    readonly providerReference?: string;
  }
>;

/**
 * The payer has ordered the transfer from the bank: no guarantee, and not yet money (fact sheet "trustpay-eu" 8.1,
 * result 2). `amount` is what was ordered, as the provider tells it; what comes decides. `expiresAt`: until then the
 * money is waited for, which is longer than the page is open.
 */
export type PaymentAnnounced = DomainEvent<
  'PaymentAnnounced',
  OperationFields & { readonly providerReference?: string; readonly expiresAt: string; readonly evidence: Evidence }
>;

/** The time to pay is over and nothing was heard, or no more than an announcement. */
export type PaymentExpired = DomainEvent<'PaymentExpired', OperationFields & { readonly evidence: Evidence }>;

/** What was left of the hold ended at the provider without a void of ours: it ran out or was released there. */
export type AuthorizationExpired = DomainEvent<'AuthorizationExpired', AttemptFields & { readonly evidence: Evidence }>;

/**
 * The provider's own reference of a payment that we knew to have succeeded: some name it only in the notification that
 * follows (TrustPay EU, background charges). Without it nothing can be refunded.
 */
export type PaymentIdentified = DomainEvent<
  'PaymentIdentified',
  OperationFields & { readonly providerReference: string; readonly evidence: Evidence }
>;

export type AuthorizationEvent =
  | Authorized
  | AuthorizationDeclined
  | AuthorizationFailed
  | ActionRequired
  | PaymentUnderpaid
  | PaymentIdentified
  | PaymentAnnounced
  | PaymentExpired
  | AuthorizationExpired;
