import { CommandShell } from '#libs/command-shell';
import type { CommandEnvelope } from '#libs/command-shell';
import { isOpen } from '#libs/payments';
import { Injectable } from '@nestjs/common';
import { Problem } from '../../common/problems';
import { Resolver } from '../../resolver/resolver';
import type { OrderAnswer } from '../command-answer';
import { orderAggregate } from '../order-aggregate';
import { firstAnswer } from './first-answer';

/** Answers commands that had happened before, as they were answered then. */
@Injectable()
export class Replays {
  constructor(
    private readonly shell: CommandShell,
    private readonly resolver: Resolver,
  ) {}

  /** @throws Problem `in_progress` while the first call may still be running */
  async answer(orderId: string, { commandId }: CommandEnvelope): Promise<OrderAnswer> {
    const answer = firstAnswer(await this.shell.history(orderAggregate, orderId), commandId);
    if (answer.operation?.status !== 'requested') return replay(answer);
    // A call whose process died is made a doubt here and now, so that every later repeat is answered with it as well.
    await this.resolver.resolveOrder(orderId);
    const settled = firstAnswer(await this.shell.history(orderAggregate, orderId), commandId);
    if (settled.operation?.status !== 'requested') return replay(settled);
    throw new Problem('in_progress', 'The provider is being asked. Send the request again in a moment.', {
      retryAfterS: 1,
    });
  }
}

const replay = ({ folded, operation }: ReturnType<typeof firstAnswer>): OrderAnswer => ({
  folded,
  replayed: true,
  open: operation !== undefined && operation.status !== 'requires_action' && isOpen(operation),
});
