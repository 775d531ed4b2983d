import type { EventStore } from '#libs/event-store';
import { Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { AuditQueryDto } from '../../audit/audit.controller';
import { CursorCodec } from '../../common/http';
import { presentEvent } from '../../orders/order-events/present-event';
import { EVENT_STORE } from '../../persistence/tokens';
import { listAuditEvents } from '../../read-models/queries';
import { ConsoleController } from '../session/console-access';
import { viewerOf } from '../session/viewer';
import type { ConsoleRequest } from '../session/viewer';
import { ConsolePages } from '../web/console-pages';
import { listPage } from '../web/list-page';

@ConsoleController('/audit')
export class ConsoleAuditController {
  constructor(
    private readonly pages: ConsolePages,
    private readonly database: DataSource,
    private readonly cursors: CursorCodec,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  @Get()
  async search(@Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    const { merchantId } = viewerOf(request);
    const listed = await listPage(request, this.cursors, 'audit', AuditQueryDto, (query, page) => {
      const { stream, type, actor, correlation_id: correlationId, from, to } = query;
      const filter = { merchantId, stream, type, actor, correlationId, from, to, ...page };
      return listAuditEvents(this.database, this.store, filter);
    });
    this.pages.send(request, reply, 'audit', { title: 'Audit', ...listed, events: listed.items.map(presentEvent) });
  }
}
