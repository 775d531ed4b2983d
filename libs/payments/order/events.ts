import type { AuthorizationEvent } from './events/authorization';
import type { CreationEvent } from './events/creation';
import type { DoubtEvent } from './events/doubt';
import type { ExceptionEvent } from './events/exception';
import type { FollowUpEvent } from './events/follow-up';
import type { NoticeEvent } from './events/notice';
import type { SettlementRecorded } from './events/settlement';

export * from './events/authorization';
export * from './events/common';
export * from './events/creation';
export * from './events/doubt';
export * from './events/exception';
export * from './events/follow-up';
export * from './events/notice';
export * from './events/settlement';

/**
 * Everything that can happen to an order. Each event carries all that the ledger's posting rules need, so a posting is
 * a pure function of one event.
 */
export type OrderEvent =
  CreationEvent | AuthorizationEvent | FollowUpEvent | DoubtEvent | ExceptionEvent | NoticeEvent | SettlementRecorded;

export type OrderEventType = OrderEvent['type'];

export type OrderEventOf<T extends OrderEventType> = Extract<OrderEvent, { type: T }>;
