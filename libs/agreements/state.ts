import type { MoneyJson } from '#libs/money';
import type { AttemptResult, DunningRules, Schedule } from '#libs/schedules';
import type {
  AgreementCard,
  AgreementCreated,
  BillingParked,
  CardPaymentStarted,
  ChargeHeldBack,
  ChargeRequested,
  ChargeStanding,
  CustomerStepRequired,
  EndReason,
  PeriodJson,
  PeriodOpened,
  PeriodPayment,
  ProrationChargeRequested,
  RetryScheduled,
} from './events';

/** An attempt at a charge, or anything else that its scheme counts. */
export interface AttemptJson {
  readonly at: string;
  readonly cardId: string;
  readonly result: AttemptResult;
}

/** A charge that is neither paid nor given up. */
export interface OpenCharge {
  readonly period: PeriodJson;
  readonly amount: MoneyJson;
  readonly covers: readonly number[];
  readonly dueAt: string;
  readonly reason: PeriodOpened['data']['reason'];
  /** Oldest first; the one in flight is not among them. */
  readonly attempts: readonly AttemptJson[];
  /** Asked of the provider, no outcome yet. */
  readonly inFlight?: ChargeRequested['data'];
  readonly rules?: DunningRules;
  readonly retry?: RetryScheduled['data'];
  readonly standing?: ChargeStanding['data'];
  readonly retryAskedAt?: string;
  /** The card may not be tried before that. */
  readonly heldBack?: ChargeHeldBack['data'];
}

/** A time in which nothing was done, and why. They do not overlap. */
export interface Break {
  readonly from: string;
  readonly to: string;
  readonly reason: 'pause' | 'outage' | 'not_active';
}

/** The last period that there is a charge for: a change within it is computed on this. */
export interface RunningPeriod {
  readonly period: PeriodJson;
  /** Of the whole period, as it holds for the days that are left. */
  readonly price: MoneyJson;
  /** Changes of price within it. */
  readonly changes: number;
  readonly isPaid: boolean;
  /** Oldest first. */
  readonly payments: readonly PeriodPayment[];
}

export interface AgreementState {
  readonly agreement?: AgreementCreated['data'];
  /** As agreed, with later changes of zone. */
  readonly schedule?: Schedule;
  /** In order of the periods from which on they hold. */
  readonly prices: readonly { readonly fromPeriod: number; readonly amount: MoneyJson }[];
  readonly card?: AgreementCard & {
    /** The word of its issuer that it is of no use any more. */
    readonly dead?: AttemptJson;
  };
  /** What the customer was asked for first; another first payment asks for the same. */
  readonly firstPayment?: CardPaymentStarted['data'];
  /** With the customer present, and not over yet. */
  readonly cardPayment?: CardPaymentStarted['data'];
  /** How the one before ended, if not well. */
  readonly failedPayment?: string;
  readonly activatedAt?: string;
  /** All periods before this one are dealt with, for good. */
  readonly nextPeriod: number;
  /** In order; only the first of them is tried. */
  readonly open: readonly OpenCharge[];
  /** Wait for a person. */
  readonly held: readonly PeriodJson[];
  readonly lastChargeAt?: string;
  readonly running?: RunningPeriod;
  /** Minor units that the next charge takes in; below zero, owed to the customer. */
  readonly carried: string;
  /** Of a change of price within a period: asked of the provider, no outcome yet. */
  readonly prorationCharge?: ProrationChargeRequested['data'];
  readonly paused?: { readonly at: string; readonly until?: string };
  /** Nothing falls due until a person lets it go on. */
  readonly parked?: BillingParked['data'];
  readonly breaks: readonly Break[];
  readonly endsAt?: string;
  readonly customerStep?: CustomerStepRequired['data'];
  readonly counts: { readonly charged: number; readonly skipped: number; readonly merged: number };
  readonly ended?: { readonly reason: EndReason; readonly at: string };
}

export const emptyAgreement: AgreementState = {
  prices: [],
  nextPeriod: 0,
  open: [],
  held: [],
  carried: '0',
  breaks: [],
  counts: { charged: 0, skipped: 0, merged: 0 },
};
