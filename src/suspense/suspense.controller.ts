import type { Clock } from '#libs/clock';
import { Sealer } from '#libs/sealing';
import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Pool } from 'pg';
import { CursorCodec, PageDto, Paging, envelopeOf, sendResource } from '../common/http';
import { Caller, Roles } from '../common/identity';
import type { Principal } from '../common/identity';
import { ResourceId } from '../common/validation/resource-id';
import { ApiCommand, ApiReads } from '../operations/openapi/api-docs';
import { CLOCK } from '../persistence/tokens';
import { pageOfSuspense } from '../read-models/queries';
import { ReadPosition } from '../read-position/read-position';
import { AssignSuspenseDto, PlaceSuspenseDto } from './place-suspense.dto';
import { SuspenseCommands } from './suspense-commands';
import type { SuspenseDone } from './suspense-commands';
import { SuspenseMessage } from './suspense-message';
import {
  SuspenseFoundView,
  SuspenseListView,
  SuspensePlacedView,
  presentPlaced,
  presentSuspense,
} from './suspense.view';

const EXAMPLES = {
  returned: {
    to: 'suspense',
    against: '2d1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a12',
    reason: 'returned by our bank',
  },
  written_off: { to: 'difference', amount: { value: '0.10', currency: 'EUR' }, reason: 'nobody asked for it' },
};

@ApiTags('reconciliation')
@ApiBearerAuth()
@Controller('v1/suspense')
export class SuspenseController {
  constructor(
    private readonly pool: Pool,
    private readonly commands: SuspenseCommands,
    private readonly messages: SuspenseMessage,
    private readonly sealer: Sealer,
    private readonly cursors: CursorCodec,
    private readonly position: ReadPosition,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Roles('auditor', 'operator', 'admin')
  @ApiReads({
    summary: 'Money that nothing explains and nobody has placed yet, the oldest first',
    view: SuspenseListView,
    of: 'read_model',
  })
  async list(
    @Query() query: PageDto,
    @Caller() { merchantId }: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const paging = new Paging(this.cursors, 'suspense', merchantId, query);
    await this.position.reach(request, reply, 'journal', 'suspense');
    const page = await pageOfSuspense(this.pool, { merchantId, ...paging.request() });
    return paging.answer(page, presentSuspense(this.clock.now()));
  }

  @Get(':id')
  @Roles('auditor', 'operator', 'admin')
  @ApiReads({
    summary: 'What is left of one item, and who sent it where a message of the provider names them',
    view: SuspenseFoundView,
    of: 'resource',
  })
  async get(@ResourceId() id: string, @Caller() { merchantId }: Principal, @Res() reply: FastifyReply): Promise<void> {
    const done = await this.commands.load(id, merchantId);
    const notification = await this.messages.behind(done.item);
    const view: SuspenseFoundView = { ...presentPlaced(this.clock.now())(done), notification };
    sendResource(reply, 200, view);
  }

  @Post(':id/assign')
  @Roles('operator', 'admin')
  @ApiCommand({
    summary: 'Give money in suspense to somebody who finds out what it is',
    view: SuspensePlacedView,
    status: 200,
    codes: ['not_found', 'nothing_in_suspense'],
    body: { type: AssignSuspenseDto, examples: { eva: { owner: 'eva' } } },
  })
  async assign(
    @ResourceId() id: string,
    @Body() body: AssignSuspenseDto,
    @Caller() { merchantId, keyId }: Principal,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const within = () => envelopeOf(reply, body, this.sealer);
    this.send(reply, await this.commands.assign(id, body.owner, `key:${keyId}`, within, merchantId));
  }

  @Post(':id/place')
  @Roles('operator', 'admin')
  @ApiCommand({
    summary: 'Place money that stands in suspense: with a reason, and with a posting that puts it where it belongs',
    view: SuspensePlacedView,
    status: 200,
    codes: [
      ...(['not_found', 'nothing_in_suspense', 'amount_exceeds_suspense', 'amount_not_positive'] as const),
      ...(['placing_not_possible', 'currency_mismatch'] as const),
    ],
    body: { type: PlaceSuspenseDto, examples: EXAMPLES },
  })
  async place(
    @ResourceId() id: string,
    @Body() body: PlaceSuspenseDto,
    @Caller() { merchantId, keyId }: Principal,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const within = () => envelopeOf(reply, body, this.sealer);
    this.send(reply, await this.commands.place(id, body, `key:${keyId}`, within, merchantId));
  }

  private send(reply: FastifyReply, done: SuspenseDone): void {
    sendResource(reply, 200, presentPlaced(this.clock.now())(done), done.replayed);
  }
}
