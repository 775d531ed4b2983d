import type { DomainEvent } from '#libs/decider';
import type { Sealed } from '#libs/payments';

/** Who switched an endpoint off: a person, its long failing, or the receiver by its answer 410. */
export type DisabledBy = 'person' | 'failures' | 'receiver';

/** A merchant wants to be told at an address. The secret is ciphertext; it signs every message. */
export type WebhookCreated = DomainEvent<
  'WebhookCreated',
  {
    readonly endpointId: string;
    readonly merchantId: string;
    readonly url: string;
    /** Filters of public event types, see `wants`. */
    readonly events: readonly string[];
    /** The merchant’s own words for it. */
    readonly description?: string;
    readonly secret: Sealed;
    readonly createdAt: string;
  }
>;

/** Only what was changed; a description is taken away by null. */
export type WebhookChanged = DomainEvent<
  'WebhookChanged',
  {
    readonly url?: string;
    /** The filters from now on. */
    readonly events?: readonly string[];
    /** The merchant’s own words for it; null takes them away. */
    readonly description?: string | null;
    readonly changedAt: string;
  }
>;

export type WebhookEnabled = DomainEvent<'WebhookEnabled', { readonly enabledAt: string }>;
export type WebhookDisabled = DomainEvent<
  'WebhookDisabled',
  {
    readonly reason: string;
    /** Who switched it off. */
    readonly by: DisabledBy;
    readonly disabledAt: string;
  }
>;

/** The former secret signs beside the new one until `formerUntil`. */
export type WebhookSecretRotated = DomainEvent<
  'WebhookSecretRotated',
  {
    readonly secret: Sealed;
    /** Until then the former secret signs as well, RFC 3339 UTC. */
    readonly formerUntil: string;
    readonly rotatedAt: string;
  }
>;

export type WebhookTestRequested = DomainEvent<
  'WebhookTestRequested',
  { readonly endpointId: string; readonly requestedAt: string }
>;

/** One message by its id, or those of a time. */
export type Redelivery =
  | {
      /** The one message. */
      readonly deliveryId: string;
    }
  | {
      /** What happened then or later. */
      readonly from: string;
      /** What happened before then. */
      readonly to: string;
      /** Only what was given up, or also what was delivered. */
      readonly status: 'failed' | 'all';
    };

export type WebhookRedeliveryRequested = DomainEvent<
  'WebhookRedeliveryRequested',
  Redelivery & { readonly requestedAt: string }
>;

export type WebhookRemoved = DomainEvent<'WebhookRemoved', { readonly removedAt: string }>;

export type WebhookEvent =
  | WebhookCreated
  | WebhookChanged
  | WebhookEnabled
  | WebhookDisabled
  | WebhookSecretRotated
  | WebhookTestRequested
  | WebhookRedeliveryRequested
  | WebhookRemoved;
