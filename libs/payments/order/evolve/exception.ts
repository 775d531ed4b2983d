import type { DisputeOpened, ExceptionEvent } from '../events';
import { minorOf } from '../minor';
import type { Dispute, OrderState, UnexplainedMoney } from '../state';
import { changeAttempt, changeOwed } from './change';

export function evolveException(state: OrderState, event: ExceptionEvent): OrderState {
  switch (event.type) {
    case 'CaptureConfirmedUnexpectedly':
      return unexplained(state, 'in', event.data);
    case 'UnexpectedMoneyReturned':
      return unexplained(state, 'returned', event.data);
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
      return ended(state, event.data, 'lost');
  }
}

const unexplained = (
  state: OrderState,
  direction: UnexplainedMoney['direction'],
  data: Extract<ExceptionEvent, { type: 'CaptureConfirmedUnexpectedly' }>['data'],
): OrderState => {
  const { attemptId, operationId, providerReference } = data;
  const { currency } = data.amount;
  const money = { direction, attemptId, operationId, amount: minorOf(data.amount), currency, providerReference };
  return { ...state, unexplained: [...state.unexplained, money] };
};

const dispute = ({ disputeId, attemptId, amount, fee, providerReference }: DisputeOpened['data']): Dispute => ({
  id: disputeId,
  attemptId,
  status: 'open',
  amount: minorOf(amount),
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
