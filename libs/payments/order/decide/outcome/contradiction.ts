import type { Outcome } from '../../../outcome';
import type { OrderEvent } from '../../events';
import type { Operation, OrderState } from '../../state';
import { grownBy, ofItsSum, ownGrowth } from './counted';
import { causeOf, leftToDisputes } from './failure';
import type { Failure } from './failure';
import { holdEnded } from './hold-ended';
import { confirms, integrityFailed, receivedMore } from './integrity';
import { pushedAmount } from './pushed';
import type { OutcomeReport, Success } from './report';
import { attemptBehind, ignored, operationFields, paidBy } from './report';
import { cameUnexpectedly, wentUnexpectedly } from './unexplained';
import type { Movement } from './unexplained';

/**
 * Something is said of an operation that is over. A repeat changes nothing, and a lower rank ("pending" after "paid")
 * is history. A true contradiction never rewrites the operation: it becomes a fact of its own (fact sheet "payments"
 * 3.4), or is kept as ignored with the reason.
 */
export function afterTheEnd(state: OrderState, operation: Operation, { outcome }: OutcomeReport): OrderEvent[] {
  const happened = operation.status === 'succeeded';
  switch (outcome.kind) {
    case 'succeeded':
      if (!happened) return succeededAfterAll(state, operation, outcome);
      return confirms(state, operation, outcome)
        ? [...identified(state, operation, outcome), ...receivedMore(state, operation, outcome)]
        : integrityFailed(state, operation, outcome.amount, outcome.evidence);
    case 'pending':
    case 'unknown':
      return [];
    case 'underpaid':
      return happened
        ? ignored(state, operation, 'too little reported after success', outcome.evidence)
        : partPaidAfterAll(state, operation, outcome);
    default:
      return happened && !isAbsence(outcome) ? failedAfterAll(state, operation, outcome) : [];
  }
}

/** A query that lags behind a message does not take back what the message said. */
const isAbsence = (failure: Failure): boolean => failure.kind === 'failed' && failure.code === 'absent';

/** A repeat says nothing new, unless it is the first to name the payment. */
function identified(state: OrderState, operation: Operation, { providerReference, evidence }: Success): OrderEvent[] {
  const attempt = attemptBehind(state, operation);
  if (operation.type !== 'authorize' || attempt.providerReference !== undefined || providerReference === undefined)
    return [];
  return [{ type: 'PaymentIdentified', data: { ...operationFields(state, operation), providerReference, evidence } }];
}

/** A part was paid to a payment that we had closed: nothing is fulfilled by it, and it is real money all the same. */
function partPaidAfterAll(
  state: OrderState,
  operation: Operation,
  { receipt, providerReference, evidence }: Extract<Outcome, { kind: 'underpaid' }>,
): OrderEvent[] {
  const attempt = attemptBehind(state, operation);
  const movement = { attempt, operationId: operation.id, providerReference, evidence };
  const grown = () => ownGrowth(state, receipt.received, movement);
  if (operation.status === 'underpaid') return grown();
  const reason = `a part was paid after we had recorded it as ${operation.status}`;
  const told = { ...movement, amount: receipt.received, reason, ...ofItsSum({ receipt, providerReference }) };
  const came = cameUnexpectedly(state, told);
  return came.length > 0 ? came : grown();
}

function failedAfterAll(state: OrderState, operation: Operation, failure: Failure): OrderEvent[] {
  if (operation.type !== 'refund') {
    return ignored(state, operation, `${failure.kind} reported after success`, failure.evidence);
  }
  const fields = { ...operationFields(state, operation), evidence: failure.evidence };
  const coins = operation.receipt && { receipt: operation.receipt };
  return [
    {
      type: 'RefundFailedAfterAcceptance',
      data: {
        ...fields,
        ...paidBy(operation),
        ...causeOf(failure),
        ...coins,
        ...leftToDisputes(state, operation, state.amounts.owed + operation.amount),
      },
    },
  ];
}

function succeededAfterAll(state: OrderState, operation: Operation, told: Success): OrderEvent[] {
  const attempt = attemptBehind(state, operation);
  const { providerReference, evidence } = told;
  const success = asItCame(state, operation, told);
  // Money that has no place is counted in the unit in which it came.
  const amount = success.receipt?.received ?? success.amount;
  const reason = `${operation.type} succeeded after we had recorded it as ${operation.status}`;
  const movement = { attempt, operationId: operation.id, amount, providerReference, reason, evidence };
  switch (operation.type) {
    case 'authorize':
      // A hold alone moves no money and ends by itself; it does not bring a closed attempt back to life.
      return attempt.capture === 'automatic'
        ? paidAfterAll(state, movement, success)
        : ignored(state, operation, reason, evidence);
    case 'capture':
      return cameUnexpectedly(state, movement);
    case 'void':
      return holdEnded(state, operation, amount, evidence);
    case 'refund':
      return wentUnexpectedly(state, movement);
  }
}

/** By the payer's own hand, and not what was asked: the amount itself is what came, as while the payment was open. */
function asItCame(state: OrderState, operation: Operation, { receipt, ...success }: Success): Success {
  return receipt && !pushedAmount(state, operation, success) ? { ...success, receipt } : success;
}

/** Told again, perhaps with more money by then: only what it has grown by is news. */
function paidAfterAll(state: OrderState, movement: Movement, success: Success): OrderEvent[] {
  const { attempt, operationId, evidence } = movement;
  const { isSum, receipt, providerReference } = success;
  const came = cameUnexpectedly(state, { ...movement, ...ofItsSum(success) });
  if (came.length > 0 || !receipt) return came;
  return isSum
    ? grownBy(state, receipt.received, { attempt, operationId, evidence })
    : ownGrowth(state, receipt.received, { attempt, operationId, providerReference, evidence });
}
