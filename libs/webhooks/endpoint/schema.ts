import { eventSchema } from '#libs/payments';
import type { EventVersions } from '#libs/payments';
import type { WebhookEvent } from './events';

export const webhookEventVersions: EventVersions<WebhookEvent['type']> = {
  WebhookCreated: [],
  WebhookChanged: [],
  WebhookEnabled: [],
  WebhookDisabled: [],
  WebhookSecretRotated: [],
  WebhookTestRequested: [],
  WebhookRedeliveryRequested: [],
  WebhookRemoved: [],
};

export const webhookEventSchema = eventSchema<WebhookEvent>(webhookEventVersions);
