import type { Clock } from '#libs/clock';
import { CommandShell } from '#libs/command-shell';
import type { RecordedEvent } from '#libs/event-store';
import { TEST_MESSAGE, wants } from '#libs/webhooks';
import type { Redelivery, WebhookTestRequested } from '#libs/webhooks';
import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { CLOCK } from '../../persistence/tokens';
import { ReadPosition } from '../../read-position/read-position';
import { addDeliveries } from '../deliveries/add-deliveries';
import type { NewMessage } from '../deliveries/add-deliveries';
import { dropDeliveries, redeliver, resumeDeliveries } from '../deliveries/steer-deliveries';
import { MerchantEndpoints } from './merchant-endpoints';
import { MESSAGE_SOURCES } from './message-sources';

/** Turns events into messages that are due. Runs at least once for each event; every step may be repeated. */
@Injectable()
export class FanOut {
  private readonly endpoints: MerchantEndpoints;

  constructor(
    private readonly pool: Pool,
    private readonly shell: CommandShell,
    @Inject(CLOCK) private readonly clock: Clock,
    position: ReadPosition,
  ) {
    this.endpoints = new MerchantEndpoints(pool, position);
  }

  /** Something happened that the outside may want to know. */
  async tell(event: RecordedEvent): Promise<void> {
    const source = MESSAGE_SOURCES.find(({ streamPrefix }) => event.stream.startsWith(streamPrefix));
    const type = source?.types[event.type];
    if (!source || type === undefined) return;
    const endpoints = await this.endpoints.at(event.metadata.merchantId, event.position);
    const wanting = endpoints.filter(({ events }) => wants(events, type)).map(({ webhookId }) => webhookId);
    if (wanting.length === 0) return;
    const data = await source.present(this.shell, event.stream.slice(source.streamPrefix.length), event);
    await addDeliveries(this.pool, messageOf(event, type, data), wanting, this.clock.now());
  }

  /** Something was asked of an endpoint itself. */
  async steer(event: RecordedEvent): Promise<void> {
    const webhookId = event.stream.slice('webhook-'.length);
    const now = this.clock.now();
    switch (event.type) {
      case 'WebhookTestRequested': {
        const { endpointId } = event.data as WebhookTestRequested['data'];
        const message = messageOf(event, TEST_MESSAGE, { webhook_id: endpointId });
        return addDeliveries(this.pool, message, [webhookId], now);
      }
      case 'WebhookRedeliveryRequested':
        return void (await redeliver(this.pool, webhookId, event.data as Redelivery, now));
      case 'WebhookEnabled':
        return resumeDeliveries(this.pool, webhookId, now);
      case 'WebhookRemoved':
        return dropDeliveries(this.pool, webhookId);
    }
  }
}

const messageOf = (event: RecordedEvent, type: string, data: NewMessage['data']): NewMessage => ({
  type,
  timestamp: event.metadata.occurredAt,
  sequence: event.revision,
  subject: event.stream,
  eventId: event.id,
  position: event.position,
  data,
});
