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
  /** What it means for the next try. */
  readonly class: DeclineClass;
  /** Readable, ours, free of personal data. */
  readonly message: string;
  /** Of a charge without the payer: who agreed to such charges has withdrawn that, with whatever card. */
  readonly revokesConsent?: true;
}

/** Where we know something from. `id` is the event of the notification, or the operator's case reference. */
export interface Evidence {
  /**
   * Who said so: the provider’s answer, its message, its answer to a question, a report, a person, time alone, or the
   * bank order that pays.
   */
  readonly source: 'answer' | 'notification' | 'query' | 'statement' | 'person' | 'clock' | 'bank_order';
  /** Of the notification, the line, the case or the bank order's word. */
  readonly id?: string;
  /** The provider's result code and, for cards, the acquirer's. */
  readonly code?: string;
  /** More about it, free of personal data. */
  readonly detail?: string;
}

/**
 * A card token that came with an outcome. The token itself can start a payment, so it is sealed before it reaches an
 * event.
 */
export interface CardDetails {
  /** The number as the provider shows it, most of its digits hidden. */
  readonly mask?: string;
  /** The scheme, in the provider’s own word. */
  readonly brand?: string;
  /** `MMYY`. */
  readonly expiry?: string;
}

/** What the payer has to do next. */
export type NextAction =
  | { readonly type: 'redirect'; readonly url: string }
  | {
      readonly type: 'pay_to_address';
      readonly address: string;
      /** The provider's name of the chain, e.g. `ETH`. */
      readonly chain: string;
      /** What to send, in an asset of #libs/money. */
      readonly amount: MoneyJson;
      /** Text for a QR code, where it is more than the address. */
      readonly qr?: string;
      /** A page of the provider that shows the same. */
      readonly url?: string;
    };

/**
 * What came of a payment that may come in another unit than the order's, in parts, or in another amount. Both in one
 * unit: that in which the account was credited. That is the coins the payer sent, or the order's own unit where the
 * provider converted them or where the payer pays in it. Of a refund in coins: what was sent.
 */
export interface Receipt {
  /** What that unit's amount was to be: asked of the payer, or after a conversion charged in the order's unit. */
  readonly due: MoneyJson;
  /** What was credited for it before the provider's fee: equal, a little less within the tolerance, or more. */
  readonly received: MoneyJson;
  /**
   * How much of it is in the sum of movements that the provider lists beside it, in the unit of that: less where a part
   * was paid from elsewhere. Absent: all of it.
   */
  readonly listed?: MoneyJson;
}

/** What is known of an operation after asking the provider. A closed set: what fits none of them is `unknown`. */
export type Outcome =
  | {
      readonly kind: 'succeeded';
      /** What the provider says it did; must equal what we asked, apart from a partial approval of an authorisation. */
      readonly amount: MoneyJson;
      readonly providerReference?: string;
      readonly receipt?: Receipt;
      /**
       * What came is the provider's sum, and each movement that it lists names its place in that sum: what it grows by
       * is money that came, also where no list tells it.
       */
      readonly isSum?: true;
      /** What the provider sets aside as the developer's fee, where it says so; in the order's currency. */
      readonly developerFee?: MoneyJson;
      /** What the provider keeps of it, where it says so; in the currency of `amount`. */
      readonly fee?: MoneyJson;
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
  /** Accepted by the provider, not final: it works on it, or the payer has to act. */
  | {
      readonly kind: 'pending';
      readonly providerReference?: string;
      readonly nextAction?: NextAction;
      /** The provider ends it then. */
      readonly expiresAt?: string;
      readonly evidence: Evidence;
    }
  /** The time to pay is over and too little came: nothing is paid, and what came is real money. */
  | {
      readonly kind: 'underpaid';
      readonly receipt: Receipt;
      readonly providerReference?: string;
      readonly evidence: Evidence;
    }
  /** May or may not have happened. */
  | {
      readonly kind: 'unknown';
      readonly reason: string;
      /** It is what the provider answered, and no lack of an answer: asked again it says the same, until it changes. */
      readonly isAnswer?: true;
      readonly evidence: Evidence;
    }
  /** Provably never left this machine (refused connection, DNS): nothing happened at the provider. */
  | { readonly kind: 'not_sent'; readonly reason: string; readonly evidence: Evidence };
