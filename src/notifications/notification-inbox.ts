import { createHash } from 'node:crypto';
import type { Clock } from '#libs/clock';
import { deterministicId } from '#libs/command-shell';
import { ConcurrencyError } from '#libs/event-store';
import type { EventStore, EventToAppend } from '#libs/event-store';
import type { ProviderAdapter, RawNotification } from '#libs/providers';
import { Sealer } from '#libs/sealing';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { CLOCK, EVENT_STORE, LOGGER } from '../persistence/tokens';
import { UNASSIGNED_MERCHANT, notificationPlace, notificationSubject } from './notification-events';
import type { NotificationReceived } from './notification-events';

/**
 * Events that are kept of one message: itself, and others under its key. Most messages have members that no signature
 * covers, so whoever holds one could vary it for ever.
 */
export const KEPT_OF_ONE_MESSAGE = 100;

export type Reception = 'stored' | 'duplicate' | 'contradiction' | 'refused';

/**
 * Takes in what providers send: verified over the raw bytes first, then stored as it came, under the provider's own key
 * of the message. The name of the stream makes the message unique; applying it comes after, from the stored event.
 */
@Injectable()
export class NotificationInbox {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly log: Logger,
    private readonly sealer: Sealer,
  ) {}

  async receive(adapter: ProviderAdapter, raw: RawNotification): Promise<Reception> {
    const verdict = adapter.notifications!.verify(raw);
    if (!verdict.valid) {
      this.log.warn({ provider: adapter.name, reason: verdict.reason }, 'notification refused');
      return 'refused';
    }
    const digest = createHash('sha256').update(`${adapter.name}\n${verdict.key}`).digest('hex').slice(0, 40);
    const stream = `notification-${adapter.name}.${digest}`;
    const content = verdict.digest ?? `${raw.query}\n${raw.body.toString('base64')}`;
    const bytes = this.sealer.fingerprint(`${raw.method}\n${content}`);
    const event = await this.event('NotificationReceived', adapter.name, stream, raw, bytes);
    try {
      await this.store.append(stream, 'no_stream', [event]);
      return 'stored';
    } catch (error) {
      if (!(error instanceof ConcurrencyError)) throw error;
      return this.compare(adapter.name, stream, raw, bytes);
    }
  }

  /** The same key again: the same content is a delivery repeated, another one is an alarm and is never applied. */
  private async compare(provider: string, stream: string, raw: RawNotification, bytes: string): Promise<Reception> {
    const { events } = await this.store.read(stream, { limit: KEPT_OF_ONE_MESSAGE });
    const seen = events.some((event) => (event.data as NotificationReceived['data']).bytes === bytes);
    if (seen) return 'duplicate';
    const isKept = events.length < KEPT_OF_ONE_MESSAGE;
    const what = isKept ? 'it is kept and not applied' : 'there are too many of them to keep it';
    this.log.error({ provider, stream }, `a notification came again with another content; ${what}`);
    if (!isKept) return 'contradiction';
    const contradiction = await this.event('NotificationContradicted', provider, stream, raw, bytes);
    await this.store.append(stream, events.length - 1, [contradiction]).catch((error: unknown) => {
      if (!(error instanceof ConcurrencyError)) throw error;
    });
    return 'contradiction';
  }

  private async event(
    type: string,
    provider: string,
    stream: string,
    raw: RawNotification,
    bytes: string,
  ): Promise<EventToAppend> {
    const now = this.clock.now();
    const content = JSON.stringify({
      method: raw.method,
      path: raw.path,
      query: raw.query,
      body: raw.body.toString('base64'),
    });
    const data: NotificationReceived['data'] = {
      provider,
      bytes,
      raw: await this.sealer.seal(notificationSubject(provider, now), notificationPlace(stream), content),
      receivedAt: now.toISOString(),
    };
    // The bytes are part of the id: two contents under one key must never pass for a repeated append.
    const commandId = deterministicId('notification', stream, bytes);
    return {
      id: deterministicId(type, commandId),
      type,
      data,
      metadata: {
        commandId,
        correlationId: commandId,
        causationId: commandId,
        actor: `provider:${provider}`,
        merchantId: UNASSIGNED_MERCHANT,
        schemaVersion: 1,
        occurredAt: now.toISOString(),
      },
    };
  }
}
