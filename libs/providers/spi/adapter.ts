import type { Money } from '#libs/money';
import type {
  CaptureMode,
  CardDetails,
  CardInitiator,
  Decline,
  Outcome,
  PaymentMethod,
  SaveCard,
} from '#libs/payments';
import type { ProviderCapabilities } from './capabilities';
import type { NotificationAnswer, RawNotification } from './http';

/** Personal data of the payer in clear; exists only between unsealing and the request to the provider. */
export interface Payer {
  readonly name?: string;
  readonly email?: string;
  readonly ip?: string;
  readonly billing?: {
    readonly street: string;
    readonly city: string;
    readonly postcode: string;
    readonly country: string;
  };
}

/** What every request to a provider names. */
interface ProviderRequest {
  /** Our name of this operation (see `operationReference`); also the idempotency key where the provider has one. */
  readonly reference: string;
  readonly amount: Money;
}

export interface StartPayment extends ProviderRequest {
  readonly method: PaymentMethod;
  readonly capture: CaptureMode;
  readonly payer: Payer;
  readonly description?: string;
  readonly language?: string;
  readonly saveCard?: SaveCard;
  /** Token of a card on file that the payer uses again, customer present. */
  readonly cardToken?: string;
  /** Where the provider sends the payer's browser afterwards: our own return page. */
  readonly returnUrl: string;
  readonly notificationUrl: string;
  readonly expiresAt: string;
}

export interface ChargeCard extends ProviderRequest {
  readonly capture: CaptureMode;
  readonly initiator: CardInitiator;
  readonly cardToken: string;
  readonly payer: Payer;
  readonly notificationUrl: string;
}

export interface FollowUp extends ProviderRequest {
  /** Reference of the authorisation or payment at the provider. */
  readonly providerReference: string;
  readonly notificationUrl: string;
  /** Capture only: nothing more will be captured. */
  readonly final?: boolean;
}

export interface QueryOperation extends ProviderRequest {
  readonly type: 'authorize' | 'capture' | 'void' | 'refund';
  readonly providerReference?: string;
  /** When the request left, as far as we know. */
  readonly requestedAt: string;
}

/** A result of a call: the outcome, and what came along with it. */
export interface ProviderResult {
  readonly outcome: Outcome;
  readonly card?: CardDetails;
  /** A token to keep on file, in clear; the caller seals it at once. */
  readonly cardToken?: string;
}

/** One fact of a verified notification, in our words. */
export interface NotifiedFact {
  readonly kind:
    | 'authorized'
    | 'captured'
    | 'voided'
    | 'refunded'
    | 'declined'
    | 'refund_failed'
    | 'disputed'
    | 'dispute_won'
    | 'dispute_lost';
  /** The reference that the provider echoed; may be missing or not ours: then the money goes to suspense. */
  readonly reference?: string;
  readonly amount: Money;
  readonly providerReference?: string;
  readonly code: string;
  readonly decline?: Decline;
  readonly card?: CardDetails;
  readonly cardToken?: string;
}

export type Verification =
  | {
      readonly valid: true;
      /** The provider's own natural key of this message; equal keys are one message. */
      readonly key: string;
    }
  | { readonly valid: false; readonly reason: string };

export interface ReturnClaim {
  readonly reference: string;
  readonly claims: 'success' | 'pending' | 'cancelled' | 'declined' | 'error';
  readonly code: string;
  readonly decline?: Decline;
  readonly providerReference?: string;
}

/**
 * A payment provider. The abilities are optional: to implement one is to offer it, and `capabilities` says so in data.
 * Every call is made at most once; only the resolver decides about a repeat. A call never throws for what a provider
 * or a network may do: that is an `Outcome`.
 */
export interface ProviderAdapter {
  readonly name: string;
  readonly title: string;
  readonly capabilities: ProviderCapabilities;

  /** The page where the payer pays. Pure: a signed address, no call. */
  hostedPage?(payment: StartPayment): { readonly url: string };
  /** Charges a card on file without the payer. */
  charge?(charge: ChargeCard): Promise<ProviderResult>;
  capture?(capture: FollowUp): Promise<ProviderResult>;
  void?(release: FollowUp): Promise<ProviderResult>;
  refund?(refund: FollowUp): Promise<ProviderResult>;
  /**
   * What the provider knows of an operation; `unknown` when it cannot say, `failed` with code `absent` when it has
   * none.
   */
  query?(operation: QueryOperation): Promise<ProviderResult>;

  readonly notifications?: {
    readonly methods: readonly ('GET' | 'POST')[];
    /** Over the raw bytes, in constant time, against all active keys. Parses nothing that it has not verified. */
    verify(raw: RawNotification): Verification;
    /** Only for a verified notification. */
    parse(raw: RawNotification): readonly NotifiedFact[];
    accepted: NotificationAnswer;
    refused: NotificationAnswer;
  };
  /** Reads the query with which the payer's browser came back. Unsigned. */
  parseReturn?(query: URLSearchParams): ReturnClaim | undefined;
  close?(): Promise<void>;
}
