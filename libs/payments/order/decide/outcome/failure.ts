import type { Outcome } from '../../../outcome';
import type { LeftToDispute, LeftToLostDispute, OrderEvent } from '../../events';
import { moneyJson, smaller } from '../../minor';
import type { Operation, OrderState } from '../../state';
import { outcomeFields, paidBy } from './report';

export type Failure = Extract<Outcome, { kind: 'declined' | 'failed' | 'not_sent' }>;

/** The operation did not happen: what it reserved is free again. */
export function failed(state: OrderState, operation: Operation, failure: Failure): OrderEvent {
  const fields = outcomeFields(state, operation, failure.evidence);
  const data = { ...fields, ...causeOf(failure) };
  switch (operation.type) {
    case 'authorize':
      return failure.kind === 'declined'
        ? { type: 'AuthorizationDeclined', data: { ...fields, decline: failure.decline } }
        : { type: 'AuthorizationFailed', data };
    case 'capture':
      return { type: 'CaptureFailed', data: operation.late ? { ...data, ...tooLate(failure) } : data };
    case 'void':
      return { type: 'VoidFailed', data };
    case 'refund':
      return {
        type: 'RefundFailed',
        data: {
          ...data,
          ...paidBy(operation),
          ...(operation.owed && { owed: moneyJson(operation.owed, state.currency) }),
          ...leftToDisputes(state, operation, state.amounts.owed + (operation.owed ?? 0n)),
        },
      };
  }
}

/**
 * What a refund frees when it fails is what disputes took of the order that found too little left: the customer has
 * that money, so it is neither refundable nor a claim. The oldest comes first, open or lost.
 * @param owed what is owed to the customer once it has failed; a lost dispute pays that first
 */
export function leftToDisputes(state: OrderState, { attemptId, amount }: Operation, owed: bigint) {
  const money = (minor: bigint) => moneyJson(minor, state.currency);
  const contested: LeftToDispute[] = [];
  const lost: LeftToLostDispute[] = [];
  let [free, debt] = [amount, owed];
  for (const one of state.disputes) {
    const part = one.attemptId === attemptId && one.status !== 'won' ? smaller(one.beyond ?? 0n, free) : 0n;
    if (part === 0n) continue;
    free -= part;
    const left = { disputeId: one.id, amount: money(part) };
    if (one.status === 'open') {
      contested.push(left);
      continue;
    }
    const paid = smaller(debt, part);
    debt -= paid;
    lost.push({ ...left, ...(paid > 0n && { owed: money(paid) }) });
  }
  return { ...(contested.length > 0 && { contested }), ...(lost.length > 0 && { lost }) };
}

/** The hold should have ended by then, so a refusal says that it has (fact sheet "payments" 3.3). */
function tooLate(failure: Failure): { readonly code: string; readonly reason: string } {
  const { code, reason } = causeOf(failure);
  return failure.kind === 'not_sent'
    ? { code, reason }
    : { code: 'authorization_expired', reason: `${reason} (${code})` };
}

export function causeOf(failure: Failure): { readonly code: string; readonly reason: string } {
  switch (failure.kind) {
    case 'declined':
      return { code: failure.decline.code, reason: failure.decline.message };
    case 'failed':
      return { code: failure.code, reason: failure.reason };
    case 'not_sent':
      return { code: 'not_sent', reason: failure.reason };
  }
}
