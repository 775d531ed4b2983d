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
    readonly events?: readonly string[];
    readonly description?: string | null;
    readonly changedAt: string;
  }
>;

export type WebhookEnabled = DomainEvent<'WebhookEnabled', { readonly enabledAt: string }>;
export type WebhookDisabled = DomainEvent<
  'WebhookDisabled',
  { readonly reason: string; readonly by: DisabledBy; readonly disabledAt: string }
>;

/** The former secret signs beside the new one until `formerUntil`. */
export type WebhookSecretRotated = DomainEvent<
  'WebhookSecretRotated',
  { readonly secret: Sealed; readonly formerUntil: string; readonly rotatedAt: string }
>;

export type WebhookTestRequested = DomainEvent<
  'WebhookTestRequested',
  { readonly endpointId: string; readonly requestedAt: string }
>;

/** One message by its id, or those of a time. */
export type Redelivery =
  { readonly deliveryId: string } | { readonly from: string; readonly to: string; readonly status: 'failed' | 'all' };

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
