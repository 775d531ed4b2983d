import type { CallOptions, CommandOptions, QueryOf, Schemas } from '../api-types';
import type { TypedCalls } from '../typed-calls';

type Webhook = Schemas['WebhookView'];
type WithSecret = Schemas['WebhookWithSecretView'];

/** Where you are told what happens, and what was sent. */
export class Webhooks {
  constructor(private readonly client: TypedCalls) {}

  /** The answer holds the secret; it is shown in no other. */
  create(webhook: Schemas['CreateWebhookDto'], options: CommandOptions = {}): Promise<WithSecret> {
    return this.client.post('/v1/webhooks', { ...options, body: webhook });
  }

  get(id: string, options: CallOptions = {}): Promise<Webhook> {
    return this.client.get('/v1/webhooks/{id}', { ...options, path: { id } });
  }

  list(options: CallOptions = {}): AsyncGenerator<Webhook, void> {
    return this.client.list('/v1/webhooks', options);
  }

  update(id: string, body: Schemas['UpdateWebhookDto'], options: CommandOptions = {}): Promise<Webhook> {
    return this.client.post('/v1/webhooks/{id}/update', { ...options, path: { id }, body });
  }

  rotate(id: string, body: Schemas['RotateSecretDto'] = {}, options: CommandOptions = {}): Promise<WithSecret> {
    return this.client.post('/v1/webhooks/{id}/rotate', { ...options, path: { id }, body });
  }

  enable(id: string, options: CommandOptions = {}): Promise<Webhook> {
    return this.client.post('/v1/webhooks/{id}/enable', { ...options, path: { id } });
  }

  disable(id: string, body: Schemas['DisableWebhookDto'] = {}, options: CommandOptions = {}): Promise<Webhook> {
    return this.client.post('/v1/webhooks/{id}/disable', { ...options, path: { id }, body });
  }

  test(id: string, options: CommandOptions = {}): Promise<Schemas['WebhookTestView']> {
    return this.client.post('/v1/webhooks/{id}/test', { ...options, path: { id } });
  }

  redeliver(id: string, body: Schemas['RedeliverDto'], options: CommandOptions = {}): Promise<Webhook> {
    return this.client.post('/v1/webhooks/{id}/redeliver', { ...options, path: { id }, body });
  }

  deliveries(
    id: string,
    query: QueryOf<'/v1/webhooks/{id}/deliveries', 'get'> = {},
    options: CallOptions = {},
  ): AsyncGenerator<Schemas['DeliveryView'], void> {
    return this.client.list('/v1/webhooks/{id}/deliveries', { ...options, path: { id }, query });
  }

  remove(id: string, options: CommandOptions = {}): Promise<Webhook> {
    return this.client.delete('/v1/webhooks/{id}', { ...options, path: { id } });
  }
}
