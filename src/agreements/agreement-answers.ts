import type { AgreementCommand } from '#libs/agreements';
import { Sealer } from '#libs/sealing';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { envelopeOf, sendResource } from '../common/http';
import { AgreementCommands } from './agreement-commands';
import type { AgreementAnswer } from './agreement-commands';
import { AgreementPresenter } from './view/agreement-presenter';

/** Between the routes of agreements and their commands. */
@Injectable()
export class AgreementAnswers {
  constructor(
    private readonly agreements: AgreementCommands,
    private readonly presenter: AgreementPresenter,
    private readonly sealer: Sealer,
  ) {}

  envelope(reply: FastifyReply, body: unknown) {
    return envelopeOf(reply, body, this.sealer);
  }

  /** A command on an agreement, answered with the agreement. */
  async run(reply: FastifyReply, id: string, body: unknown, command: AgreementCommand): Promise<void> {
    await this.send(reply, await this.agreements.run(id, this.envelope(reply, body), command), 201);
  }

  async send(reply: FastifyReply, { folded, replayed }: AgreementAnswer, status: number): Promise<void> {
    sendResource(reply, status, await this.presenter.present(folded), replayed);
  }
}
