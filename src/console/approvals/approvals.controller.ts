import { Get, Post, Req, Res } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { CursorCodec, PageDto } from '../../common/http';
import { IsPlainText, MayBeAbsent } from '../../common/validation';
import { ResourceId } from '../../common/validation/resource-id';
import { listApprovals } from '../../read-models/queries';
import { ConsoleController } from '../session/console-access';
import { People } from '../session/people';
import { viewerOf } from '../session/viewer';
import type { ConsoleRequest } from '../session/viewer';
import { ConsoleForms } from '../web/console-forms';
import type { FormPage } from '../web/console-forms';
import { ConsolePages } from '../web/console-pages';
import { checkedBody, filledIn, formOf } from '../web/form';
import { listPage } from '../web/list-page';
import type { RefusedForm } from '../web/refused-form';
import { Approvals } from './approvals';

const STATUSES = ['waiting', 'granted', 'done', 'rejected', 'failed'];

class ListApprovalsDto extends PageDto {
  @ApiPropertyOptional({ enum: STATUSES })
  @MayBeAbsent()
  @IsIn(STATUSES)
  status?: string;
}

class RejectDto {
  @IsPlainText({ min: 3, max: 140 })
  reason: string;
}

@ConsoleController('/approvals')
export class ApprovalsController {
  constructor(
    private readonly pages: ConsolePages,
    private readonly forms: ConsoleForms,
    private readonly approvals: Approvals,
    private readonly people: People,
    private readonly database: DataSource,
    private readonly cursors: CursorCodec,
  ) {}

  @Get()
  async list(@Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    const { merchantId } = viewerOf(request);
    const listed = await listPage(request, this.cursors, 'approvals', ListApprovalsDto, ({ status }, page) =>
      listApprovals(this.database, { merchantId, status, ...page }),
    );
    const names = await this.people.namesOf(listed.items.map(({ state }) => state.request!.requestedBy));
    this.pages.send(request, reply, 'approvals', { title: 'Approvals', ...listed, names, statuses: STATUSES });
  }

  @Get(':id')
  async show(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.send(id, request, reply);
  }

  @Post(':id/grant')
  async grant(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.forms.run(this.page(id, request, reply), 'grant', async (envelope) => {
      await this.approvals.grant(id, envelope);
      return 'granted';
    });
  }

  @Post(':id/reject')
  async reject(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.forms.run(this.page(id, request, reply), 'reject', async (envelope) => {
      const { reason } = await checkedBody(RejectDto, { reason: filledIn(formOf(request)['reason']) });
      await this.approvals.reject(id, reason, envelope);
      return 'rejected';
    });
  }

  private page(id: string, request: ConsoleRequest, reply: FastifyReply): FormPage {
    const show = (refused: RefusedForm): Promise<void> => this.send(id, request, reply, refused);
    return { request, reply, address: `/console/approvals/${id}`, show };
  }

  private async send(id: string, request: ConsoleRequest, reply: FastifyReply, refused?: RefusedForm): Promise<void> {
    const viewer = viewerOf(request);
    const { state, revision } = await this.approvals.load(id, viewer.merchantId);
    this.pages.send(request, reply, 'approval', {
      title: 'Approval of a refund',
      approval: state,
      approvalId: id,
      revision,
      texts: await this.approvals.texts(state),
      names: await this.people.namesOf([state.request!.requestedBy, ...(state.decidedBy ? [state.decidedBy] : [])]),
      isOwn: state.request!.requestedBy === viewer.actor,
      filled: refused,
    });
  }
}
