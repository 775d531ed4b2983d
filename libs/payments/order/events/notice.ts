import type { DomainEvent } from '#libs/decider';
import type { AttemptFields } from './common';

/** Most of the hold's time is over and `amount` of it is still held: capture or void it. Changes nothing. */
export type AuthorizationEnding = DomainEvent<
  'AuthorizationEnding',
  AttemptFields & {
    /** The hold is expected to end then. */
    readonly captureBefore: string;
  }
>;

/**
 * What was captured should have been paid out by the provider, and no settlement has told of it. Changes nothing; the
 * money stays a receivable.
 */
export type SettlementOverdue = DomainEvent<
  'SettlementOverdue',
  AttemptFields & {
    /** By then it should have been paid out. */
    readonly expectedBy: string;
  }
>;

/** What the clock has to say about an order. */
export type NoticeEvent = AuthorizationEnding | SettlementOverdue;
