import { CommandShell } from '#libs/command-shell';
import type { CommandEnvelope } from '#libs/command-shell';
import { parseAmount, toMoneyJson } from '#libs/money';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { OrderAnswer } from '../command-answer';
import { orderAggregate } from '../order-aggregate';
import { OrderCommands } from '../order-commands';
import { problemFromRefusal } from '../refusals';
import type { RecordReturnDto } from './record-return.dto';

export class RecordReturn extends Command<OrderAnswer> {
  constructor(
    readonly orderId: string,
    readonly request: RecordReturnDto,
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}

/** Calls no provider: the money went back there already, by hand, and the books are told. */
@CommandHandler(RecordReturn)
export class RecordReturnHandler implements ICommandHandler<RecordReturn> {
  constructor(
    private readonly shell: CommandShell,
    private readonly orders: OrderCommands,
  ) {}

  async execute({ orderId, request, envelope }: RecordReturn): Promise<OrderAnswer> {
    const from = await this.orders.load(orderId, envelope.merchantId);
    const { amount, reason, provider_reference: providerReference } = request;
    const command = {
      type: 'ReturnUnexpected',
      amount: amount && toMoneyJson(parseAmount(amount)),
      reason,
      providerReference,
      evidence: { source: 'person', id: envelope.commandId, detail: reason },
    } as const;
    const result = await this.shell.execute(orderAggregate, orderId, command, envelope, { from });
    if (result.kind === 'rejected') throw problemFromRefusal(result.refusal);
    return { folded: result.folded, replayed: result.kind === 'replayed', open: false };
  }
}
