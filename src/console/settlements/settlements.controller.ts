import { CommandShell } from '#libs/command-shell';
import { Get, Req, Res } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { CursorCodec, PageDto } from '../../common/http';
import { Problem } from '../../common/problems';
import { MayBeAbsent, PROVIDER_NAME } from '../../common/validation';
import { ResourceId } from '../../common/validation/resource-id';
import { Providers } from '../../providers/providers';
import { listSettlementLines, listSettlements } from '../../read-models/queries';
import { settlementAggregate } from '../../settlements/aggregates';
import { presentSettlement, presentSettlementWithLines } from '../../settlements/list/settlement.view';
import { ConsoleController } from '../session/console-access';
import { viewerOf } from '../session/viewer';
import type { ConsoleRequest } from '../session/viewer';
import { ConsolePages } from '../web/console-pages';
import { listPage } from '../web/list-page';

const STATUSES = ['announced', 'partly_credited', 'closed'];
const LINES_SHOWN = 500;

class ListSettlementsDto extends PageDto {
  @ApiPropertyOptional({ pattern: PROVIDER_NAME.source })
  @MayBeAbsent()
  @Matches(PROVIDER_NAME, { message: 'provider must be the name of a provider, such as cobo' })
  provider?: string;

  @ApiPropertyOptional({ enum: STATUSES })
  @MayBeAbsent()
  @IsIn(STATUSES)
  status?: string;
}

/** Payouts of providers: captured money, net of fees, on its way to the bank. */
@ConsoleController('/settlements')
export class ConsoleSettlementsController {
  constructor(
    private readonly pages: ConsolePages,
    private readonly database: DataSource,
    private readonly shell: CommandShell,
    private readonly cursors: CursorCodec,
    private readonly providers: Providers,
  ) {}

  @Get()
  async list(@Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    const { merchantId } = viewerOf(request);
    const listed = await listPage(request, this.cursors, 'settlements', ListSettlementsDto, (query, page) =>
      listSettlements(this.database, { merchantId, provider: query.provider, status: query.status, ...page }),
    );
    this.pages.send(request, reply, 'settlements', {
      title: 'Settlements',
      ...listed,
      settlements: listed.items.map(presentSettlement),
      statuses: STATUSES,
      providers: this.providers.all().map(({ name }) => name),
    });
  }

  @Get(':id')
  async show(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    const folded = await this.shell.load(settlementAggregate, id);
    if (folded.state.payout?.merchantId !== viewerOf(request).merchantId) {
      throw new Problem('not_found', 'There is no such payout.');
    }
    const lines = await listSettlementLines(this.database, id, LINES_SHOWN);
    const settlement = presentSettlementWithLines(folded, lines);
    this.pages.send(request, reply, 'settlement', { title: `Payout ${settlement.payout_id}`, settlement });
  }
}
