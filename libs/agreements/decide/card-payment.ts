import type { Decision } from '#libs/decider';
import { accept, reject } from '#libs/decider';
import type { MoneyJson } from '#libs/money';
import type { AgreementCommandOf, AgreementRefusal } from '../commands';
import { comingPeriod } from '../due';
import type { AgreementCard, AgreementEvent } from '../events';
import { periodJson } from '../period-json';
import type { AgreementState } from '../state';
import { isBusy } from '../status';
import { Steps } from '../steps';
import { done } from './decision';
import type { AgreementDecision } from './decision';
import { pursue } from './dunning';
import { completeIfDone } from './end';
import { priceRefusal } from './price';

export function createAgreement(
  state: AgreementState,
  { agreement, firstPayment }: AgreementCommandOf<'CreateAgreement'>,
  now: Date,
): Decision<AgreementEvent, AgreementRefusal> {
  if (state.agreement) return reject({ code: 'agreement_exists' });
  const refusal = priceRefusal(agreement, agreement.amount) ?? firstAmountRefusal(agreement, firstPayment.amount);
  if (refusal) return reject(refusal);
  const at = now.toISOString();
  const { orderId, amount, coversFirstPeriod } = firstPayment;
  const covers = coversFirstPeriod && { coversFirstPeriod };
  return accept<AgreementEvent>(
    { type: 'AgreementCreated', data: { ...agreement, createdAt: at } },
    { type: 'CardPaymentStarted', data: { orderId, amount, ...covers, startedAt: at } },
  );
}

export function startCardPayment(
  state: AgreementState,
  { orderId, amount }: AgreementCommandOf<'StartCardPayment'>,
  now: Date,
): AgreementDecision {
  const { agreement, ended, cardPayment } = state;
  if (!agreement) return reject({ code: 'not_found' });
  if (ended) return reject({ code: 'agreement_ended' });
  if (cardPayment) return reject({ code: 'attempt_in_progress', orderId: cardPayment.orderId });
  const refusal = firstAmountRefusal(agreement, amount);
  if (refusal) return reject(refusal);
  const covers = !state.activatedAt && state.firstPayment?.coversFirstPeriod && { coversFirstPeriod: true as const };
  const data = { orderId, amount, ...covers, startedAt: now.toISOString() };
  return accept({ type: 'CardPaymentStarted', data });
}

export function recordCardPayment(
  state: AgreementState,
  { orderId, result }: AgreementCommandOf<'RecordCardPayment'>,
  now: Date,
): AgreementDecision {
  const { cardPayment } = state;
  if (cardPayment?.orderId !== orderId || state.ended) return accept();
  const steps = new Steps(state);
  const at = now.toISOString();
  if (result.kind !== 'paid') {
    const decline = result.decline && { decline: result.decline };
    steps.add({ type: 'CardPaymentEnded', data: { orderId, result: result.kind, ...decline, endedAt: at } });
    return done(steps);
  }
  steps.add({ type: 'CardPaymentEnded', data: { orderId, result: 'paid', endedAt: at } });
  const isFirst = state.activatedAt === undefined;
  attach(steps, result.card, at);
  if (isFirst && cardPayment.coversFirstPeriod) coverFirstPeriod(steps, cardPayment.amount, at);
  completeIfDone(steps, at);
  return done(steps);
}

/** A card on file that the customer gave for this before: no payment is needed. */
export function attachCard(state: AgreementState, card: AgreementCard, now: Date): AgreementDecision {
  if (!state.agreement) return reject({ code: 'not_found' });
  if (state.ended) return reject({ code: 'agreement_ended' });
  if (state.cardPayment && !state.activatedAt) {
    return reject({ code: 'attempt_in_progress', orderId: state.cardPayment.orderId });
  }
  const steps = new Steps(state);
  attach(steps, card, now.toISOString());
  return done(steps);
}

/** The new card is charged at once for what the old one could not pay. */
function attach(steps: Steps, card: AgreementCard, at: string): void {
  steps.add({ type: 'CardAttached', data: { card, at } });
  if (!steps.state.activatedAt) steps.add({ type: 'AgreementActivated', data: { at } });
  const { open, paused, parked } = steps.state;
  const first = open[0];
  const waits = first && first.attempts.length > 0 && !isBusy(steps.state) && !first.retry && !first.standing;
  if (waits && !paused && !parked) pursue(steps, first.period.index, at);
}

function coverFirstPeriod(steps: Steps, amount: MoneyJson, at: string): void {
  const first = comingPeriod(steps.state);
  if (!first) return;
  const period = periodJson(first);
  const reason = 'first_payment' as const;
  steps.add(
    { type: 'PeriodOpened', data: { period, amount, covers: [first.index], dueAt: at, reason } },
    { type: 'ChargeSucceeded', data: { period: first.index, amount, by: reason, at } },
  );
}

function firstAmountRefusal(
  { amount: price }: { readonly amount: MoneyJson },
  { minor, currency }: MoneyJson,
): AgreementRefusal | undefined {
  if (currency !== price.currency) return { code: 'currency_mismatch', expected: price.currency };
  return BigInt(minor) < 0n ? { code: 'amount_not_positive' } : undefined;
}
