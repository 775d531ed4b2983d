import type { MoneyJson } from '#libs/money';
import type { Captured, FollowUpEvent, OperationFields, OperationType } from '../events';
import { minorOf } from '../minor';
import { holdOf } from '../selectors';
import type { Operation, OrderState } from '../state';
import { addOperation, changeAttempt, changeOperation, changeOwed, contest, succeed } from './change';

export function evolveFollowUp(state: OrderState, event: FollowUpEvent): OrderState {
  switch (event.type) {
    case 'CaptureRequested':
      return requested(state, 'capture', event.data, {
        final: event.data.final,
        ...(event.data.late && { late: event.data.late }),
      });
    case 'Captured':
      return captured(state, event.data);
    case 'VoidRequested':
      return requested(state, 'void', event.data, {});
    case 'Voided':
      return voided(succeed(state, event.data.operationId), event.data);
    case 'RefundRequested': {
      const owed = event.data.owed ? minorOf(event.data.owed) : 0n;
      const { destination, bankOrderId } = event.data;
      const to = destination ? { destination } : {};
      const by = bankOrderId === undefined ? {} : { bankOrderId, status: 'pending' as const };
      return changeOwed(requested(state, 'refund', event.data, { owed, ...to, ...by }), -owed);
    }
    case 'Refunded': {
      const { operationId, providerReference, receipt, fee } = event.data;
      const done = succeed(state, operationId, providerReference);
      return refunded(receipt ? changeOperation(done, operationId, { receipt }) : done, event.data, 1n, fee);
    }
    case 'RefundFailed':
      return contest(
        changeOwed(failed(state, event.data), event.data.owed ? minorOf(event.data.owed) : 0n),
        event.data,
      );
    case 'RefundFailedAfterAcceptance':
      return contest(
        changeOwed(refunded(failed(state, event.data), event.data, -1n), minorOf(event.data.amount)),
        event.data,
      );
    case 'CaptureFailed':
    case 'VoidFailed':
      return failed(state, event.data);
  }
}

const requested = (
  state: OrderState,
  type: OperationType,
  data: OperationFields & { readonly requestedAt: string },
  extra: Pick<Operation, 'final' | 'late' | 'owed' | 'destination' | 'bankOrderId'> &
    Partial<Pick<Operation, 'status'>>,
): OrderState =>
  addOperation(state, {
    id: data.operationId,
    attemptId: data.attemptId,
    type,
    status: 'requested',
    amount: minorOf(data.amount),
    requestedAt: data.requestedAt,
    ...extra,
  });

const failed = (state: OrderState, data: { operationId: number; code: string; reason: string }): OrderState =>
  changeOperation(state, data.operationId, {
    status: 'failed',
    failure: { code: data.code, reason: data.reason },
  });

/** The operation is a capture, or the authorisation itself where the provider captures at once. */
function captured(state: OrderState, data: Captured['data']): OrderState {
  const amount = minorOf(data.amount);
  const { operationId, providerReference, receipt, developerFee, fee, feeBilled } = data;
  const succeeded = succeed(state, operationId, providerReference);
  return changeAttempt(succeeded, data.attemptId, (attempt) => ({
    ...(receipt && { receipt }),
    ...(developerFee && { developerFee: minorOf(developerFee) }),
    ...(fee && { fees: (attempt.fees ?? 0n) + minorOf(fee) }),
    ...(fee && feeBilled && { billedFees: (attempt.billedFees ?? 0n) + minorOf(fee) }),
    captured: attempt.captured + amount,
    released: attempt.released + minorOf(data.released) - amount,
  }));
}

const voided = (state: OrderState, { attemptId, amount }: OperationFields): OrderState =>
  changeAttempt(state, attemptId, (attempt) => {
    const released = attempt.released + minorOf(amount);
    const over = holdOf({ ...attempt, released }) === 0n && attempt.captured === 0n;
    return over ? { released, status: 'voided' } : { released };
  });

const refunded = (
  state: OrderState,
  { attemptId, amount, bankOrderId }: OperationFields & { readonly bankOrderId?: string },
  sign: 1n | -1n,
  fee?: MoneyJson,
): OrderState =>
  changeAttempt(state, attemptId, (attempt) => ({
    ...(fee && { fees: (attempt.fees ?? 0n) + minorOf(fee) }),
    ...(bankOrderId && { refundedByBank: (attempt.refundedByBank ?? 0n) + sign * minorOf(amount) }),
    refunded: attempt.refunded + sign * minorOf(amount),
  }));
