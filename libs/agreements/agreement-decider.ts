import type { Decider } from '#libs/decider';
import type { EventVersions } from '#libs/payments';
import { eventSchema } from '#libs/payments';
import type { AgreementCommand, AgreementRefusal } from './commands';
import { attachCard, createAgreement, recordCardPayment, startCardPayment } from './decide/card-payment';
import type { AgreementDecision } from './decide/decision';
import { giveConsent } from './decide/give-consent';
import { holdBackCharge } from './decide/hold-back';
import { cancel, moveZone, pause, resume, reviewHeld } from './decide/life';
import { park, resumeBilling } from './decide/parking';
import { changeAmount } from './decide/price';
import { prorateAmount } from './decide/prorate-price';
import { recordCharge } from './decide/record-charge';
import { recordCreditRefused, recordProrationCharge } from './decide/record-proration';
import { retry } from './decide/retry';
import { runDue } from './decide/run-due';
import type { AgreementEvent } from './events';
import { evolve } from './evolve';
import { assertInvariants } from './invariants';
import type { AgreementState } from './state';
import { emptyAgreement } from './state';

/**
 * Consent to charge again, one stream `agreement-<id>`: practice sheet "payments" 5. Each period gets one charge or
 * none, for ever, because its number is used up when it is dealt with; the charge itself is an order of its own.
 */
export const agreementDecider: Decider<AgreementState, AgreementCommand, AgreementEvent, AgreementRefusal> = {
  category: 'agreement',
  initial: emptyAgreement,
  decide: (state, command, { now }) => decide(state, command, now),
  evolve,
  assertInvariants,
};

function decide(state: AgreementState, command: AgreementCommand, now: Date): AgreementDecision {
  switch (command.type) {
    case 'CreateAgreement':
      return createAgreement(state, command, now);
    case 'StartCardPayment':
      return startCardPayment(state, command, now);
    case 'RecordCardPayment':
      return recordCardPayment(state, command, now);
    case 'UseCard':
      return attachCard(state, command.card, now);
    case 'RunDue':
      return runDue(state, command, now);
    case 'RecordCharge':
      return recordCharge(state, command, now);
    case 'ChangeAmount':
      return command.proration
        ? prorateAmount(state, command, command.proration, now)
        : changeAmount(state, command, now);
    case 'HoldBackCharge':
      return holdBackCharge(state, command);
    case 'RecordProrationCharge':
      return recordProrationCharge(state, command);
    case 'RecordCreditRefused':
      return recordCreditRefused(state, command, now);
    case 'GiveConsent':
      return giveConsent(state, command, now);
    case 'ChangeZone':
      return moveZone(state, command, now);
    case 'Pause':
      return pause(state, command, now);
    case 'Resume':
      return resume(state, now);
    case 'Cancel':
      return cancel(state, command, now);
    case 'Retry':
      return retry(state, now);
    case 'Park':
      return park(state, command, now);
    case 'ResumeBilling':
      return resumeBilling(state, command, now);
    case 'ReviewHeld':
      return reviewHeld(state, command, now);
  }
}

/** All stand at version 1. */
export const agreementEventVersions: EventVersions<AgreementEvent['type']> = {
  AgreementCreated: [],
  CardPaymentStarted: [],
  CardPaymentEnded: [],
  CardAttached: [],
  AgreementActivated: [],
  AmountChanged: [],
  ZoneChanged: [],
  ConsentGiven: [],
  AgreementPaused: [],
  AgreementResumed: [],
  CancellationScheduled: [],
  AgreementEnded: [],
  OutageNoted: [],
  PeriodOpened: [],
  PeriodMerged: [],
  PeriodSkipped: [],
  PeriodHeld: [],
  ChargeRequested: [],
  ChargeSucceeded: [],
  ChargeDeclined: [],
  ChargeFailed: [],
  ChargeHeldBack: [],
  DunningStarted: [],
  RetryScheduled: [],
  ChargeStanding: [],
  CustomerStepRequired: [],
  RetryRequested: [],
  PriceProrated: [],
  ProrationChargeRequested: [],
  ProrationChargeSucceeded: [],
  ProrationChargeFailed: [],
  BalanceCarried: [],
  UnusedDaysCredited: [],
  CreditRefundRefused: [],
  BillingParked: [],
  BillingResumed: [],
};

export const agreementEventSchema = eventSchema<AgreementEvent>(agreementEventVersions);
