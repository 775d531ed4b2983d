import { CommandShell, deterministicId } from '#libs/command-shell';
import { parseOperationReference } from '#libs/payments';
import type { ProviderAdapter, ReturnClaim } from '#libs/providers';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../common/identity';
import { Problem } from '../common/problems';
import { PROVIDER_NAME } from '../common/validation';
import { ApiProblems } from '../operations/openapi/problem-responses';
import { orderAggregate } from '../orders/order-aggregate';
import type { FoldedOrder } from '../orders/order-aggregate';
import { Providers } from '../providers/providers';
import { returnPage } from './return-page';

/**
 * Where a provider sends the payer's browser back to. The claim is kept as a hint; then the payer goes on to the
 * merchant.
 */
@ApiTags('outside')
@Controller('returns')
export class ReturnsController {
  constructor(
    private readonly providers: Providers,
    private readonly shell: CommandShell,
  ) {}

  @Get(':provider')
  @ApiOperation({ summary: 'Where a provider sends the payer’s browser back to' })
  @ApiParam({ name: 'provider', schema: { type: 'string', pattern: PROVIDER_NAME.source }, example: 'trustpay-eu' })
  @ApiResponse({ status: 303, description: 'On to the return_url of the order' })
  @ApiResponse({
    status: 200,
    description: 'A page, where the order has no return_url',
    content: { 'text/html': { schema: { type: 'string' }, example: '<!doctype html>' } },
  })
  @Public()
  @ApiProblems('not_found', 'invalid_request')
  async comeBack(
    @Param('provider') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const adapter = this.providers.find(name);
    const query = new URLSearchParams((request.raw.url ?? '').split('?')[1] ?? '');
    const claim = adapter?.parseReturn?.(query);
    const named = claim && parseOperationReference(claim.reference);
    const folded = named && (await this.shell.load(orderAggregate, named.orderId));
    if (!adapter || !claim || !named || !folded?.state.order)
      throw new Problem('not_found', 'There is no such payment.');
    await this.record(adapter, named.orderId, named.operationId, claim, folded);
    const { returnUrl, orderId } = folded.state.order;
    if (returnUrl === undefined) {
      void reply
        .header('content-type', 'text/html; charset=utf-8')
        .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
        .send(returnPage());
      return;
    }
    const target = new URL(returnUrl);
    target.searchParams.set('order_id', orderId);
    void reply.status(303).header('location', target.toString()).send();
  }

  /** Anybody can call this address, so a refusal is no error: the claim simply does not matter any more. */
  private async record(
    adapter: ProviderAdapter,
    orderId: string,
    operationId: number,
    claim: ReturnClaim,
    folded: FoldedOrder,
  ): Promise<void> {
    const commandId = deterministicId(
      'return',
      orderId,
      String(operationId),
      claim.claims,
      claim.code,
      claim.providerReference ?? '',
    );
    const command = {
      type: 'RecordReturn',
      operationId,
      claims: claim.claims,
      code: claim.code,
      decline: claim.decline,
      providerReference: claim.providerReference,
    } as const;
    const envelope = {
      commandId,
      correlationId: commandId,
      actor: `payer:${adapter.name}`,
      merchantId: folded.state.order!.merchantId,
    };
    await this.shell.execute(orderAggregate, orderId, command, envelope, { from: folded });
  }
}
