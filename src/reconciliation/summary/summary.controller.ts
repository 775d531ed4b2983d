import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Caller, Roles } from '../../common/identity';
import type { Principal } from '../../common/identity';
import { ApiReads } from '../../operations/openapi/api-docs';
import { openAmounts, summarizeBreaks } from '../../read-models/queries';
import { ReadPosition } from '../../read-position/read-position';
import { ReconciliationSummaryView, presentSummary } from './summary.view';

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
    summary: 'What is open between captures, payouts, the bank and our bank orders, and what of it is a break',
    view: ReconciliationSummaryView,
    of: 'read_model',
  })
  async summary(
    @Caller() { merchantId }: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReconciliationSummaryView> {
    await this.position.reach(request, reply, 'reconciliation', 'bank_orders');
    const open = await openAmounts(this.database, merchantId);
    return presentSummary(open, await summarizeBreaks(this.database, merchantId));
  }
}
