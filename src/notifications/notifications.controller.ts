import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { RawBodyRequest } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { RawNotification } from '#libs/providers';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../common/identity';
import { Problem } from '../common/problems';
import { Metrics } from '../operations/metrics/metrics';
import { Providers } from '../providers/providers';
import { ApiNotification } from './notification.docs';
import { NotificationInbox } from './notification-inbox';

/** Where providers tell us things. Open without a key: only a right signature gets anything stored. */
@ApiTags('outside')
@Controller('notifications')
export class NotificationsController {
  constructor(
    private readonly providers: Providers,
    private readonly inbox: NotificationInbox,
    private readonly metrics: Metrics,
  ) {}

  @Get(':provider')
  @Public()
  @ApiNotification()
  get(
    @Param('provider') name: string,
    @Req() request: RawBodyRequest<FastifyRequest>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.receive(name, request, reply);
  }

  @Post(':provider')
  @Public()
  @ApiNotification()
  post(
    @Param('provider') name: string,
    @Req() request: RawBodyRequest<FastifyRequest>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.receive(name, request, reply);
  }

  private async receive(name: string, request: RawBodyRequest<FastifyRequest>, reply: FastifyReply): Promise<void> {
    const adapter = this.providers.find(name);
    const channel = adapter?.notifications;
    const method = channel?.methods.find((allowed) => allowed === request.method);
    if (!adapter || !channel || !method) throw new Problem('not_found', 'No provider sends notifications here.');
    const reception = await this.inbox.receive(adapter, rawNotification(request, method));
    this.metrics.notifications.inc({ provider: adapter.name, reception });
    const answer = reception === 'refused' ? channel.refused : channel.accepted;
    void reply
      .status(answer.status)
      .header('content-type', answer.contentType ?? 'text/plain; charset=utf-8')
      .send(answer.body ?? '');
  }
}

function rawNotification(request: RawBodyRequest<FastifyRequest>, method: 'GET' | 'POST'): RawNotification {
  const url = request.raw.url ?? '/';
  const mark = url.indexOf('?');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === 'string') headers[name] = value;
  return {
    method,
    path: mark < 0 ? url : url.slice(0, mark),
    query: mark < 0 ? '' : url.slice(mark + 1),
    headers,
    body: request.rawBody ?? Buffer.alloc(0),
  };
}
