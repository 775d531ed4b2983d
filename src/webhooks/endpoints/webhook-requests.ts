import type { CommandEnvelope } from '#libs/command-shell';
import { Sealer } from '#libs/sealing';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { envelopeOf, sendResource } from '../../common/http';
import { ChangeWebhook } from './change-webhook/change-webhook.handler';
import type { WebhookChange } from './change-webhook/change-webhook.handler';
import type { WebhookAnswer } from './webhook-commands';
import { presentWebhook } from './webhook.view';

/** A command on an endpoint as it came over HTTP. */
export interface WebhookRequest {
  readonly reply: FastifyReply;
  readonly id: string;
  readonly body: unknown;
}

/** Between the routes of endpoints and their commands. */
@Injectable()
export class WebhookRequests {
  constructor(
    private readonly commands: CommandBus,
    private readonly sealer: Sealer,
  ) {}

  envelope(reply: FastifyReply, body: unknown): CommandEnvelope {
    return envelopeOf(reply, body, this.sealer);
  }

  /** Runs the change and answers the endpoint, with members of its own where the route has some. */
  async change(
    { reply, id, body }: WebhookRequest,
    change: WebhookChange,
    more: (envelope: CommandEnvelope) => object = () => ({}),
  ): Promise<void> {
    const envelope = this.envelope(reply, body);
    const answer = await this.commands.execute(new ChangeWebhook(id, change, envelope));
    this.send(reply, 200, answer, more(envelope));
  }

  send(reply: FastifyReply, status: number, { folded, replayed }: WebhookAnswer, more: object = {}): void {
    sendResource(reply, status, { ...presentWebhook(folded), ...more }, replayed);
  }
}
