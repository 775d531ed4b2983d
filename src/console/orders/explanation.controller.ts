import { Get, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Problem } from '../../common/problems';
import { ResourceId } from '../../common/validation/resource-id';
import { ExplainOrder } from '../../explain/explain-order';
import { ReadPosition } from '../../read-position/read-position';
import { ConsoleController } from '../session/console-access';
import { viewerOf } from '../session/viewer';
import type { ConsoleRequest } from '../session/viewer';
import { ConsolePages } from '../web/console-pages';

/** From the amounts of an order down to postings, messages, payouts and bank lines, added up again at each step. */
@ConsoleController('/orders/:id/explanation')
export class ExplanationController {
  constructor(
    private readonly pages: ConsolePages,
    private readonly explanations: ExplainOrder,
    private readonly position: ReadPosition,
  ) {}

  @Get()
  async show(@ResourceId() id: string, @Req() request: ConsoleRequest, @Res() reply: FastifyReply): Promise<void> {
    const seen = async (position: bigint): Promise<void> => {
      await this.position.seen('journal', position);
      await this.position.seen('audit', position);
    };
    const found = await this.explanations.explain(id, seen, viewerOf(request).merchantId);
    if (!found) throw new Problem('not_found', 'There is no such order.');
    this.pages.send(request, reply, 'explanation', { title: `Explanation of ${found.reference}`, explained: found });
  }
}
