import { CommandShell } from '#libs/command-shell';
import type { CommandEnvelope } from '#libs/command-shell';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { OrderAnswer } from '../command-answer';
import { orderAggregate } from '../order-aggregate';
import { OrderCommands } from '../order-commands';
import { problemFromRefusal } from '../refusals';
import type { EndDisputeDto } from './end-dispute.dto';

export class EndDispute extends Command<OrderAnswer> {
  constructor(
    readonly orderId: string,
    readonly disputeId: string,
    readonly request: EndDisputeDto,
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}

/** Calls no provider: the dispute was decided there, and the books are told by who has seen it. */
@CommandHandler(EndDispute)
export class EndDisputeHandler implements ICommandHandler<EndDispute> {
  constructor(
    private readonly shell: CommandShell,
    private readonly orders: OrderCommands,
  ) {}

  async execute({ orderId, disputeId, request, envelope }: EndDispute): Promise<OrderAnswer> {
    const from = await this.orders.load(orderId, envelope.merchantId);
    const { outcome, reason } = request;
    const evidence = { source: 'person', id: envelope.commandId, detail: reason } as const;
    const command = { type: 'EndDispute', disputeId, outcome, evidence } as const;
    const result = await this.shell.execute(orderAggregate, orderId, command, envelope, { from });
    if (result.kind === 'rejected') throw problemFromRefusal(result.refusal);
    return { folded: result.folded, replayed: result.kind === 'replayed', open: false };
  }
}
