import type { CommandEnvelope } from '#libs/command-shell';
import type { OperatorAct } from '#libs/processes';
import { Sealer } from '#libs/sealing';
import { Body, Controller, Get, Param, Post, Query, Req, Res, applyDecorators } from '@nestjs/common';
import { ApiBearerAuth, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CursorCodec, Paging, commandEnvelope } from '../common/http';
import { Caller, Roles } from '../common/identity';
import type { Principal } from '../common/identity';
import { ApiCommand, ApiReads } from '../operations/openapi/api-docs';
import { ReadPosition } from '../read-position/read-position';
import { ListProcessesDto, PROCESS_INSTANCE, PROCESS_NAME } from './list-processes.dto';
import { RESUME_EXAMPLES, ResumeProcessDto, SKIP_EXAMPLES, SkipInputDto } from './operator-acts.dto';
import { presentInstance, presentRow, presentStuck } from './present-process';
import { ProcessOperations } from './process-operations';
import type { InstanceAt } from './process-operations';
import { ProcessListView, ProcessView, StuckListView } from './process.view';

const ApiInstance = (): MethodDecorator =>
  applyDecorators(
    ApiParam({
      name: 'process',
      schema: { type: 'string', pattern: PROCESS_NAME.source },
      example: 'auto_capture',
    }),
    ApiParam({
      name: 'instance',
      schema: { type: 'string', pattern: PROCESS_INSTANCE.source },
      example: '7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11',
    }),
  );

@ApiTags('processes')
@ApiBearerAuth()
@Controller('v1/processes')
export class ProcessesController {
  constructor(
    private readonly processes: ProcessOperations,
    private readonly cursors: CursorCodec,
    private readonly position: ReadPosition,
    private readonly sealer: Sealer,
  ) {}

  @Get()
  @Roles('service', 'auditor', 'operator', 'admin')
  @ApiReads({
    summary: 'Instances of process managers, by process, the oldest first',
    view: ProcessListView,
    of: 'read_model',
  })
  async list(
    @Query() query: ListProcessesDto,
    @Caller() { merchantId }: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const paging = new Paging(this.cursors, 'processes', merchantId, query);
    await this.position.reach(request, reply, 'process');
    const { process, status } = query;
    return paging.answer(await this.processes.list({ merchantId, process, status, ...paging.request() }), presentRow);
  }

  @Get('stuck')
  @Roles('service', 'auditor', 'operator', 'admin')
  @ApiReads({
    summary: 'Instances that will not go on by themselves, the longest stuck first',
    view: StuckListView,
    of: 'read_model',
  })
  async stuck(
    @Caller() { merchantId }: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StuckListView> {
    await this.position.reach(request, reply, 'process');
    return { data: (await this.processes.stuck(merchantId)).map(presentStuck) };
  }

  @Get(':process/:instance')
  @ApiInstance()
  @Roles('service', 'auditor', 'operator', 'admin')
  @ApiReads({
    summary: 'One instance from its own events: what it waits for, its timers, its commands and their fate',
    view: ProcessView,
    of: 'resource',
  })
  async get(
    @Param('process') process: string,
    @Param('instance') instance: string,
    @Caller() { merchantId }: Principal,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(reply, { process, instance, merchantId });
  }

  @Post(':process/:instance/resume')
  @ApiInstance()
  @Roles('operator', 'admin')
  @ApiCommand({
    summary: 'Let a parked instance meet the failed input again, and then what waits behind it',
    view: ProcessView,
    status: 200,
    codes: ['not_found', 'process_not_parked'],
    body: { type: ResumeProcessDto, examples: RESUME_EXAMPLES },
    optionalBody: true,
  })
  async resume(
    @Param('process') process: string,
    @Param('instance') instance: string,
    @Body() body: ResumeProcessDto,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = { process, instance, merchantId: caller.merchantId };
    const route = `POST /v1/processes/${process}/${instance}/resume`;
    const act = actOf(commandEnvelope(request, caller, route, body, this.sealer));
    const { replayed } = await this.processes.resume(at, { ...act, reason: body.reason });
    await this.send(reply, at, replayed);
  }

  @Post(':process/:instance/skip')
  @ApiInstance()
  @Roles('operator', 'admin')
  @ApiCommand({
    summary: 'Leave out the input that a parked instance stands before, for ever and on record',
    view: ProcessView,
    status: 200,
    codes: ['not_found', 'process_not_parked', 'process_before_another_input'],
    body: { type: SkipInputDto, examples: SKIP_EXAMPLES },
  })
  async skip(
    @Param('process') process: string,
    @Param('instance') instance: string,
    @Body() body: SkipInputDto,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = { process, instance, merchantId: caller.merchantId };
    const route = `POST /v1/processes/${process}/${instance}/skip`;
    const act = actOf(commandEnvelope(request, caller, route, body, this.sealer));
    const { source_event_id: sourceEventId, reason } = body;
    const { replayed } = await this.processes.skip(at, { ...act, sourceEventId, reason });
    await this.send(reply, at, replayed);
  }

  private async send(reply: FastifyReply, at: InstanceAt, replayed = false): Promise<void> {
    const view = presentInstance(await this.processes.show(at));
    void reply.header('etag', `"${view.revision}"`).header('ledger-position', view.position);
    if (replayed) void reply.header('idempotency-replayed', 'true');
    void reply.status(200).send(view);
  }
}

const actOf = ({ commandId, actor, fingerprint, ifRevision, traceparent }: CommandEnvelope): OperatorAct => ({
  commandId,
  by: actor,
  fingerprint,
  ifRevision,
  traceparent,
});
