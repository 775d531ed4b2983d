import type { DisputeOpened, ExceptionEvent, OrderEventOf } from '../events';
import { minorOf, moneyJson } from '../minor';
import type { Dispute, OrderState, UnexplainedMoney } from '../state';
import { changeAttempt, changeOwed } from './change';

export function evolveException(state: OrderState, event: ExceptionEvent): OrderState {
  switch (event.type) {
    case 'CaptureConfirmedUnexpectedly':
      return unexplained(state, 'in', event.data, placeOf(event.data));
    case 'UnexpectedMoneyExplained':
      return explained(state, event.data);
    case 'UnexpectedMoneyReturned':
      return returned(state, event.data);
    case 'DebitConfirmedUnexpectedly':
      return unexplained(state, 'out', event.data);
    case 'CaptureReversedByProvider': {
      const { attemptId, amount, owed } = event.data;
      const reversed = changeAttempt(unexplained(state, 'reversed', event.data), attemptId, (attempt) => ({
        refunded: attempt.refunded + minorOf(amount),
      }));
      return changeOwed(reversed, owed ? -minorOf(owed) : 0n);
    }
    case 'DisputeOpened':
      return { ...state, disputes: [...state.disputes, dispute(event.data)] };
    case 'DisputeWon':
      return ended(state, event.data, 'won');
    case 'DisputeLost':
      return changeOwed(ended(state, event.data, 'lost'), event.data.owed ? -minorOf(event.data.owed) : 0n);
  }
}

const unexplained = (
  state: OrderState,
  direction: UnexplainedMoney['direction'],
  data: OrderEventOf<'DebitConfirmedUnexpectedly'>['data'],
  place?: Pick<UnexplainedMoney, 'counted' | 'listed'>,
): OrderState => {
  const { attemptId, operationId, providerReference, disputeId } = data;
  const { currency } = data.amount;
  const money = { direction, attemptId, operationId, amount: minorOf(data.amount), currency, providerReference };
  const more = { ...(disputeId && { disputeId }), ...place };
  return { ...state, unexplained: [...state.unexplained, { ...money, ...more }] };
};

const placeOf = ({ counted, listed }: OrderEventOf<'CaptureConfirmedUnexpectedly'>['data']) => ({
  ...(counted && { counted }),
  ...(listed && { listed }),
});

/** It stays known, so that a repeat of the message that told it does not count again. */
function explained(state: OrderState, data: OrderEventOf<'UnexpectedMoneyExplained'>['data']): OrderState {
  const index = state.unexplained.findIndex(
    ({ direction, operationId, amount, currency, providerReference }) =>
      direction === 'in' &&
      operationId === data.operationId &&
      amount === minorOf(data.amount) &&
      currency === data.amount.currency &&
      providerReference === data.providerReference,
  );
  return {
    ...state,
    unexplained: state.unexplained.map((money, at) => (at === index ? { ...money, direction: 'explained' } : money)),
  };
}

/** What settles the customer's credit leaves what stands in suspense. */
function returned(state: OrderState, data: OrderEventOf<'UnexpectedMoneyReturned'>['data']): OrderState {
  const { attemptId, amount, surplus } = data;
  if (!surplus) return unexplained(state, 'returned', data);
  const rest = moneyJson(minorOf(amount) - minorOf(surplus), amount.currency);
  return changeAttempt(unexplained(state, 'returned', { ...data, amount: rest }), attemptId, (attempt) => ({
    surplusReturned: (attempt.surplusReturned ?? 0n) + minorOf(surplus),
  }));
}

const dispute = ({ disputeId, attemptId, amount, beyond, fee, providerReference }: DisputeOpened['data']): Dispute => ({
  id: disputeId,
  attemptId,
  status: 'open',
  amount: minorOf(amount),
  ...(beyond && { beyond: minorOf(beyond) }),
  ...(fee && { fees: minorOf(fee) }),
  providerReference,
});

const ended = (
  state: OrderState,
  { disputeId, fee }: Pick<DisputeOpened['data'], 'disputeId' | 'fee'>,
  status: Dispute['status'],
): OrderState => ({
  ...state,
  disputes: state.disputes.map((one) =>
    one.id === disputeId ? { ...one, status, ...(fee && { fees: (one.fees ?? 0n) - minorOf(fee) }) } : one,
  ),
});
