import type { AggregateType, Folded } from '#libs/command-shell';
import { webhookDecider, webhookEventSchema } from '#libs/webhooks';
import type { WebhookCommand, WebhookEvent, WebhookRefusal, WebhookState } from '#libs/webhooks';

/** How the command shell folds and writes an endpoint. */
export const webhookAggregate: AggregateType<WebhookState, WebhookCommand, WebhookEvent, WebhookRefusal> = {
  decider: webhookDecider,
  schema: webhookEventSchema,
};

export type FoldedWebhook = Folded<WebhookState>;
