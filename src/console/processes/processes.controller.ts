import type { CommandEnvelope } from '#libs/command-shell';
import { Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CursorCodec } from '../../common/http';
import { INSTANCE_STATUSES, ListProcessesDto } from '../../processes/list-processes.dto';
import { ResumeProcessDto, SkipInputDto } from '../../processes/operator-acts.dto';
import { presentInstance, presentRow, presentStuck } from '../../processes/present-process';
import { ProcessOperations } from '../../processes/process-operations';
import type { InstanceAt } from '../../processes/process-operations';
import { ConsoleController } from '../session/console-access';
import { viewerOf } from '../session/viewer';
import type { ConsoleRequest } from '../session/viewer';
import { ConsoleForms } from '../web/console-forms';
import type { FormPage } from '../web/console-forms';
import { ConsolePages } from '../web/console-pages';
import { checkedBody, filledIn, formOf } from '../web/form';
import { listPage } from '../web/list-page';
import type { RefusedForm } from '../web/refused-form';

/** Durable reactions that wait for something. Of the person's own merchant; of all for who runs the deployment. */
@ConsoleController('/processes')
export class ConsoleProcessesController {
  constructor(
    private readonly pages: ConsolePages,
    private readonly forms: ConsoleForms,
    private readonly processes: ProcessOperations,
    private readonly cursors: CursorCodec,
  ) {}

  @Get()
  async list(@Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    const merchantId = merchantOf(request);
    const listed = await listPage(request, this.cursors, 'processes', ListProcessesDto, ({ process, status }, page) =>
      this.processes.list({ merchantId, process, status, ...page }),
    );
    this.pages.send(request, reply, 'processes', {
      title: 'Processes',
      ...listed,
      instances: listed.items.map(presentRow),
      stuck: (await this.processes.stuck(merchantId)).map(presentStuck),
      statuses: INSTANCE_STATUSES,
    });
  }

  @Get(':process/:instance')
  async show(
    @Param('process') process: string,
    @Param('instance') instance: string,
    @Req() request: ConsoleRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(process, instance, request, reply);
  }

  @Post(':process/:instance/resume')
  async resume(
    @Param('process') process: string,
    @Param('instance') instance: string,
    @Req() request: ConsoleRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.forms.run(this.page(process, instance, request, reply), 'resume', async (envelope) => {
      const { reason } = await checkedBody(ResumeProcessDto, { reason: filledIn(formOf(request)['reason']) });
      await this.processes.resume(at(process, instance, request), { ...actOf(envelope), reason });
      return 'resumed';
    });
  }

  @Post(':process/:instance/skip')
  async skip(
    @Param('process') process: string,
    @Param('instance') instance: string,
    @Req() request: ConsoleRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.forms.run(this.page(process, instance, request, reply), 'skip', async (envelope) => {
      const { source_event_id, reason } = formOf(request);
      const body = await checkedBody(SkipInputDto, { source_event_id, reason: filledIn(reason) });
      const skip = { ...actOf(envelope), sourceEventId: body.source_event_id, reason: body.reason };
      await this.processes.skip(at(process, instance, request), skip);
      return 'skipped';
    });
  }

  private page(process: string, instance: string, request: ConsoleRequest, reply: FastifyReply): FormPage {
    const show = (refused: RefusedForm): Promise<void> => this.send(process, instance, request, reply, refused);
    return { request, reply, address: `/console/processes/${process}/${instance}`, show };
  }

  private async send(
    process: string,
    instance: string,
    request: ConsoleRequest,
    reply: FastifyReply,
    refused?: RefusedForm,
  ): Promise<void> {
    const shown = presentInstance(await this.processes.show(at(process, instance, request)));
    this.pages.send(request, reply, 'process', { title: `${process} ${instance}`, shown, filled: refused });
  }
}

const actOf = ({ commandId, actor: by, fingerprint, ifRevision }: CommandEnvelope) => ({
  commandId,
  by,
  fingerprint,
  ifRevision,
});

const merchantOf = (request: ConsoleRequest): string | undefined => {
  const viewer = viewerOf(request);
  return viewer.runsDeployment ? undefined : viewer.merchantId;
};

const at = (process: string, instance: string, request: ConsoleRequest): InstanceAt => ({
  process,
  instance,
  merchantId: merchantOf(request),
});
