import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Caller, Roles } from '../common/identity';
import type { Principal } from '../common/identity';
import { Problem } from '../common/problems';
import { ResourceId } from '../common/validation/resource-id';
import { ApiReads } from '../operations/openapi/api-docs';
import { ReadPosition } from '../read-position/read-position';
import { ExplainOrder } from './explain-order';
import { OrderExplanation } from './order-explanation.view';

@ApiTags('orders')
@ApiBearerAuth()
@Controller('v1/orders')
export class ExplainController {
  constructor(
    private readonly explanations: ExplainOrder,
    private readonly position: ReadPosition,
  ) {}

  @Get(':id/explain')
  @Roles('service', 'auditor', 'operator', 'admin')
  @ApiReads({
    summary: 'From the amounts of an order down to postings, events, provider messages and bank lines, added up again',
    view: OrderExplanation,
    of: 'statement',
  })
  async explain(
    @ResourceId() id: string,
    @Caller() { merchantId }: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrderExplanation> {
    await this.position.reach(request, reply, 'journal');
    const seen = async (position: bigint): Promise<void> => {
      await this.position.seen('journal', position);
      await this.position.seen('audit', position);
    };
    const found = await this.explanations.explain(id, seen, merchantId);
    if (!found) throw new Problem('not_found', 'There is no such order.');
    return found;
  }
}
