import type { AgreementCommand } from '#libs/agreements';
import { Sealer } from '#libs/sealing';
import { Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { AgreementCommands } from '../../agreements/agreement-commands';
import { cancelOf, pauseOf } from '../../agreements/commands/command-of';
import { CancelDto, PauseDto } from '../../agreements/commands/commands.dto';
import { ListAgreementsDto } from '../../agreements/list-agreements.dto';
import { presentPeriod } from '../../agreements/view/period.view';
import { presentAgreement } from '../../agreements/view/present-agreement';
import { CursorCodec } from '../../common/http';
import { ResourceId } from '../../common/validation/resource-id';
import { listAgreements, listPeriods } from '../../read-models/queries';
import { ConsoleController } from '../session/console-access';
import { viewerOf } from '../session/viewer';
import type { ConsoleRequest } from '../session/viewer';
import { ConsolePages } from '../web/console-pages';
import { checkedBody, filledIn, formEnvelope, formOf } from '../web/form';
import { listPage } from '../web/list-page';

const STATUSES = ['pending', 'incomplete', 'active', 'paused', 'past_due', 'suspended', 'ended'];
const PERIODS_SHOWN = 36;

/** Consents to charge again: what is due, what became of each period, and how far the dunning is. */
@ConsoleController('/agreements')
export class ConsoleAgreementsController {
  constructor(
    private readonly pages: ConsolePages,
    private readonly agreements: AgreementCommands,
    private readonly database: DataSource,
    private readonly cursors: CursorCodec,
    private readonly sealer: Sealer,
  ) {}

  @Get()
  async list(@Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    const { merchantId } = viewerOf(request);
    const listed = await listPage(request, this.cursors, 'agreements', ListAgreementsDto, (query, page) => {
      const { customer_id: customerId, reference, status } = query;
      return listAgreements(this.database, { merchantId, customerId, reference, status, ...page });
    });
    this.pages.send(request, reply, 'agreements', {
      title: 'Agreements',
      ...listed,
      agreements: listed.items.map((folded) => presentAgreement(folded)),
      statuses: STATUSES,
    });
  }

  @Get(':id')
  async show(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    const folded = await this.agreements.load(id, viewerOf(request).merchantId);
    const periods = await listPeriods(this.database, { agreementId: id, limit: PERIODS_SHOWN });
    const agreement = presentAgreement(folded);
    this.pages.send(request, reply, 'agreement', {
      title: `Agreement ${agreement.reference}`,
      agreement,
      periods: periods.items.map(presentPeriod).toReversed(),
      isCut: periods.next !== null,
    });
  }

  @Post(':id/pause')
  async pause(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    const { reason, until } = formOf(request);
    const body = await checkedBody(PauseDto, { reason: filledIn(reason), until: filledIn(until) });
    await this.run(id, pauseOf(body), request, reply);
  }

  @Post(':id/resume')
  async resume(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.run(id, { type: 'Resume' }, request, reply);
  }

  @Post(':id/cancel')
  async cancel(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    const { when, reason } = formOf(request);
    const body = await checkedBody(CancelDto, { when: filledIn(when), reason: filledIn(reason) });
    await this.run(id, cancelOf(body), request, reply);
  }

  private async run(id: string, command: AgreementCommand, request: ConsoleRequest, reply: FastifyReply) {
    await this.agreements.run(id, formEnvelope(request, viewerOf(request), this.sealer), command);
    void reply.status(303).header('location', `/console/agreements/${id}?done=changed`).send();
  }
}
