import type { CommandEnvelope } from '#libs/command-shell';
import { Sealer } from '#libs/sealing';
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
import { viewerOf } from '../session/viewer';
import type { ConsoleRequest } from '../session/viewer';
import { ConsolePages } from '../web/console-pages';
import { checkedBody, filledIn, formEnvelope, formOf } from '../web/form';
import { listPage } from '../web/list-page';
import { answerForm } from '../web/refused-form';
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
    private readonly approvals: Approvals,
    private readonly database: DataSource,
    private readonly cursors: CursorCodec,
    private readonly sealer: Sealer,
  ) {}

  @Get()
  async list(@Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    const { merchantId } = viewerOf(request);
    const listed = await listPage(request, this.cursors, 'approvals', ListApprovalsDto, ({ status }, page) =>
      listApprovals(this.database, { merchantId, status, ...page }),
    );
    this.pages.send(request, reply, 'approvals', { title: 'Approvals', ...listed, statuses: STATUSES });
  }

  @Get(':id')
  async show(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.send(id, request, reply);
  }

  @Post(':id/grant')
  async grant(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.decide('grant', id, request, reply, async (envelope) => {
      await this.approvals.grant(id, envelope);
      return 'granted';
    });
  }

  @Post(':id/reject')
  async reject(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.decide('reject', id, request, reply, async (envelope) => {
      const { reason } = await checkedBody(RejectDto, { reason: filledIn(formOf(request)['reason']) });
      await this.approvals.reject(id, reason, envelope);
      return 'rejected';
    });
  }

  private async decide(
    name: string,
    id: string,
    request: ConsoleRequest,
    reply: FastifyReply,
    work: (envelope: CommandEnvelope) => Promise<string>,
  ): Promise<void> {
    const envelope = formEnvelope(request, viewerOf(request), this.sealer);
    await answerForm(
      reply,
      { name, values: formOf(request) },
      async () => `/console/approvals/${id}?done=${await work(envelope)}`,
      (refused) => this.send(id, request, reply, refused),
    );
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
      isOwn: state.request!.requestedBy === viewer.actor,
      refused,
    });
  }
}
