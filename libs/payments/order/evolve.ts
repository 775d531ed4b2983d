import type {
  AuthorizationEvent,
  CreationEvent,
  DoubtEvent,
  ExceptionEvent,
  FollowUpEvent,
  OrderEvent,
  OrderEventType,
  SettlementRecorded,
} from './events';
import { evolveAvailable } from './available';
import { evolveAuthorization } from './evolve/authorization';
import { sumAmounts } from './evolve/change';
import { evolveCreation } from './evolve/creation';
import { evolveDoubt } from './evolve/doubt';
import { evolveException } from './evolve/exception';
import { evolveFollowUp } from './evolve/follow-up';
import { evolveSettlement } from './evolve/settlement';
import type { OrderState } from './state';

type Fold = (state: OrderState, event: OrderEvent) => OrderState;

const creation: Fold = (state, event) => evolveCreation(state, event as CreationEvent);
const authorization: Fold = (state, event) => evolveAuthorization(state, event as AuthorizationEvent);
const followUp: Fold = (state, event) => evolveFollowUp(state, event as FollowUpEvent);
const doubt: Fold = (state, event) => evolveDoubt(state, event as DoubtEvent);
const unchanged: Fold = (state) => state;
const settlement: Fold = (state, event) => evolveSettlement(state, event as SettlementRecorded);
const exception: Fold = (state, event) => evolveException(state, event as ExceptionEvent);

/**
 * Which family folds which event. The compiler asks for every type; a type that is not here is from elsewhere and
 * ignored.
 */
const folds: { readonly [T in OrderEventType]: Fold } = {
  OrderCreated: creation,
  PaymentStarted: creation,
  AuthorizationRequested: creation,
  PayerReturned: creation,
  CardKept: creation,
  OrderCancelled: creation,
  Authorized: authorization,
  AuthorizationDeclined: authorization,
  AuthorizationFailed: authorization,
  ActionRequired: authorization,
  PaymentUnderpaid: authorization,
  PaymentIdentified: authorization,
  PaymentAnnounced: authorization,
  PaymentExpired: authorization,
  AuthorizationExpired: authorization,
  CaptureRequested: followUp,
  Captured: followUp,
  CaptureFailed: followUp,
  VoidRequested: followUp,
  Voided: followUp,
  VoidFailed: followUp,
  RefundRequested: followUp,
  Refunded: followUp,
  RefundFailed: followUp,
  RefundFailedAfterAcceptance: followUp,
  OutcomeUnknown: doubt,
  OperationPending: doubt,
  IntegrityFailed: doubt,
  FactIgnored: doubt,
  CaptureConfirmedUnexpectedly: exception,
  UnexpectedMoneyExplained: exception,
  UnexpectedMoneyReturned: exception,
  CaptureReversedByProvider: exception,
  DebitConfirmedUnexpectedly: exception,
  DisputeOpened: exception,
  DisputeWon: exception,
  DisputeLost: exception,
  AuthorizationEnding: unchanged,
  SettlementOverdue: unchanged,
  SettlementRecorded: settlement,
};

export function evolveOrder(state: OrderState, event: OrderEvent): OrderState {
  if (!Object.hasOwn(folds, event.type)) return state;
  const folded = rememberEvidence(evolveAvailable(folds[event.type](state, event), event), event);
  return { ...folded, amounts: sumAmounts(folded) };
}

function rememberEvidence(state: OrderState, event: OrderEvent): OrderState {
  const id = 'evidence' in event.data ? event.data.evidence.id : undefined;
  if (id === undefined || state.seenEvidence.has(id)) return state;
  return { ...state, seenEvidence: new Set(state.seenEvidence).add(id) };
}
