import { AGREEMENT_STATUSES } from '#libs/agreements';
import type { AgreementCommand } from '#libs/agreements';
import { Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { AgreementCommands } from '../../agreements/agreement-commands';
import { cancelOf, pauseOf } from '../../agreements/commands/command-of';
import { CancelDto, PauseDto, ResumeBillingDto } from '../../agreements/commands/commands.dto';
import { ListAgreementsDto } from '../../agreements/list-agreements.dto';
import { presentPeriod } from '../../agreements/view/period.view';
import { presentAgreement } from '../../agreements/view/present-agreement';
import { CursorCodec } from '../../common/http';
import { ResourceId } from '../../common/validation/resource-id';
import { listAgreements, listPeriods } from '../../read-models/queries';
import { ConsoleController } from '../session/console-access';
import { viewerOf } from '../session/viewer';
import type { ConsoleRequest } from '../session/viewer';
import { ConsoleForms } from '../web/console-forms';
import { ConsolePages } from '../web/console-pages';
import { checkedBody, filledIn, formOf } from '../web/form';
import { listPage } from '../web/list-page';
import type { RefusedForm } from '../web/refused-form';

const PERIODS_SHOWN = 36;

/** Consents to charge again: what is due, what became of each period, and how far the dunning is. */
@ConsoleController('/agreements')
export class ConsoleAgreementsController {
  constructor(
    private readonly pages: ConsolePages,
    private readonly forms: ConsoleForms,
    private readonly agreements: AgreementCommands,
    private readonly database: DataSource,
    private readonly cursors: CursorCodec,
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
      statuses: AGREEMENT_STATUSES,
    });
  }

  @Get(':id')
  async show(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.send(id, request, reply);
  }

  @Post(':id/pause')
  async pause(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    const { reason, until } = formOf(request);
    await this.run('pause', id, request, reply, async () =>
      pauseOf(await checkedBody(PauseDto, { reason: filledIn(reason), until: filledIn(until) })),
    );
  }

  @Post(':id/resume')
  async resume(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.run('resume', id, request, reply, async () => ({ type: 'Resume' }));
  }

  @Post(':id/resume-billing')
  async resumeBilling(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply) {
    const given = { reason: filledIn(formOf(request).reason) };
    await this.run('resume-billing', id, request, reply, async () => ({
      type: 'ResumeBilling',
      ...(await checkedBody(ResumeBillingDto, given)),
    }));
  }

  @Post(':id/cancel')
  async cancel(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    const { when, reason } = formOf(request);
    await this.run('cancel', id, request, reply, async () =>
      cancelOf(await checkedBody(CancelDto, { when: filledIn(when), reason: filledIn(reason) })),
    );
  }

  private async run(
    name: string,
    id: string,
    request: ConsoleRequest,
    reply: FastifyReply,
    commandOf: () => Promise<AgreementCommand>,
  ): Promise<void> {
    const show = (refused: RefusedForm): Promise<void> => this.send(id, request, reply, refused);
    await this.forms.run({ request, reply, address: `/console/agreements/${id}`, show }, name, async (envelope) => {
      await this.agreements.run(id, envelope, await commandOf());
      return 'changed';
    });
  }

  private async send(id: string, request: ConsoleRequest, reply: FastifyReply, refused?: RefusedForm): Promise<void> {
    const folded = await this.agreements.load(id, viewerOf(request).merchantId);
    const periods = await listPeriods(this.database, { agreementId: id, limit: PERIODS_SHOWN });
    const agreement = presentAgreement(folded);
    this.pages.send(request, reply, 'agreement', {
      title: `Agreement ${agreement.reference}`,
      agreement,
      periods: periods.items.map(presentPeriod).toReversed(),
      isCut: periods.next !== null,
      filled: refused,
    });
  }
}
