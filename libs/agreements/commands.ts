import type { MoneyJson } from '#libs/money';
import type { Decline } from '#libs/payments';
import type { AgreementCard, AgreementCreated, ChargeHeldBack, Consent } from './events';

/** What became of one attempt at a charge, as its order tells. */
export type ChargeResult =
  | { readonly kind: 'succeeded' }
  | { readonly kind: 'declined'; readonly decline: Decline; readonly responseCode?: string }
  | { readonly kind: 'failed' | 'not_sent'; readonly code: string; readonly reason: string };

export type CardPaymentResult =
  | { readonly kind: 'paid'; readonly card: AgreementCard }
  | { readonly kind: 'declined' | 'failed' | 'expired' | 'cancelled'; readonly decline?: Decline };

export type AgreementCommand =
  | {
      readonly type: 'CreateAgreement';
      readonly agreement: Omit<AgreementCreated['data'], 'createdAt'>;
      readonly firstPayment: {
        readonly orderId: string;
        readonly amount: MoneyJson;
        readonly coversFirstPeriod: boolean;
      };
    }
  /** A further payment with the customer present: another first one, or one for another card. */
  | { readonly type: 'StartCardPayment'; readonly orderId: string; readonly amount: MoneyJson }
  | { readonly type: 'RecordCardPayment'; readonly orderId: string; readonly result: CardPaymentResult }
  /** A card that is on file already. */
  | { readonly type: 'UseCard'; readonly card: AgreementCard }
  /**
   * Does the one thing that is due first, if its time has come. `outage`: a time in which no scheduler ran; what fell
   * due in it was missed.
   */
  | { readonly type: 'RunDue'; readonly outage?: { readonly from: string; readonly to: string } }
  | {
      readonly type: 'RecordCharge';
      readonly period: number;
      readonly result: ChargeResult;
      /** How long the outcome took after the request. */
      readonly delayMs: number;
    }
  /**
   * `fromPeriod` absent: from the next one on. `proration`: at once; what the days that are left cost more is settled
   * so.
   */
  | {
      readonly type: 'ChangeAmount';
      readonly amount: MoneyJson;
      readonly fromPeriod?: number;
      readonly proration?: 'next_charge' | 'charge_now';
    }
  /** The card did not give leave to be tried. */
  | ({ readonly type: 'HoldBackCharge' } & Pick<
      ChargeHeldBack['data'],
      'period' | 'attempt' | 'reason' | 'until' | 'limit'
    >)
  /** What became of the charge of a change within a period, as its order tells. */
  | {
      readonly type: 'RecordProrationCharge';
      readonly period: number;
      readonly change: number;
      readonly result: ChargeResult;
    }
  | { readonly type: 'ChangeZone'; readonly zone: string }
  | { readonly type: 'GiveConsent'; readonly consent: Consent }
  | { readonly type: 'Pause'; readonly until?: string; readonly reason: string }
  | { readonly type: 'Resume' }
  | {
      readonly type: 'Cancel';
      readonly when: 'now' | 'period_end';
      readonly reason: string;
      /** What is paid for the days that are left is given back; only with `now`. */
      readonly refundsUnused?: true;
    }
  | {
      readonly type: 'RecordCreditRefused';
      readonly orderId: string;
      readonly amount: MoneyJson;
      readonly code: string;
      readonly reason: string;
    }
  /** What is due at `dueAt` has failed so often that a person has to look. */
  | { readonly type: 'Park'; readonly dueAt: string; readonly failures: number; readonly error: string }
  | { readonly type: 'ResumeBilling'; readonly reason: string }
  /** Tries the open charge now, whatever was scheduled. */
  | { readonly type: 'Retry' }
  /** Decides about the periods that are held. */
  | { readonly type: 'ReviewHeld'; readonly decision: 'charge' | 'waive' };

export type AgreementCommandOf<T extends AgreementCommand['type']> = Extract<AgreementCommand, { type: T }>;

/** Why a command was refused; `code` is the problem code of the HTTP API. */
export type AgreementRefusal =
  | { readonly code: 'not_found' }
  | { readonly code: 'agreement_exists' }
  | { readonly code: 'agreement_ended' }
  | { readonly code: 'agreement_not_active' }
  | { readonly code: 'agreement_paused' }
  | { readonly code: 'agreement_not_paused' }
  | { readonly code: 'agreement_parked' }
  | { readonly code: 'agreement_not_parked' }
  | { readonly code: 'attempt_in_progress'; readonly orderId?: string }
  | { readonly code: 'new_card_required' }
  | { readonly code: 'nothing_to_prorate'; readonly why: 'not_charged' | 'not_paid' | 'no_next_charge' }
  | { readonly code: 'nothing_to_retry' }
  | { readonly code: 'nothing_to_review' }
  | { readonly code: 'period_closed'; readonly nextPeriod: number }
  | { readonly code: 'currency_mismatch'; readonly expected: string }
  | { readonly code: 'amount_not_positive' }
  | { readonly code: 'amount_exceeds_consent'; readonly ceiling: MoneyJson }
  | { readonly code: 'invalid_zone' }
  | { readonly code: 'invalid_until' };
