import type { EventVersions } from '../schema/event-versions';
import { eventSchema } from '../schema/event-versions';
import type { OrderEvent, OrderEventType } from './events';

/**
 * Every event type of an order and the steps that lead its older versions to the present one: none yet, all stand at
 * version 1. Names live here and not in class names, so no build tool can rename history.
 */
export const orderEventVersions: EventVersions<OrderEventType> = {
  OrderCreated: [],
  PaymentStarted: [],
  AuthorizationRequested: [],
  PayerReturned: [],
  CardKept: [],
  OrderCancelled: [],
  Authorized: [],
  AuthorizationDeclined: [],
  AuthorizationFailed: [],
  ActionRequired: [],
  PaymentUnderpaid: [],
  PaymentIdentified: [],
  PaymentAnnounced: [],
  PaymentExpired: [],
  AuthorizationExpired: [],
  CaptureRequested: [],
  Captured: [],
  CaptureFailed: [],
  VoidRequested: [],
  Voided: [],
  VoidFailed: [],
  RefundRequested: [],
  Refunded: [],
  RefundFailed: [],
  RefundFailedAfterAcceptance: [],
  OutcomeUnknown: [],
  OperationPending: [],
  IntegrityFailed: [],
  FactIgnored: [],
  CaptureConfirmedUnexpectedly: [],
  UnexpectedMoneyExplained: [],
  UnexpectedMoneyReturned: [],
  CaptureReversedByProvider: [],
  DebitConfirmedUnexpectedly: [],
  DisputeOpened: [],
  DisputeWon: [],
  DisputeLost: [],
  AuthorizationEnding: [],
  SettlementOverdue: [],
  SettlementRecorded: [],
};

export const orderEventSchema = eventSchema<OrderEvent>(orderEventVersions);

/** @throws FutureEventVersionError for a version that this program does not know yet */
export const orderEventFromRecord = (type: string, schemaVersion: number, data: unknown): OrderEvent =>
  orderEventSchema.fromRecord(type, schemaVersion, data);
