import type { DomainEvent } from '#libs/decider';
import type { MoneyJson } from '#libs/money';
import type { Decline, Sealed } from '#libs/payments';
import type { CatchUpRules, DayCount, DunningLadder, LocalDate, Schedule } from '#libs/schedules';

/** What the customer agreed to, as the merchant can prove it. */
export interface Consent {
  /** The merchant's reference of the consent: a document, a recording, a click. */
  readonly reference?: string;
  /** The customer agreed to no more than this in one charge. */
  readonly ceiling?: MoneyJson;
  /** The customer agreed to charges of one card for several missed periods within a day. */
  readonly closeCharges?: true;
}

/** Times in the events of an agreement are those of its own calendar; when it was written stands in the metadata. */
export type AgreementCreated = DomainEvent<
  'AgreementCreated',
  {
    readonly agreementId: string;
    readonly merchantId: string;
    readonly reference: string;
    readonly customerId: string;
    /** Sealed JSON: name, email, ip, billing; for payments at which the customer is present. */
    readonly customer?: Sealed;
    /** Sealed text. */
    readonly description?: Sealed;
    readonly returnUrl?: string;
    readonly provider: string;
    /** Of each period. */
    readonly amount: MoneyJson;
    /** When a period starts, on the clock of the customer. */
    readonly schedule: Schedule;
    /** What becomes of periods that could not be charged in time. */
    readonly missedPeriods: CatchUpRules;
    /** When an unpaid period is tried again, and what becomes of the agreement. */
    readonly ladder: DunningLadder;
    /** How days are counted where a period is charged in part; absent: as the calendar has them. */
    readonly prorationDays?: DayCount;
    /** What the customer agreed to. */
    readonly consent?: Consent;
    readonly createdAt: string;
  }
>;

/** Intent of a payment with the customer present, which keeps the card for later charges. */
export type CardPaymentStarted = DomainEvent<
  'CardPaymentStarted',
  {
    readonly orderId: string;
    /** Nothing where it only verifies the card. */
    readonly amount: MoneyJson;
    /** It pays period 0. */
    readonly coversFirstPeriod?: true;
    readonly startedAt: string;
  }
>;

export type CardPaymentEnded = DomainEvent<
  'CardPaymentEnded',
  {
    readonly orderId: string;
    /** What became of the payment; only `paid` brings a card. */
    readonly result: 'paid' | 'declined' | 'failed' | 'expired' | 'cancelled';
    readonly decline?: Decline;
    readonly endedAt: string;
  }
>;

/** A card on file that the merchant may charge. */
export interface AgreementCard {
  /** Of the card on file. */
  readonly id: string;
  readonly provider: string;
  /** `visa`, `mastercard`; whatever else counts as `other`. */
  readonly scheme: string;
}

/** From here on this card is charged. */
export type CardAttached = DomainEvent<
  'CardAttached',
  {
    /** Which one. */
    readonly card: AgreementCard;
    readonly at: string;
  }
>;

export type AgreementActivated = DomainEvent<'AgreementActivated', { readonly at: string }>;

export type AmountChanged = DomainEvent<
  'AmountChanged',
  {
    readonly amount: MoneyJson;
    /** Index of the first period at this price. */
    readonly fromPeriod: number;
    /** The local day of that period; absent in what was written before it was kept. */
    readonly from?: LocalDate;
    readonly at: string;
  }
>;

/** The customer lives by another clock; `schedule` holds the boundary from which on. */
export type ZoneChanged = DomainEvent<
  'ZoneChanged',
  {
    readonly zone: string;
    /** The schedule with the change. */
    readonly schedule: Schedule;
    readonly at: string;
  }
>;

export type AgreementPaused = DomainEvent<
  'AgreementPaused',
  {
    readonly at: string;
    /** When it goes on by itself; absent: when it is told to. */
    readonly until?: string;
    readonly reason: string;
  }
>;
export type AgreementResumed = DomainEvent<
  'AgreementResumed',
  { readonly at: string; readonly reason: 'asked' | 'time_is_over' }
>;

/** It ends with the period that runs. */
export type CancellationScheduled = DomainEvent<
  'CancellationScheduled',
  {
    /** When it ends, RFC 3339 UTC. */
    readonly endsAt: string;
    /** Index of the last period that is charged. */
    readonly lastPeriod: number;
    readonly reason: string;
  }
>;

export type EndReason = 'cancelled' | 'completed' | 'unpaid' | 'consent_revoked' | 'never_activated';

export type AgreementEnded = DomainEvent<
  'AgreementEnded',
  {
    readonly reason: EndReason;
    /** The word of who ended it. */
    readonly detail?: string;
    readonly at: string;
  }
>;

/** Something fell due in a time in which it could not be done. Clocks of dunning stand still in it. */
export type OutageNoted = DomainEvent<
  'OutageNoted',
  {
    /** When it began, RFC 3339 UTC. */
    readonly from: string;
    /** When it was over, RFC 3339 UTC. */
    readonly to: string;
    readonly reason: 'scheduler' | 'outcome_unknown';
  }
>;

export type TermsEvent =
  | AgreementCreated
  | CardPaymentStarted
  | CardPaymentEnded
  | CardAttached
  | AgreementActivated
  | AmountChanged
  | ZoneChanged
  | AgreementPaused
  | AgreementResumed
  | CancellationScheduled
  | AgreementEnded
  | OutageNoted;
