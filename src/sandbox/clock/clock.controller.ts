import { isMovable } from '#libs/clock';
import type { Clock } from '#libs/clock';
import { Sealer } from '#libs/sealing';
import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { commandEnvelope } from '../../common/http';
import { Caller, Roles } from '../../common/identity';
import type { Principal } from '../../common/identity';
import { Problem } from '../../common/problems';
import { ApiCommand, ApiReads } from '../../operations/openapi/api-docs';
import { CLOCK } from '../../persistence/tokens';
import { ClockView, MoveClockDto } from './clock.dto';
import { ClockMoves } from './clock-moves';

/** A long way takes longer; the caller then looks again. */
const WAIT_MS = 20_000;

@ApiTags('sandbox')
@ApiBearerAuth()
@Controller('v1/sandbox/clock')
export class SandboxClockController {
  constructor(
    private readonly moves: ClockMoves,
    private readonly sealer: Sealer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Roles('service', 'auditor', 'operator', 'admin')
  @ApiReads({ summary: 'What time it is for the ledger', view: ClockView, of: 'configuration' })
  show(): Promise<ClockView> {
    return this.moves.view();
  }

  @Post()
  @Roles('service', 'operator', 'admin')
  @ApiCommand({
    summary: 'Move time forward; all that falls due on the way happens in its order',
    view: ClockView,
    codes: ['sandbox_only'],
    body: {
      type: MoveClockDto,
      examples: { 'By thirteen months': { advance: 'P13M' }, 'To an instant': { to: '2036-12-24T09:00:00Z' } },
    },
  })
  async move(
    @Body() body: MoveClockDto,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ClockView> {
    this.assertSandbox();
    const { commandId } = commandEnvelope(request, caller, 'POST /v1/sandbox/clock', body, this.sealer);
    await this.moves.order(commandId, body);
    const view = await this.moves.settled(WAIT_MS);
    reply.code(view.moving ? 202 : 201);
    return view;
  }

  private assertSandbox(): void {
    if (isMovable(this.clock)) return;
    throw new Problem('sandbox_only', 'This deployment runs in production mode: its time is not moved.');
  }
}
