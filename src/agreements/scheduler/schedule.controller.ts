import { Sealer } from '#libs/sealing';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CursorCodec, Paging, commandEnvelope } from '../../common/http';
import { Caller, Roles } from '../../common/identity';
import type { Principal } from '../../common/identity';
import { ApiCommand, ApiReads } from '../../operations/openapi/api-docs';
import { ReadPosition } from '../../read-position/read-position';
import { AgendaDto } from './agenda.dto';
import { ScheduleAgenda } from './schedule-agenda';
import { ScheduleRuns } from './schedule-runs';
import { RunScheduleDto, ScheduleListView, ScheduleRunView, presentRun, presentScheduled } from './schedule.view';

const LIMIT_DEFAULT = 25;

@ApiTags('schedule')
@ApiBearerAuth()
@Controller('v1/schedule')
export class ScheduleController {
  constructor(
    private readonly schedule: ScheduleRuns,
    private readonly agenda: ScheduleAgenda,
    private readonly cursors: CursorCodec,
    private readonly position: ReadPosition,
    private readonly sealer: Sealer,
  ) {}

  @Get()
  @Roles('service', 'auditor', 'operator', 'admin')
  @ApiReads({
    summary: 'What falls due in a range: each period and each further step, agreement by agreement',
    view: ScheduleListView,
    of: 'read_model',
  })
  async list(
    @Query() query: AgendaDto,
    @Caller() { merchantId }: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const paging = new Paging(this.cursors, 'schedule', merchantId, query);
    await this.position.reach(request, reply, 'agreements');
    const { from, to, due } = query;
    const page = await this.agenda.list({ merchantId, from, to, due, ...paging.request() });
    return paging.answer(page, presentScheduled);
  }

  @Post('runs')
  @Roles('service', 'operator', 'admin')
  @ApiCommand({
    summary: 'Do what is due now, one step of each agreement; a repeat finds it done',
    view: ScheduleRunView,
    codes: [],
    body: { type: RunScheduleDto, examples: { 'Do it': {}, 'Only say what would be done': { dry_run: true } } },
    optionalBody: true,
  })
  async run(
    @Body() body: RunScheduleDto,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
  ): Promise<ScheduleRunView> {
    // No command of its own: each step is one, known by the revision that it leads from.
    const { actor } = commandEnvelope(request, caller, 'POST /v1/schedule/runs', body, this.sealer);
    const dryRun = body.dry_run ?? false;
    const limit = body.limit ?? LIMIT_DEFAULT;
    const { now, runs, failed, more } = await this.schedule.run(caller.merchantId, actor, { dryRun, limit });
    return { now: now.toISOString(), dry_run: dryRun, runs: runs.map(presentRun), failed: [...failed], more };
  }
}
