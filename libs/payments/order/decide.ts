import type { DecisionContext } from '#libs/decider';
import { withAvailable } from './available';
import type { OrderCommand } from './commands';
import { withConversions } from './conversions';
import { cancel } from './decide/cancel';
import { capture } from './decide/capture';
import { createOrder } from './decide/create-order';
import type { OrderDecision } from './decide/decision';
import { endDispute } from './decide/end-dispute';
import { expireAuthorization, expirePayment } from './decide/expire';
import { ignoreFact, recordFact } from './decide/fact/record-fact';
import { noteAuthorizationEnding, noteSettlementOverdue } from './decide/notice';
import { recordBankRefund } from './decide/record-bank-refund';
import { recordOutcome } from './decide/outcome/record-outcome';
import { recordReturn } from './decide/record-return';
import { recordSettlement } from './decide/record-settlement';
import { refund, refundByBank } from './decide/refund';
import { returnUnexpected } from './decide/return-unexpected';
import { startAttempt } from './decide/start-attempt';
import { voidHold } from './decide/void';
import { evolveOrder } from './evolve';
import { withShares } from './splits';
import type { OrderState } from './state';

export const decideOrder = (state: OrderState, command: OrderCommand, { now }: DecisionContext): OrderDecision =>
  withConversions(
    state,
    withShares(state, withAvailable(state, decide(state, command, now), evolveOrder), evolveOrder),
    evolveOrder,
  );

function decide(state: OrderState, command: OrderCommand, now: Date): OrderDecision {
  switch (command.type) {
    case 'CreateOrder':
      return createOrder(state, command, now);
    case 'StartAttempt':
      return startAttempt(state, command, now);
    case 'Capture':
      return capture(state, command, now);
    case 'Void':
      return voidHold(state, command, now);
    case 'Refund':
      return refund(state, command, now);
    case 'RefundByBank':
      return refundByBank(state, command, now);
    case 'RecordBankRefund':
      return recordBankRefund(state, command, now);
    case 'ReturnUnexpected':
      return returnUnexpected(state, command);
    case 'Cancel':
      return cancel(state, command);
    case 'EndDispute':
      return endDispute(state, command);
    case 'RecordOutcome':
      return recordOutcome(state, command, now);
    case 'RecordFact':
      return recordFact(state, command, now);
    case 'RecordReturn':
      return recordReturn(state, command);
    case 'ExpirePayment':
      return expirePayment(state, command, now);
    case 'ExpireAuthorization':
      return expireAuthorization(state, command, now);
    case 'NoteAuthorizationEnding':
      return noteAuthorizationEnding(state, command);
    case 'RecordSettlement':
      return recordSettlement(state, command);
    case 'NoteSettlementOverdue':
      return noteSettlementOverdue(state, command);
    case 'IgnoreFact':
      return ignoreFact(state, command);
  }
}
