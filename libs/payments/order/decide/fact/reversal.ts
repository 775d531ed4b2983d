import type { OrderEvent } from '../../events';
import { isOpen, operationOf } from '../../selectors';
import { holdEnded } from '../outcome/hold-ended';
import { wentUnexpectedly } from '../outcome/unexplained';
import type { FactContext } from './context';
import { authorization, kept, movement, successOf } from './context';
import { locate, repeated } from './locate';

/**
 * Some providers have one word for giving a hold and giving money back; so the operation that the message names decides
 * which of the two it was.
 */
export function voided(context: FactContext): OrderEvent[] {
  const { state, fact } = context;
  const named = operationOf(state, fact.operationId);
  if (named?.type === 'refund') return context.settle(named, successOf(fact));
  const release = locate(state, fact, 'void');
  if (release && release !== 'ambiguous') return context.settle(release, successOf(fact));
  const payment = authorization(context);
  if (!isOpen(payment)) return holdEnded(state, payment, fact.amount, fact.evidence);
  const reason = 'the provider cancelled the payment';
  return context.settle(payment, { kind: 'failed', code: 'voided_by_provider', reason, evidence: fact.evidence });
}

/**
 * A refund that is ours is confirmed, however often; one that is not ours is money that the provider moved by itself.
 */
export function refunded(context: FactContext): OrderEvent[] {
  const { state, fact } = context;
  const named = operationOf(state, fact.operationId);
  if (named?.type === 'void') return context.settle(named, successOf(fact));
  const refund = locate(state, fact, 'refund');
  if (refund === 'ambiguous') return kept(context, 'several refunds under way fit: the provider has to be asked');
  if (refund) return context.settle(refund, successOf(fact));
  if (repeated(state, fact, 'refund')) return [];
  return wentUnexpectedly(state, movement(context, 'refunded without a request of ours'));
}

export function refundFailed(context: FactContext): OrderEvent[] {
  const { state, fact } = context;
  const refund = locate(state, fact, 'refund') ?? repeated(state, fact, 'refund');
  if (refund === 'ambiguous') return kept(context, 'several refunds under way fit: the provider has to be asked');
  if (!refund) return kept(context, 'no refund fits');
  const { evidence, decline } = fact;
  const code = decline?.code ?? evidence.code ?? 'refund_failed';
  const reason = decline?.message ?? 'the provider could not refund';
  return context.settle(refund, { kind: 'failed', code, reason, evidence });
}
