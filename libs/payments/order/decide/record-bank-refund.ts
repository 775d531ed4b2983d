import { accept, reject } from '#libs/decider';
import type { Outcome } from '../../outcome';
import type { BankRefundResult } from '../commands';
import type { OrderEvent } from '../events';
import { evolveOrder } from '../evolve';
import { moneyJson, smaller } from '../minor';
import { attemptOf, currentAttempt, isOpen, refundable } from '../selectors';
import type { Operation, OrderState } from '../state';
import { bankEvidence } from './bank-evidence';
import type { CommandOf, OrderDecision } from './decision';
import { outcomeEvents } from './outcome/record-outcome';
import { requestedRefund } from './refund';

type Told = CommandOf<'RecordBankRefund'>;

/**
 * What a bank order did of the refund that it pays. Of money that came back it is recorded as well that it had left,
 * where that was not told yet, so every order of its words leads to one state.
 */
export function recordBankRefund(state: OrderState, told: Told, now: Date): OrderDecision {
  if (!state.exists) return reject({ code: 'not_found' });
  if (isTold(state, told)) return accept();
  const operation = paidBy(state, told);
  if (!operation) return accept(neverAsked(state, told));
  const events: OrderEvent[] = [];
  let current = state;
  for (const result of wordsFor(operation, told.result)) {
    if (isTold(current, { ...told, result })) continue;
    const next = heard(current, { ...told, result }, now);
    current = next.reduce(evolveOrder, current);
    events.push(...next);
  }
  return accept(...events);
}

const isTold = ({ seenEvidence }: OrderState, { bankOrderId, result }: Told): boolean =>
  seenEvidence.has(bankEvidence(bankOrderId, result).id);

/** The last: money that left after all is an operation of its own. */
const paidBy = ({ operations }: OrderState, told: Told): Operation | undefined =>
  operations.findLast(({ bankOrderId }) => bankOrderId === told.bankOrderId);

/** What is news of it, in the order in which it happened. */
function wordsFor(operation: Operation, result: BankRefundResult): readonly BankRefundResult[] {
  if (isOpen(operation)) return result === 'returned' ? ['executed', 'returned'] : [result];
  if (operation.status === 'succeeded') return result === 'returned' ? ['returned'] : [];
  return result === 'returned' ? ['executed', 'returned'] : result === 'executed' ? ['executed'] : [];
}

function heard(state: OrderState, told: Told, now: Date): OrderEvent[] {
  const operation = paidBy(state, told)!;
  if (!isOpen(operation) && told.result === 'executed') return paidAfterAll(state, operation, told, now);
  if (operation.status === 'failed') return [];
  return outcomeEvents(state, operation, { outcome: outcomeOf(state, operation, told), now });
}

/**
 * A line of the account shows money of a bank order that was given up as failed. The customer has it: what the order
 * has left is refunded by it, and what it has given back by another way since then is for a person.
 */
function paidAfterAll(state: OrderState, failed: Operation, told: Told, now: Date): OrderEvent[] {
  const { bankOrderId } = told;
  const part = smaller(refundable(state), failed.amount);
  const asked = part > 0n ? [requestedRefund(state, part, now, { bankOrderId })] : [];
  const current = asked.reduce<OrderState>(evolveOrder, state);
  const paid = asked.length > 0 ? heard(current, told, now) : [];
  if (part === failed.amount) return [...asked, ...paid];
  const received = `${failed.amount - part} ${state.currency} paid by bank order ${bankOrderId}`;
  const { provider } = attemptOf(state, failed.attemptId)!;
  const evidence = bankEvidence(bankOrderId, 'executed');
  const expected = 'nothing, for it had failed and the order has no more left';
  return [
    ...asked,
    ...paid,
    { type: 'IntegrityFailed', data: { operationId: failed.id, provider, expected, received, evidence } },
  ];
}

function outcomeOf(state: OrderState, { amount }: Operation, { bankOrderId, result, code, reason }: Told): Outcome {
  const evidence = bankEvidence(bankOrderId, result);
  return result === 'executed'
    ? { kind: 'succeeded', amount: moneyJson(amount, state.currency), evidence }
    : { kind: 'failed', code, reason, evidence };
}

/** Kept, so that a refund that it asks for afterwards is refused: nothing would end it. */
function neverAsked(state: OrderState, { bankOrderId, result }: Told): OrderEvent {
  const reason = `bank order ${bankOrderId} ${result}, and the order knows no refund by it`;
  const { provider } = currentAttempt(state)!;
  return { type: 'FactIgnored', data: { provider, reason, evidence: bankEvidence(bankOrderId, result) } };
}
