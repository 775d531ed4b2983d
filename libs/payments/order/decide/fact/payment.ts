import { evolveOrder } from '../../evolve';
import type { OrderEvent } from '../../events';
import { minorOf } from '../../minor';
import { isOpen, operationOf } from '../../selectors';
import type { Operation } from '../../state';
import { integrityFailed } from '../outcome/integrity';
import { notYetTold } from '../outcome/counted';
import { attemptBehind } from '../outcome/report';
import { cameUnexpectedly } from '../outcome/unexplained';
import type { FactContext } from './context';
import { authorization, kept, movement, successOf } from './context';
import { locate, repeated } from './locate';

/**
 * A hold, or, where the provider captures at once, a guarantee that money will come (fact sheet "payments" 4.2): not
 * yet money.
 */
export function authorized(context: FactContext): OrderEvent[] {
  const { state, fact } = context;
  const operation = authorization(context);
  if (attemptBehind(state, operation).capture === 'manual') return context.settle(operation, successOf(fact));
  if (minorOf(fact.amount) !== operation.amount || fact.amount.currency !== state.currency) {
    return integrityFailed(state, operation, fact.amount, fact.evidence);
  }
  const { providerReference, evidence } = fact;
  if (!isOpen(operation) && operation.status !== 'succeeded') {
    return kept(context, `guaranteed after we had recorded it as ${operation.status}`);
  }
  return context.settle(operation, { kind: 'pending', providerReference, evidence });
}

export function captured(context: FactContext): OrderEvent[] {
  const { state, fact } = context;
  const payment = authorization(context);
  if (attemptBehind(state, payment).capture === 'automatic') return purchased(context, payment);
  const capture = locate(state, fact, 'capture');
  if (capture === 'ambiguous') return kept(context, 'several captures under way fit: the provider has to be asked');
  if (capture) return context.settle(capture, successOf(fact));
  if (isOpen(payment)) return capturedInsteadOfHeld(context, payment);
  if (repeated(state, fact, 'capture')) return [];
  return cameUnexpectedly(state, movement(context, 'captured without a request of ours'));
}

/** Another reference on a payment that succeeded: the payer paid twice. */
function purchased(context: FactContext, payment: Operation): OrderEvent[] {
  const { state, fact } = context;
  const { providerReference } = fact;
  const another = providerReference !== undefined && payment.providerReference !== undefined;
  if (payment.status === 'succeeded' && another && providerReference !== payment.providerReference) {
    return cameUnexpectedly(state, movement(context, 'paid again after it was paid'));
  }
  return context.settle(payment, successOf(fact));
}

/**
 * We asked for a hold and the provider captured. Both are true: the payment stands, and the money was not asked for.
 */
function capturedInsteadOfHeld(context: FactContext, payment: Operation): OrderEvent[] {
  const held = context.settle(payment, successOf(context.fact));
  const state = held.reduce(evolveOrder, context.state);
  if (minorOf(context.fact.amount) <= 0n) return held;
  return [...held, ...cameUnexpectedly(state, movement(context, 'captured although only a hold was asked for'))];
}

export function declined(context: FactContext): OrderEvent[] {
  const { state, fact } = context;
  const { providerReference, evidence } = fact;
  const operation = operationOf(state, fact.operationId) ?? authorization(context);
  const code = evidence.code ?? 'declined';
  const decline = fact.decline ?? { code, class: 'generic', message: 'declined by the provider' };
  return context.settle(operation, { kind: 'declined', decline, providerReference, evidence });
}

/** Late, a second time, or in another unit: the provider says itself that it pays nothing that is open. */
export function received(context: FactContext): OrderEvent[] {
  const { state, fact } = context;
  const came = movement(context, 'came outside of a payment that was open');
  const news = fact.inSum ? notYetTold(state, came, fact.inSum) : came;
  return news ? cameUnexpectedly(state, news) : [];
}
