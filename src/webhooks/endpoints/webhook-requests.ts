import type { CommandEnvelope } from '#libs/command-shell';
import { Sealer } from '#libs/sealing';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { commandEnvelope } from '../../common/http';
import type { Principal } from '../../common/identity';
import { ChangeWebhook } from './change-webhook/change-webhook.handler';
import type { WebhookChange } from './change-webhook/change-webhook.handler';
import type { WebhookAnswer } from './webhook-commands';
import { presentWebhook } from './webhook.view';

/** A command on an endpoint as it came over HTTP. */
export interface WebhookRequest {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly caller: Principal;
  readonly id: string;
  /** What stands behind the id in the address. */
  readonly action: string;
  readonly body: unknown;
}

/** Between the routes of endpoints and their commands. */
@Injectable()
export class WebhookRequests {
  constructor(
    private readonly commands: CommandBus,
    private readonly sealer: Sealer,
  ) {}

  envelope({ request, caller, id, action, body }: Omit<WebhookRequest, 'reply'>): CommandEnvelope {
    const route = action === 'delete' ? `DELETE /v1/webhooks/${id}` : `POST /v1/webhooks/${id}/${action}`;
    return commandEnvelope(request, caller, route, body, this.sealer);
  }

  /** Runs the change and answers the endpoint, with members of its own where the route has some. */
  async change(
    request: WebhookRequest,
    change: WebhookChange,
    more: (envelope: CommandEnvelope) => object = () => ({}),
  ): Promise<void> {
    const envelope = this.envelope(request);
    const answer = await this.commands.execute(new ChangeWebhook(request.id, change, envelope));
    this.send(request.reply, 200, answer, more(envelope));
  }

  send(reply: FastifyReply, status: number, { folded, replayed }: WebhookAnswer, more: object = {}): void {
    const view = { ...presentWebhook(folded), ...more };
    if (replayed) void reply.header('idempotency-replayed', 'true');
    void reply.status(status).header('etag', `"${view.revision}"`).header('ledger-position', view.position).send(view);
  }
}
