import type { EventStore, RecordedEvent } from '#libs/event-store';
import { Sealer } from '#libs/sealing';
import { Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { CursorCodec, PageDto } from '../../common/http';
import { Problem } from '../../common/problems';
import { MayBeAbsent, PROVIDER_NAME, STREAM_NAME } from '../../common/validation';
import { ApplyNotification } from '../../notifications/apply-notification';
import { UNASSIGNED_MERCHANT, notificationPlace } from '../../notifications/notification-events';
import type { NotificationReceived } from '../../notifications/notification-events';
import { presentEvent } from '../../orders/order-events/present-event';
import { EVENT_STORE } from '../../persistence/tokens';
import { Providers } from '../../providers/providers';
import { listAuditEvents } from '../../read-models/queries';
import { ConsoleController, OfDeployment } from '../session/console-access';
import type { ConsoleRequest } from '../session/viewer';
import { ConsolePages } from '../web/console-pages';
import { listPage } from '../web/list-page';

class ListNotificationsDto extends PageDto {
  @ApiPropertyOptional({ pattern: PROVIDER_NAME.source })
  @MayBeAbsent()
  @Matches(PROVIDER_NAME, { message: 'provider must be the name of a provider, such as trustpay-eu' })
  provider?: string;
}

/** Signed messages of providers, as they came: they name no merchant until they are applied. */
@ConsoleController('/notifications')
@OfDeployment()
export class ConsoleNotificationsController {
  constructor(
    private readonly pages: ConsolePages,
    private readonly database: DataSource,
    private readonly cursors: CursorCodec,
    private readonly providers: Providers,
    private readonly sealer: Sealer,
    private readonly applying: ApplyNotification,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  @Get()
  async list(@Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    const merchantId = UNASSIGNED_MERCHANT;
    const listed = await listPage(
      request,
      this.cursors,
      'notifications',
      ListNotificationsDto,
      ({ provider }, page) => {
        const actor = provider === undefined ? undefined : `provider:${provider}`;
        return listAuditEvents(this.database, this.store, { merchantId, type: 'NotificationReceived', actor, ...page });
      },
    );
    this.pages.send(request, reply, 'notifications', {
      title: 'Notifications in',
      ...listed,
      notifications: listed.items.map((event) => ({
        stream: event.stream,
        position: event.position,
        ...(event.data as NotificationReceived['data']),
      })),
      providers: this.providers.all().map(({ name }) => name),
    });
  }

  @Get(':stream')
  async show(@Param('stream') stream: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply) {
    const events = await this.eventsOf(stream);
    const { correlationId } = events[0]!.metadata;
    this.pages.send(request, reply, 'notification', {
      title: 'Notification',
      stream,
      received: await Promise.all(events.map((event) => this.opened(event))),
      correlationId,
    });
  }

  @Post(':stream/apply')
  async apply(@Param('stream') stream: string, @Res() reply: FastifyReply): Promise<void> {
    const [event] = await this.eventsOf(stream);
    const before = await this.store.head();
    await this.applying.handle(event!);
    const done = (await this.store.head()) > before ? 'applied' : 'unchanged';
    void reply.status(303).header('location', `/console/notifications/${stream}?done=${done}`).send();
  }

  private async eventsOf(stream: string): Promise<readonly RecordedEvent[]> {
    const isOne = STREAM_NAME.test(stream) && stream.startsWith('notification-');
    const events = isOne ? (await this.store.read(stream, { limit: 20 })).events : [];
    if (events.length === 0) throw new Problem('not_found', 'There is no such notification.');
    return events;
  }

  private async opened(event: RecordedEvent) {
    const { raw } = event.data as NotificationReceived['data'];
    const text = await this.sealer.open(raw, notificationPlace(event.stream));
    const message =
      text === undefined ? undefined : (JSON.parse(text) as { query: string; body: string; path: string });
    return {
      event: presentEvent(event),
      message: message && { ...message, body: Buffer.from(message.body, 'base64').toString('utf8') },
    };
  }
}
