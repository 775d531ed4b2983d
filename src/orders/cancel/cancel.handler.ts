import type { CommandEnvelope } from '#libs/command-shell';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { OrderAnswer } from '../command-answer';
import { OrderCommands } from '../order-commands';

export class CancelOrder extends Command<OrderAnswer> {
  constructor(
    readonly orderId: string,
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}

@CommandHandler(CancelOrder)
export class CancelOrderHandler implements ICommandHandler<CancelOrder> {
  constructor(private readonly orders: OrderCommands) {}

  execute({ orderId, envelope }: CancelOrder): Promise<OrderAnswer> {
    return this.orders.run(orderId, envelope, () => ({ type: 'Cancel', reason: 'requested by the caller' }));
  }
}
