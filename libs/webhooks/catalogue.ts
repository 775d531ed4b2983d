import type { AgreementEventType } from '#libs/agreements';
import type { CardEvent, OrderEventType } from '#libs/payments';

/** What happened to an order, in the words of the outside. What is not named here stays inside. */
export const ORDER_MESSAGES = {
  OrderCreated: 'order.created',
  ActionRequired: 'order.action_required',
  PaymentAnnounced: 'order.announced',
  Authorized: 'order.authorized',
  AuthorizationDeclined: 'order.declined',
  AuthorizationFailed: 'order.failed',
  AuthorizationExpired: 'order.authorization_expired',
  PaymentUnderpaid: 'order.underpaid',
  PaymentExpired: 'order.expired',
  Captured: 'order.captured',
  CaptureFailed: 'order.capture_failed',
  CaptureReversedByProvider: 'order.capture_reversed',
  Voided: 'order.voided',
  VoidFailed: 'order.void_failed',
  Refunded: 'order.refunded',
  RefundFailed: 'order.refund_failed',
  RefundFailedAfterAcceptance: 'order.refund_failed',
  OrderCancelled: 'order.cancelled',
  OutcomeUnknown: 'order.in_doubt',
  DisputeOpened: 'order.dispute_opened',
  DisputeWon: 'order.dispute_won',
  DisputeLost: 'order.dispute_lost',
  CaptureConfirmedUnexpectedly: 'order.unexpected_money',
  DebitConfirmedUnexpectedly: 'order.unexpected_money',
  UnexpectedMoneyReturned: 'order.unexpected_money_returned',
} as const satisfies Partial<Record<OrderEventType, `order.${string}`>>;

export const CARD_MESSAGES = {
  CardRegistered: 'card.registered',
  CardRemoved: 'card.removed',
} as const satisfies Partial<Record<CardEvent['type'], `card.${string}`>>;

export const AGREEMENT_MESSAGES = {
  AgreementActivated: 'agreement.activated',
  ChargeSucceeded: 'agreement.charged',
  ChargeDeclined: 'agreement.charge_declined',
  ChargeFailed: 'agreement.charge_failed',
  ChargeHeldBack: 'agreement.charge_held_back',
  ChargeStanding: 'agreement.standing_changed',
  CustomerStepRequired: 'agreement.customer_step_required',
  PeriodHeld: 'agreement.period_held',
  AgreementPaused: 'agreement.paused',
  AgreementResumed: 'agreement.resumed',
  CancellationScheduled: 'agreement.cancellation_scheduled',
  AgreementEnded: 'agreement.ended',
} as const satisfies Partial<Record<AgreementEventType, `agreement.${string}`>>;

/** Sent on request only, whatever the filters say. */
export const TEST_MESSAGE = 'webhook.test';

/** Every type of message that an endpoint may be told, each once. */
export const MESSAGE_TYPES: readonly string[] = [
  ...new Set<string>([ORDER_MESSAGES, CARD_MESSAGES, AGREEMENT_MESSAGES].flatMap((types) => Object.values(types))),
];

/** What an endpoint may ask for: `*`, a whole family such as `order.*`, or one type. */
export const MESSAGE_FILTERS: readonly string[] = [
  '*',
  ...new Set(MESSAGE_TYPES.map((type) => `${type.split('.')[0]}.*`)),
  ...MESSAGE_TYPES,
];

export const wants = (filters: readonly string[], type: string): boolean =>
  filters.some((filter) => filter === '*' || filter === type || filter === `${type.split('.')[0]}.*`);
