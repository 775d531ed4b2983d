import type { AgreementCommand } from '#libs/agreements';
import { Sealer } from '#libs/sealing';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { commandEnvelope } from '../common/http';
import type { Principal } from '../common/identity';
import { AgreementCommands } from './agreement-commands';
import type { AgreementAnswer } from './agreement-commands';
import { AgreementPresenter } from './view/agreement-presenter';

/** Where a command came from over HTTP. */
export interface Exchange {
  readonly caller: Principal;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Between the routes of agreements and their commands. */
@Injectable()
export class AgreementAnswers {
  constructor(
    private readonly agreements: AgreementCommands,
    private readonly presenter: AgreementPresenter,
    private readonly sealer: Sealer,
  ) {}

  /** @param route the last word of `POST /v1/agreements/{id}/…` */
  envelope(route: string, body: unknown, { caller, request }: Exchange) {
    return commandEnvelope(request, caller, `POST /v1/agreements${route}`, body, this.sealer);
  }

  /** A command on an agreement, answered with the agreement. */
  async run(id: string, route: string, body: unknown, command: AgreementCommand, exchange: Exchange): Promise<void> {
    const envelope = this.envelope(`/${id}/${route}`, body, exchange);
    await this.send(exchange.reply, await this.agreements.run(id, envelope, command), 201);
  }

  async send(reply: FastifyReply, { folded, replayed }: AgreementAnswer, status: number): Promise<void> {
    const view = await this.presenter.present(folded);
    void reply.status(status).header('etag', `"${view.revision}"`).header('ledger-position', view.position);
    if (replayed) void reply.header('idempotency-replayed', 'true');
    void reply.send(view);
  }
}
