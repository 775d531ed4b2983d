/**
 * Where a charge stands. The agreement's own: `past_due` (no more attempts by us), `suspended`, `ended`. Before that:
 * `awaiting_customer`, `held` (a person of ours has to look), `resolving` (an outcome is not known), `settled`.
 */
export type DunningState = 'settled' | 'resolving' | 'held' | 'awaiting_customer' | 'past_due' | 'suspended' | 'ended';

export type AttemptReason = 'first_attempt' | 'ladder' | 'issuer_unavailable' | 'not_sent' | 'new_card' | 'asked_for';

export type StateReason =
  | 'paid'
  | 'outcome_unknown'
  | 'hard_decline'
  | 'consent_revoked'
  | 'customer_action'
  | 'risk'
  | 'request_refused'
  | 'class_limit'
  | 'scheme_cap'
  /** The card was charged for another missed period too short a time ago. */
  | 'other_charge'
  | 'ladder_over';

/** What moved an attempt to a later time than its reason gives. */
export type Delay = 'class' | 'window' | 'scheme_cap' | 'other_charge';

/** What the card itself says, where other charges of it count as well: not before then. */
export interface HeldBack {
  /** The first instant at which the card may be tried. */
  readonly until: Date;
  readonly reason: 'scheme_cap' | 'other_charge';
}

/** What the customer is to be told to do. */
export type Notice = 'act' | 'give_new_card';

/** What to do next, or where it stands if there is nothing to do. */
export type DunningStep =
  | {
      readonly kind: 'attempt';
      /** Not before now. */
      readonly at: Date;
      /** 1 for the charge itself. */
      readonly number: number;
      readonly reason: AttemptReason;
      readonly delayedBy: readonly Delay[];
    }
  | {
      readonly kind: 'state';
      readonly state: DunningState;
      readonly reason: StateReason;
      readonly notify?: Notice;
      /** What it will be, if nothing happens. */
      readonly next?: { readonly state: DunningState; readonly at: Date };
    };
