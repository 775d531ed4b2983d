import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Caller, Roles } from '../../common/identity';
import type { Principal } from '../../common/identity';
import { ApiReads } from '../../operations/openapi/api-docs';
import { statedAccounts } from '../../read-models/queries';
import { ReadPosition } from '../../read-position/read-position';
import { BankAccountsView, presentBankAccounts } from './bank-accounts.view';
import { compareWithStatements } from './compare';

@ApiTags('reconciliation')
@ApiBearerAuth()
@Controller('v1/reconciliation/bank-accounts')
export class ComparedBankAccountsController {
  constructor(
    private readonly database: DataSource,
    private readonly position: ReadPosition,
  ) {}

  @Get()
  @Roles('service', 'auditor', 'operator', 'admin')
  @ApiReads({
    summary: 'Each bank account as the books have it, beside the balances of its statements',
    view: BankAccountsView,
    of: 'read_model',
  })
  async compare(
    @Caller() { merchantId }: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BankAccountsView> {
    await this.position.reach(request, reply, 'reconciliation');
    return presentBankAccounts((await statedAccounts(this.database, merchantId)).map(compareWithStatements));
  }
}
