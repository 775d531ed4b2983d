import type { Clock } from '#libs/clock';
import { Sealer } from '#libs/sealing';
import type { BreakCommand } from '#libs/settlements';
import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { CursorCodec, Paging, envelopeOf, sendResource } from '../../common/http';
import { Caller, Roles } from '../../common/identity';
import type { Principal } from '../../common/identity';
import { ResourceId } from '../../common/validation/resource-id';
import { ApiCommand, ApiReads } from '../../operations/openapi/api-docs';
import { CLOCK } from '../../persistence/tokens';
import { listBreaks } from '../../read-models/queries';
import { ReadPosition } from '../../read-position/read-position';
import { BreakCommands } from './break-commands';
import { AssignBreakDto, BreaksQueryDto, NoteBreakDto, ResolveBreakDto } from './break.dto';
import { BreakListView, BreakView, presentBreak } from './break.view';

const READERS = ['service', 'auditor', 'operator', 'admin'] as const;
const DAY_MS = 24 * 60 * 60 * 1_000;

@ApiTags('reconciliation')
@ApiBearerAuth()
@Controller('v1/reconciliation/breaks')
export class BreaksController {
  constructor(
    private readonly database: DataSource,
    private readonly breaks: BreakCommands,
    private readonly sealer: Sealer,
    private readonly cursors: CursorCodec,
    private readonly position: ReadPosition,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Roles(...READERS)
  @ApiReads({
    summary: 'What does not fit between captures, payouts and the bank, the oldest first',
    view: BreakListView,
    of: 'read_model',
  })
  async list(
    @Query() query: BreaksQueryDto,
    @Caller() { merchantId }: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const paging = new Paging(this.cursors, 'breaks', merchantId, query);
    await this.position.reach(request, reply, 'reconciliation');
    const now = this.clock.now();
    const { kind, status, owner, provider, age_days: age } = query;
    const before = age === undefined ? undefined : new Date(now.getTime() - age * DAY_MS);
    const filter = { merchantId, kind, status, owner, provider, before, ...paging.request() };
    return paging.answer(await listBreaks(this.database, filter), presentBreak(now));
  }

  @Get(':id')
  @Roles(...READERS)
  @ApiReads({ summary: 'One break, read from its own events', view: BreakView, of: 'resource' })
  async get(@ResourceId() id: string, @Caller() caller: Principal, @Res() reply: FastifyReply): Promise<void> {
    this.send(reply, await this.breaks.load(id, caller.merchantId));
  }

  @Post(':id/assign')
  @Roles('operator', 'admin')
  @ApiCommand({
    summary: 'Give a break to somebody',
    view: BreakView,
    status: 200,
    codes: ['not_found', 'break_closed'],
    body: { type: AssignBreakDto, examples: { eva: { owner: 'eva' } } },
  })
  async assign(
    @ResourceId() id: string,
    @Body() body: AssignBreakDto,
    @Caller() caller: Principal,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const command = { type: 'Assign', owner: body.owner, by: `key:${caller.keyId}` } as const;
    await this.execute(id, body, command, reply);
  }

  @Post(':id/notes')
  @Roles('operator', 'admin')
  @ApiCommand({
    summary: 'Write down what is known of a break, also after it was decided',
    view: BreakView,
    status: 200,
    codes: ['not_found', 'note_limit_reached'],
    body: { type: NoteBreakDto, examples: { asked: { text: 'the bank was asked about it' } } },
  })
  async note(
    @ResourceId() id: string,
    @Body() body: NoteBreakDto,
    @Caller() caller: Principal,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const command = { type: 'Note', text: body.text, by: `key:${caller.keyId}` } as const;
    await this.execute(id, body, command, reply);
  }

  @Post(':id/resolve')
  @Roles('operator', 'admin')
  @ApiCommand({
    summary: 'Decide about a break: with a reason, and with a posting that puts its money where it belongs',
    view: BreakView,
    status: 200,
    codes: ['not_found', 'break_closed', 'treatment_not_possible'],
    body: {
      type: ResolveBreakDto,
      examples: { charge: { treatment: 'fee', reason: "the bank's charge" } },
    },
  })
  async resolve(
    @ResourceId() id: string,
    @Body() body: ResolveBreakDto,
    @Caller() caller: Principal,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { treatment, reason } = body;
    const command = { type: 'Resolve', treatment, reason, by: `key:${caller.keyId}` } as const;
    await this.execute(id, body, command, reply);
  }

  private async execute(id: string, body: unknown, command: BreakCommand, reply: FastifyReply): Promise<void> {
    const { folded, replayed } = await this.breaks.run(id, command, envelopeOf(reply, body, this.sealer));
    this.send(reply, folded, replayed);
  }

  private send(reply: FastifyReply, folded: Parameters<ReturnType<typeof presentBreak>>[0], replayed = false): void {
    sendResource(reply, 200, presentBreak(this.clock.now())(folded), replayed);
  }
}
