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
    readonly schedule: Schedule;
    readonly missedPeriods: CatchUpRules;
    readonly ladder: DunningLadder;
    /** How days are counted where a period is charged in part; absent: as the calendar has them. */
    readonly prorationDays?: DayCount;
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
    readonly result: 'paid' | 'declined' | 'failed' | 'expired' | 'cancelled';
    readonly decline?: Decline;
    readonly endedAt: string;
  }
>;

/** A card on file that the merchant may charge. */
export interface AgreementCard {
  readonly id: string;
  readonly provider: string;
  /** `visa`, `mastercard`; whatever else counts as `other`. */
  readonly scheme: string;
}

/** From here on this card is charged. */
export type CardAttached = DomainEvent<'CardAttached', { readonly card: AgreementCard; readonly at: string }>;

export type AgreementActivated = DomainEvent<'AgreementActivated', { readonly at: string }>;

export type AmountChanged = DomainEvent<
  'AmountChanged',
  {
    readonly amount: MoneyJson;
    readonly fromPeriod: number;
    readonly from?: LocalDate;
    readonly at: string;
  }
>;

/** The customer lives by another clock; `schedule` holds the boundary from which on. */
export type ZoneChanged = DomainEvent<
  'ZoneChanged',
  { readonly zone: string; readonly schedule: Schedule; readonly at: string }
>;

export type AgreementPaused = DomainEvent<
  'AgreementPaused',
  { readonly at: string; readonly until?: string; readonly reason: string }
>;
export type AgreementResumed = DomainEvent<
  'AgreementResumed',
  { readonly at: string; readonly reason: 'asked' | 'time_is_over' }
>;

/** It ends with the period that runs. */
export type CancellationScheduled = DomainEvent<
  'CancellationScheduled',
  { readonly endsAt: string; readonly lastPeriod: number; readonly reason: string }
>;

export type EndReason = 'cancelled' | 'completed' | 'unpaid' | 'consent_revoked' | 'never_activated';

export type AgreementEnded = DomainEvent<
  'AgreementEnded',
  { readonly reason: EndReason; readonly detail?: string; readonly at: string }
>;

/** Something fell due in a time in which it could not be done. Clocks of dunning stand still in it. */
export type OutageNoted = DomainEvent<
  'OutageNoted',
  { readonly from: string; readonly to: string; readonly reason: 'scheduler' | 'outcome_unknown' }
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
