import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Caller, Roles, assertRunsDeployment } from '../common/identity';
import type { Principal } from '../common/identity';
import type { Config } from '../config';
import { ApiReads } from '../operations/openapi/api-docs';
import { CONFIG } from '../persistence/tokens';
import { ReadPosition } from '../read-position/read-position';
import { ProviderBalances } from './provider-balances';
import { ProviderBalancesQueryDto, ProviderBalancesView, presentProviderBalances } from './provider-balances.view';

@ApiTags('reconciliation')
@ApiBearerAuth()
@Controller('v1/provider-balances')
export class ProviderBalancesController {
  constructor(
    private readonly balances: ProviderBalances,
    private readonly position: ReadPosition,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Roles('auditor', 'operator', 'admin')
  @ApiReads({
    summary: 'Coins in custody over all merchants, beside what each provider says now that it holds',
    view: ProviderBalancesView,
    of: 'statement',
  })
  async compare(
    @Query() { provider }: ProviderBalancesQueryDto,
    @Caller() { merchantId }: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProviderBalancesView> {
    assertRunsDeployment(this.config, merchantId, 'The accounts at the providers are those of all merchants together.');
    await this.position.reach(request, reply, 'journal');
    return presentProviderBalances(await this.balances.compare(provider));
  }
}
