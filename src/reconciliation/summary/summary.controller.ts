import { formatAmount } from '#libs/money';
import type { Amount } from '#libs/money';
import { BREAK_KINDS } from '#libs/settlements';
import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Caller, Roles } from '../../common/identity';
import type { Principal } from '../../common/identity';
import { ApiReads } from '../../operations/openapi/api-docs';
import { BalanceSchema } from '../../orders/view/amount.schema';
import { openAmounts, summarizeBreaks } from '../../read-models/queries';
import { ReadPosition } from '../../read-position/read-position';

class OpenAmountView {
  @ApiProperty({
    enum: ['receivable', 'transit', 'clearing'],
    description: 'Captured and not paid out; announced and not credited; credited and not matched',
  })
  what: string;

  @ApiProperty({ type: String, nullable: true, example: 'acme' })
  provider: string | null;

  @ApiProperty({ type: 'integer', example: 12 })
  count: number;

  @ApiProperty({ type: BalanceSchema })
  amount: Amount;

  @ApiProperty({ type: String, nullable: true, example: '2026-03-07T00:00:00.000Z', format: 'date-time' })
  oldest: string | null;
}

class BreakSummaryView {
  @ApiProperty({ enum: BREAK_KINDS })
  kind: string;

  @ApiProperty({ enum: ['receivable', 'transit', 'clearing'] })
  place: string;

  @ApiProperty({ type: 'integer', example: 2 })
  count: number;

  @ApiProperty({ type: BalanceSchema, description: 'Positive: we miss it; below zero: it is too much' })
  amount: Amount;

  @ApiProperty({ example: '2026-03-07T00:00:00.000Z', format: 'date-time' })
  oldest: string;
}

export class ReconciliationSummaryView {
  @ApiProperty({ type: [OpenAmountView], description: 'What is not done yet' })
  open: OpenAmountView[];

  @ApiProperty({ type: [BreakSummaryView], description: 'Open breaks' })
  breaks: BreakSummaryView[];
}

@ApiTags('reconciliation')
@ApiBearerAuth()
@Controller('v1/reconciliation/summary')
export class ReconciliationSummaryController {
  constructor(
    private readonly database: DataSource,
    private readonly position: ReadPosition,
  ) {}

  @Get()
  @Roles('service', 'auditor', 'operator', 'admin')
  @ApiReads({
    summary: 'What is open between captures, payouts and the bank, and what of it is a break',
    view: ReconciliationSummaryView,
    of: 'read_model',
  })
  async summary(
    @Caller() { merchantId }: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReconciliationSummaryView> {
    await this.position.reach(request, reply, 'reconciliation');
    const open = await openAmounts(this.database, merchantId);
    const breaks = await summarizeBreaks(this.database, merchantId);
    const amount = (minor: string, currency: string): Amount => formatAmount({ minor: BigInt(minor), currency });
    return {
      open: open.map(({ what, provider, currency, count, minor, oldest }) => ({
        what,
        provider,
        count,
        amount: amount(minor, currency),
        oldest: oldest?.toISOString() ?? null,
      })),
      breaks: breaks.map(({ kind, place, currency, count, minor, oldest }) => ({
        kind,
        place,
        count,
        amount: amount(minor, currency),
        oldest: oldest.toISOString(),
      })),
    };
  }
}
