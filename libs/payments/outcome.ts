import type { MoneyJson } from '#libs/money';

/**
 * What a decline means for the next try (`hard`: never again with this card; `customer_action`: the payer must do
 * something;
 * `soft_funds`, `soft_frequency`, `generic`: later; `issuer_unavailable`: soon; `risk`: not without a person).
 */
export type DeclineClass =
  'hard' | 'customer_action' | 'soft_funds' | 'soft_frequency' | 'issuer_unavailable' | 'generic' | 'risk';

export interface Decline {
  /** The provider's own code, e.g. `800.100.155`; stable within the provider. */
  readonly code: string;
  readonly class: DeclineClass;
  /** Readable, ours, free of personal data. */
  readonly message: string;
}

/** Where we know something from. `id` is the event of the notification, or the operator's case reference. */
export interface Evidence {
  readonly source: 'answer' | 'notification' | 'query' | 'statement' | 'person' | 'clock';
  readonly id?: string;
  /** The provider's result code and, for cards, the acquirer's. */
  readonly code?: string;
  readonly detail?: string;
}

/**
 * A card token that came with an outcome. The token itself can start a payment, so it is sealed before it reaches an
 * event.
 */
export interface CardDetails {
  readonly mask?: string;
  readonly brand?: string;
  /** `MMYY`. */
  readonly expiry?: string;
}

/** What is known of an operation after asking the provider. A closed set: what fits none of them is `unknown`. */
export type Outcome =
  | {
      readonly kind: 'succeeded';
      /** What the provider says it did; must equal what we asked, apart from a partial approval of an authorisation. */
      readonly amount: MoneyJson;
      readonly providerReference?: string;
      readonly evidence: Evidence;
    }
  | {
      readonly kind: 'declined';
      readonly decline: Decline;
      readonly providerReference?: string;
      readonly evidence: Evidence;
    }
  /** Refused for another reason than the payer's instrument: invalid request, not possible for this transaction. */
  | { readonly kind: 'failed'; readonly code: string; readonly reason: string; readonly evidence: Evidence }
  /** Accepted by the provider, not final. */
  | { readonly kind: 'pending'; readonly providerReference?: string; readonly evidence: Evidence }
  /** May or may not have happened. */
  | { readonly kind: 'unknown'; readonly reason: string; readonly evidence: Evidence }
  /** Provably never left this machine (refused connection, DNS): nothing happened at the provider. */
  | { readonly kind: 'not_sent'; readonly reason: string; readonly evidence: Evidence };
