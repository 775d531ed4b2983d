import type { AgreementEvent, CardTriesEvent } from '#libs/agreements';
import { formatAmount, fromMoneyJson } from '#libs/money';
import type { MoneyJson } from '#libs/money';

type Told = AgreementEvent | CardTriesEvent;
type DataOf<T extends Told['type']> = Extract<Told, { type: T }>['data'];
type Sentences = { readonly [T in Told['type']]: (data: DataOf<T>) => string };

const money = (amount: MoneyJson): string => {
  const { value, currency } = formatAmount(fromMoneyJson(amount));
  return `${value} ${currency}`;
};
const day = (at: string): string => at.slice(0, 10);
const minute = (at: string): string => `${at.slice(0, 16).replace('T', ' ')} UTC`;

const SENTENCES: Sentences = {
  AgreementCreated: (d) => `${money(d.amount)} is agreed for every ${d.schedule.count} ${d.schedule.every}`,
  CardPaymentStarted: (d) => `The customer is asked for a card with a payment of ${money(d.amount)}`,
  CardPaymentEnded: (d) => `The payment that brings a card was ${d.result}`,
  CardAttached: (d) => `Card ${d.card.id} is charged from now on`,
  AgreementActivated: () => 'The agreement is active',
  AmountChanged: (d) => `The price is ${money(d.amount)} from period ${d.fromPeriod} on`,
  ConsentGiven: (d) =>
    `The customer has agreed anew${d.consent.ceiling ? `, to at most ${money(d.consent.ceiling)} in one charge` : ''}`,
  ZoneChanged: (d) => `The clock of ${d.zone} counts from the next period on`,
  AgreementPaused: (d) => `The agreement is paused${d.until ? ` until ${day(d.until)}` : ''}: ${d.reason}`,
  AgreementResumed: () => 'The agreement goes on',
  CancellationScheduled: (d) => `The agreement ends with period ${d.lastPeriod}, at ${minute(d.endsAt)}: ${d.reason}`,
  AgreementEnded: (d) => `The agreement has ended: ${d.reason}`,
  OutageNoted: (d) =>
    `From ${minute(d.from)} to ${minute(d.to)} nothing could be done: ${d.reason === 'scheduler' ? 'no scheduler ran' : 'an outcome was not known'}`,
  PeriodOpened: (d) => `Period ${d.period.index} (${d.period.key}) costs ${money(d.amount)}: ${d.reason}`,
  PeriodMerged: (d) => `Period ${d.period.index} (${d.period.key}) is paid for with period ${d.into}`,
  PeriodSkipped: (d) => `Period ${d.period.index} (${d.period.key}) is not charged: ${d.reason}`,
  PeriodHeld: (d) =>
    `Period ${d.period.index} (${d.period.key}) waits for a person: ${d.due} were due, ${d.maxPeriods} are allowed`,
  ChargeRequested: (d) => `Period ${d.period}: attempt ${d.attempt} to charge ${money(d.amount)} (${d.reason})`,
  ChargeSucceeded: (d) => `Period ${d.period} is paid: ${money(d.amount)}`,
  ChargeDeclined: (d) =>
    `Period ${d.period}: attempt ${d.attempt} was declined: ${d.decline.message} (${d.decline.class})`,
  ChargeFailed: (d) => `Period ${d.period}: attempt ${d.attempt} failed: ${d.reason} (${d.code})`,
  ChargeHeldBack: (d) =>
    `Period ${d.period}: attempt ${d.attempt} waits until ${minute(d.until)}: ${d.reason === 'scheme_cap' ? 'the scheme allows no further try of the card' : 'the card was charged for another period'}`,
  CardTryReserved: (d) => `Agreement ${d.agreementId} may try the card for ${money(d.amount)}`,
  CardTryNoted: (d) => `The ${d.initiator} tried the card for ${money(d.amount)} without an agreement`,
  CardTryFailed: (d) => `The try of agreement ${d.agreementId} charged nothing: ${d.kind}`,
  DunningStarted: (d) => `Period ${d.period} is tried again by rules that are fixed now`,
  RetryScheduled: (d) => `Period ${d.period}: attempt ${d.attempt} is at ${minute(d.at)} (${d.reason})`,
  ChargeStanding: (d) => `Period ${d.period} is ${d.state}: ${d.reason}`,
  CustomerStepRequired: (d) =>
    d.step === 'new_card' ? 'The customer has to give another card' : 'The customer has to authenticate',
  BillingParked: (d) =>
    `The agreement is parked: its step of ${minute(d.dueAt)} (${d.kind}) failed ${d.failures} times: ${d.error}`,
  BillingResumed: (d) => `The agreement is billed again: ${d.reason}`,
  RetryRequested: (d) => `Period ${d.period} is to be tried now`,
  PriceProrated: (d) =>
    `Period ${d.period}: ${d.daysLeft} of ${d.days} days at ${money(d.newAmount)} instead of ${money(d.oldAmount)} make ${money(d.difference)}`,
  ProrationChargeRequested: (d) => `Period ${d.period}: the difference of ${money(d.amount)} is charged now`,
  ProrationChargeSucceeded: (d) => `Period ${d.period}: the difference of ${money(d.amount)} is paid`,
  ProrationChargeFailed: (d) =>
    `Period ${d.period}: the difference of ${money(d.amount)} could not be charged (${d.code}) and goes into the next charge`,
  BalanceCarried: (d) =>
    `Period ${d.period}: ${money(d.price)} and ${money(d.carried)} from before make ${money(d.amount)}`,
  UnusedDaysCredited: (d) =>
    `Period ${d.period}: ${d.daysLeft} of ${d.days} days are not used; ${money(d.amount)} is owed to the customer`,
  CreditRefundRefused: (d) => `${money(d.amount)} could not be given back: ${d.reason} (${d.code})`,
};

/** By type, as the summary of all events wants them. */
export const AGREEMENT_SENTENCES = SENTENCES as unknown as Readonly<Record<string, (data: unknown) => string>>;
