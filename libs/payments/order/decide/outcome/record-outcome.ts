import { accept, reject } from '#libs/decider';
import type { Outcome } from '../../../outcome';
import type { OrderEvent } from '../../events';
import { awaitsPayer, isOpen, operationOf } from '../../selectors';
import type { Operation, OrderState } from '../../state';
import type { CommandOf, OrderDecision } from '../decision';
import { afterTheEnd } from './contradiction';
import { failed } from './failure';
import { matches } from './integrity';
import { keptCard } from './kept-card';
import { pushedAmount } from './pushed';
import type { OutcomeReport, Success } from './report';
import { ignored, operationFields, outcomeFields } from './report';
import { succeeded } from './success';
import { explained, isTooLate, toldOtherwise } from './told-otherwise';

export function recordOutcome(state: OrderState, command: CommandOf<'RecordOutcome'>, now: Date): OrderDecision {
  if (!state.exists) return reject({ code: 'not_found' });
  const operation = operationOf(state, command.operationId);
  if (!operation) return reject({ code: 'operation_not_found', operationId: command.operationId });
  const { bankOrderId } = operation;
  if (bankOrderId !== undefined) return reject({ code: 'paid_by_bank_order', operationId: operation.id, bankOrderId });
  const { outcome } = command;
  if (outcome.evidence.source === 'person' && isTooLate(state, operation, outcome))
    return reject({ code: 'suspense_moved', operationId: operation.id });
  return accept(...outcomeEvents(state, operation, { ...command, now }));
}

/** The one door for word about an operation: whoever comes first decides, who repeats it changes nothing. */
export function outcomeEvents(state: OrderState, operation: Operation, report: OutcomeReport): OrderEvent[] {
  const events = isOpen(operation) ? whileOpen(state, operation, report) : afterTheEnd(state, operation, report);
  return [...events, ...keptCard(state, operation, report, events)];
}

function whileOpen(state: OrderState, operation: Operation, report: OutcomeReport): OrderEvent[] {
  const { outcome } = report;
  if (isPageNotYetPaid(operation, outcome)) return [];
  switch (outcome.kind) {
    case 'succeeded':
      return success(state, operation, report, outcome);
    case 'pending':
      return outcome.nextAction ? actionRequired(state, operation, outcome) : pending(state, operation, outcome);
    case 'underpaid':
      return operation.type === 'authorize'
        ? underpaid(state, operation, outcome)
        : unknown(state, operation, {
            ...outcome,
            kind: 'unknown',
            reason: `too little was paid for a ${operation.type}`,
          });
    case 'unknown':
      return unknown(state, operation, outcome);
    default:
      return [failed(state, operation, outcome)];
  }
}

function success(state: OrderState, operation: Operation, report: OutcomeReport, said: Success): OrderEvent[] {
  if (matches(state, operation, said)) {
    if (isTooLate(state, operation, said)) return ignored(state, operation, TOO_LATE, said.evidence);
    return [...explained(state, operation, said), ...succeeded(state, operation, report, said)];
  }
  const pushed = pushedAmount(state, operation, said);
  if (pushed) return whileOpen(state, operation, { ...report, outcome: pushed });
  return toldOtherwise(state, operation, said);
}

const TOO_LATE = 'told after the money had been returned or paid out as something else: it ends as failed by a person';

/** While a page or a bank waits for the payer the provider may know nothing of the payment, and that is not news. */
const isPageNotYetPaid = (operation: Operation, outcome: Outcome): boolean =>
  awaitsPayer(operation) && (outcome.kind === 'unknown' || (outcome.kind === 'failed' && outcome.code === 'absent'));

function pending(
  state: OrderState,
  operation: Operation,
  outcome: Extract<Outcome, { kind: 'pending' }>,
): OrderEvent[] {
  const { providerReference, evidence } = outcome;
  const news = providerReference !== undefined && providerReference !== operation.providerReference;
  if (operation.status === 'pending' && !news) return [];
  const data = { ...outcomeFields(state, operation, evidence), operation: operation.type, providerReference };
  return [{ type: 'OperationPending', data }];
}

/** Told again, and the same: no news. A payment that we hold for paid half-way does not go back to its page. */
function actionRequired(
  state: OrderState,
  operation: Operation,
  { nextAction, providerReference, expiresAt, evidence }: Extract<Outcome, { kind: 'pending' }>,
): OrderEvent[] {
  if (awaitsPayer(operation) || operation.status === 'pending') return [];
  const data = { ...outcomeFields(state, operation, evidence), nextAction: nextAction!, providerReference, expiresAt };
  return [{ type: 'ActionRequired', data }];
}

function underpaid(
  state: OrderState,
  operation: Operation,
  paid: Extract<Outcome, { kind: 'underpaid' }>,
): OrderEvent[] {
  const { receipt, providerReference, evidence } = paid;
  if (isTooLate(state, operation, paid)) return ignored(state, operation, TOO_LATE, evidence);
  const data = { ...outcomeFields(state, operation, evidence), receipt, providerReference };
  return [...explained(state, operation, paid), { type: 'PaymentUnderpaid', data }];
}

function unknown(
  state: OrderState,
  operation: Operation,
  outcome: Extract<Outcome, { kind: 'unknown' }>,
): OrderEvent[] {
  if (operation.status === 'unknown') return [];
  const { reason, evidence } = outcome;
  const data = { ...operationFields(state, operation), operation: operation.type, reason, evidence };
  return [{ type: 'OutcomeUnknown', data }];
}
