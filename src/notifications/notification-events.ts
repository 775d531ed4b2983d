import type { DomainEvent } from '#libs/decider';
import type { MoneyJson } from '#libs/money';
import type { Evidence, Sealed } from '#libs/payments';

/** Money that names no order of ours belongs to no merchant until a person has placed it. */
export const UNASSIGNED_MERCHANT = 'unassigned';

/**
 * A verified message of a provider, as it came.
 * @stream notification-<provider>.<digest>
 */
export type NotificationReceived = DomainEvent<
  'NotificationReceived',
  {
    readonly provider: string;
    /** Keyed digest of what it says, to tell a repeated delivery from another content under the same key. */
    readonly bytes: string;
    /** Sealed JSON of method, path, query and body (base64). */
    readonly raw: Sealed;
    readonly receivedAt: string;
  }
>;

/**
 * The same key with another content: kept as evidence, up to a hundred events of one message, and never applied.
 * @stream notification-<provider>.<digest>
 */
export type NotificationContradicted = DomainEvent<'NotificationContradicted', NotificationReceived['data']>;

/**
 * The message names no operation of ours at its provider. Money that moved stands in suspense until a person places it.
 * @stream unmatched-<id>
 */
export type NotificationUnmatched = DomainEvent<
  'NotificationUnmatched',
  {
    readonly provider: string;
    /** What it tells: a kind of money movement, or that something is to be asked about. */
    readonly kind: string;
    /** Absent where the message names none. */
    readonly amount?: MoneyJson;
    readonly providerReference?: string;
    /** The provider's name for this one movement; absent where it was told by a sum, or has no name. */
    readonly movement?: string;
    /** Of a movement: whether the provider has it in the sum of what came under the number. Absent: not known. */
    readonly inSum?: boolean;
    readonly reason: string;
    readonly evidence: Evidence;
  }
>;

/** Raw messages are sealed under a key a provider and month, so that their retention ends by destroying that key. */
export const notificationSubject = (provider: string, received: Date): string =>
  `notifications:${provider}:${received.toISOString().slice(0, 7)}`;

export const notificationPlace = (stream: string): string => `${stream}/raw`;
