import { CommandShell } from '#libs/command-shell';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { CursorCodec, PageDto, Paging, sendResource } from '../../common/http';
import { Caller, Roles } from '../../common/identity';
import type { Principal } from '../../common/identity';
import { Problem } from '../../common/problems';
import { MayBeAbsent, PROVIDER_NAME } from '../../common/validation';
import { ResourceId } from '../../common/validation/resource-id';
import { ApiReads } from '../../operations/openapi/api-docs';
import { ReadPosition } from '../../read-position/read-position';
import { listSettlementLines, listSettlements } from '../../read-models/queries';
import { settlementAggregate } from '../aggregates';
import { SettlementListView, SettlementView, presentSettlement, presentSettlementWithLines } from './settlement.view';

const READERS = ['service', 'auditor', 'operator', 'admin'] as const;
const STATUSES = ['announced', 'partly_credited', 'closed'] as const;
const LINES_SHOWN = 1_000;

class SettlementsQueryDto extends PageDto {
  @ApiPropertyOptional({ pattern: PROVIDER_NAME.source, example: 'acme' })
  @MayBeAbsent()
  @Matches(PROVIDER_NAME, { message: 'provider must be the name of a provider, such as cobo' })
  provider?: string;

  @ApiPropertyOptional({ enum: STATUSES })
  @MayBeAbsent()
  @IsIn(STATUSES)
  status?: string;
}

@ApiTags('settlements')
@ApiBearerAuth()
@Controller('v1/settlements')
export class SettlementsController {
  constructor(
    private readonly database: DataSource,
    private readonly shell: CommandShell,
    private readonly cursors: CursorCodec,
    private readonly position: ReadPosition,
  ) {}

  @Get()
  @Roles(...READERS)
  @ApiReads({ summary: 'Payouts of providers, the newest first', view: SettlementListView, of: 'read_model' })
  async list(
    @Query() query: SettlementsQueryDto,
    @Caller() { merchantId }: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const paging = new Paging(this.cursors, 'settlements', merchantId, query);
    await this.position.reach(request, reply, 'reconciliation');
    const { provider, status } = query;
    const page = await listSettlements(this.database, { merchantId, provider, status, ...paging.request() });
    return paging.answer(page, presentSettlement);
  }

  @Get(':id')
  @Roles(...READERS)
  @ApiReads({
    summary: 'One payout with its lines; its amounts are read from its own events',
    view: SettlementView,
    of: 'resource',
  })
  async get(@ResourceId() id: string, @Caller() caller: Principal, @Res() reply: FastifyReply): Promise<void> {
    const folded = await this.shell.load(settlementAggregate, id);
    if (folded.state.payout?.merchantId !== caller.merchantId)
      throw new Problem('not_found', 'There is no such payout.');
    const lines = await listSettlementLines(this.database, id, LINES_SHOWN);
    sendResource(reply, 200, presentSettlementWithLines(folded, lines));
  }
}
