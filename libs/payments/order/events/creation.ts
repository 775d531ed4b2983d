import type { DomainEvent } from '#libs/decider';
import type { MoneyJson } from '#libs/money';
import type { CardDetails, Decline } from '../../outcome';
import type { Sealed } from '../../sealed';
import type { OperationFields, Split } from './common';

export type PaymentMethod = 'card' | 'bank_transfer' | 'crypto' | 'cashier' | 'payin';

/** All of them: one that is missing does not compile. */
export const PAYMENT_METHODS = Object.keys({
  card: true,
  bank_transfer: true,
  crypto: true,
  cashier: true,
  payin: true,
} satisfies Record<PaymentMethod, true>) as readonly PaymentMethod[];
export type CaptureMode = 'automatic' | 'manual';
export type AtDeadline = 'capture' | 'release';
export type CardInitiator = 'customer' | 'merchant';
/** Who may start later payments with the card that this payment keeps on file. */
export type SaveCard = 'customer' | 'merchant';

/**
 * The agreement that an order collects for, and what: a period's charge, the difference of a change of price within it,
 * or a payment that brings a card.
 */
export interface AgreementLink {
  readonly agreementId: string;
  /** What it pays for. */
  readonly purpose: 'charge' | 'proration' | 'card';
  /** Number of the period; not for a card. */
  readonly period?: number;
  /** For a proration: the change that it is for, 1, 2, 3 … within the period. */
  readonly change?: number;
}

export type OrderCreated = DomainEvent<
  'OrderCreated',
  {
    readonly orderId: string;
    readonly merchantId: string;
    readonly reference: string;
    readonly amount: MoneyJson;
    /** How it is paid. */
    readonly method: PaymentMethod;
    /** `manual`: it is held first, and captured by a command. */
    readonly captureMode: CaptureMode;
    /** ISO 8601 duration, for `manual`. */
    readonly captureAfter?: string;
    /** What happens to a hold before it ends, for `manual`; default `release`. */
    readonly atDeadline?: AtDeadline;
    readonly saveCard?: SaveCard;
    readonly customerId?: string;
    /** Sealed JSON: name, email, ip, billing. */
    readonly customer?: Sealed;
    /** Sealed text. */
    readonly description?: Sealed;
    /** Sealed JSON of the caller's metadata. */
    readonly metadata?: Sealed;
    readonly returnUrl?: string;
    /** For payments in coins. */
    readonly crypto?: {
      readonly asset: string;
      readonly tolerance?: MoneyJson;
      readonly developerFee?: MoneyJson;
    };
    /** Parties that have a part of the amount; the rest is the service's own. */
    readonly splits?: readonly Split[];
    /** The agreement that collects by it. */
    readonly agreement?: AgreementLink;
    readonly createdAt: string;
  }
>;

/**
 * Intent of a payment by the payer. `hosted`, the default: from here on the payer may pay at the provider's page.
 * `remote`: the provider is asked to open it, and `ActionRequired` tells where it is paid.
 */
export type PaymentStarted = DomainEvent<
  'PaymentStarted',
  OperationFields & {
    /** Captured by the provider at once, or only authorised. */
    readonly capture: CaptureMode;
    /** Absent for `hosted`. */
    readonly flow?: 'remote';
    readonly cardId?: string;
    readonly saveCard?: SaveCard;
    readonly expiresAt: string;
    readonly requestedAt: string;
  }
>;

/** Intent of a background charge with a card on file (merchant initiated). */
export type AuthorizationRequested = DomainEvent<
  'AuthorizationRequested',
  OperationFields & {
    /** Captured by the provider at once, or only authorised. */
    readonly capture: CaptureMode;
    readonly cardId: string;
    /** Who starts it: the customer, or the merchant alone. */
    readonly initiator: CardInitiator;
    readonly requestedAt: string;
  }
>;

/** The payer came back from the provider's page. Unsigned, so a hint: it changes no amount. */
export type PayerReturned = DomainEvent<
  'PayerReturned',
  {
    readonly attemptId: number;
    readonly operationId: number;
    /** What the address says by which the payer came back. */
    readonly claims: 'success' | 'pending' | 'cancelled' | 'declined' | 'error';
    readonly code: string;
    readonly decline?: Decline;
    readonly providerReference?: string;
  }
>;

/** A card token came with the payment; the card-on-file aggregate is registered from this event. */
export type CardKept = DomainEvent<
  'CardKept',
  {
    readonly attemptId: number;
    readonly cardId: string;
    readonly provider: string;
    readonly customerId?: string;
    readonly usage: SaveCard;
    readonly token: Sealed;
    readonly card: CardDetails;
  }
>;

/** Closed by the caller before anything was authorised, or after the hold was given back. */
export type OrderCancelled = DomainEvent<'OrderCancelled', { readonly reason: string }>;

export type CreationEvent =
  OrderCreated | PaymentStarted | AuthorizationRequested | PayerReturned | CardKept | OrderCancelled;
