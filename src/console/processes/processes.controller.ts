import { Sealer } from '#libs/sealing';
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
import { ConsolePages } from '../web/console-pages';
import { checkedBody, filledIn, formEnvelope, formOf } from '../web/form';
import { listPage } from '../web/list-page';
import { answerForm } from '../web/refused-form';
import type { RefusedForm } from '../web/refused-form';

/** Durable reactions that wait for something. Of the person's own merchant; of all for who runs the deployment. */
@ConsoleController('/processes')
export class ConsoleProcessesController {
  constructor(
    private readonly pages: ConsolePages,
    private readonly processes: ProcessOperations,
    private readonly cursors: CursorCodec,
    private readonly sealer: Sealer,
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
    await this.act('resume', process, instance, request, reply, async (act) => {
      const { reason } = await checkedBody(ResumeProcessDto, { reason: filledIn(formOf(request)['reason']) });
      await this.processes.resume(at(process, instance, request), { ...act, reason });
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
    await this.act('skip', process, instance, request, reply, async (act) => {
      const { source_event_id, reason } = formOf(request);
      const body = await checkedBody(SkipInputDto, { source_event_id, reason: filledIn(reason) });
      const skip = { ...act, sourceEventId: body.source_event_id, reason: body.reason };
      await this.processes.skip(at(process, instance, request), skip);
      return 'skipped';
    });
  }

  private async act(
    name: string,
    process: string,
    instance: string,
    request: ConsoleRequest,
    reply: FastifyReply,
    work: (act: ReturnType<ConsoleProcessesController['actOf']>) => Promise<string>,
  ): Promise<void> {
    const act = this.actOf(request);
    await answerForm(
      reply,
      { name, values: formOf(request) },
      async () => `/console/processes/${process}/${instance}?done=${await work(act)}`,
      (refused) => this.send(process, instance, request, reply, refused),
    );
  }

  private async send(
    process: string,
    instance: string,
    request: ConsoleRequest,
    reply: FastifyReply,
    refused?: RefusedForm,
  ): Promise<void> {
    const shown = presentInstance(await this.processes.show(at(process, instance, request)));
    this.pages.send(request, reply, 'process', { title: `${process} ${instance}`, shown, refused });
  }

  private actOf(request: ConsoleRequest) {
    const { commandId, actor, fingerprint, ifRevision } = formEnvelope(request, viewerOf(request), this.sealer);
    return { commandId, by: actor, fingerprint, ifRevision };
  }
}

const merchantOf = (request: ConsoleRequest): string | undefined => {
  const viewer = viewerOf(request);
  return viewer.runsDeployment ? undefined : viewer.merchantId;
};

const at = (process: string, instance: string, request: ConsoleRequest): InstanceAt => ({
  process,
  instance,
  merchantId: merchantOf(request),
});
