import type { Feature } from '../feature';
import { DeliveriesController } from './deliveries/deliveries.controller';
import { WebhookDeliveryWorker } from './dispatch/delivery.worker';
import { WebhookMetrics } from './dispatch/webhook-metrics';
import { ChangeWebhookHandler } from './endpoints/change-webhook/change-webhook.handler';
import { CreateWebhookHandler } from './endpoints/create-webhook/create-webhook.handler';
import { EndpointLimit } from './endpoints/create-webhook/endpoint-limit';
import { RotateSecretHandler } from './endpoints/rotate-secret/rotate-secret.handler';
import { WebhookCommands } from './endpoints/webhook-commands';
import { WebhookOperationsController } from './endpoints/webhook-operations.controller';
import { WebhookRequests } from './endpoints/webhook-requests';
import { WebhookSecrets } from './endpoints/webhook-secrets';
import { WebhooksController } from './endpoints/webhooks.controller';
import { FanOut } from './fan-out/fan-out';
import { MESSAGE_SOURCES } from './fan-out/message-sources';

/** Outgoing webhooks: merchants are told what happens, by the Standard Webhooks specification. */
export const webhooks: Feature = {
  controllers: [WebhooksController, WebhookOperationsController, DeliveriesController],
  providers: [
    WebhookCommands,
    WebhookRequests,
    WebhookSecrets,
    CreateWebhookHandler,
    EndpointLimit,
    RotateSecretHandler,
    ChangeWebhookHandler,
    FanOut,
    WebhookMetrics,
    WebhookDeliveryWorker,
  ],
  reactions: (get) => [
    {
      name: 'webhook-messages',
      filter: {
        streamPrefixes: MESSAGE_SOURCES.map(({ streamPrefix }) => streamPrefix),
        types: MESSAGE_SOURCES.flatMap(({ types }) => Object.keys(types)),
      },
      onFailure: 'hold',
      handle: (event) => get(FanOut).tell(event),
    },
    {
      name: 'webhook-endpoints',
      filter: { streamPrefixes: ['webhook-'] },
      onFailure: 'hold',
      handle: (event) => get(FanOut).steer(event),
    },
  ],
  workers: (get) => [get(WebhookDeliveryWorker)],
};
