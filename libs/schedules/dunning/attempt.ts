import type { DeclineClass } from '#libs/payments';

/** Somebody asked the issuer for this amount on this card. Schemes count these. */
export interface CardTry {
  readonly at: Date;
  /** Visa counts what the customer starts apart from what the merchant starts. */
  readonly initiator: 'customer' | 'merchant';
}

/** One attempt at the charge of a period. */
export interface ChargeAttempt extends CardTry {
  readonly cardId: string;
  readonly result: AttemptResult;
}

export type AttemptResult =
  | { readonly kind: 'succeeded' }
  /** On its way, or the customer has to act on it now. */
  | { readonly kind: 'pending' }
  /** May or may not have happened: not a decline. */
  | { readonly kind: 'uncertain' }
  /** Provably never left: no scheme has seen it. */
  | { readonly kind: 'not_sent' }
  /** Refused for another reason than the card: our request or our set-up is wrong. */
  | { readonly kind: 'failed' }
  | {
      readonly kind: 'declined';
      readonly class: DeclineClass;
      /** The issuer's own code (ISO 8583 field 39, `51`, `R0`), where the provider passes it on. */
      readonly responseCode?: string;
      /** The provider says that the consent was withdrawn. */
      readonly revokesConsent?: true;
      /** Mastercard's merchant advice code. */
      readonly adviceCode?: string;
    };

/** A time in which we could not charge; dunning clocks stand still in it. Several do not overlap. */
export interface Outage {
  readonly from: Date;
  readonly to: Date;
}
