import type { CommandEnvelope } from '#libs/command-shell';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { OrderAnswer } from '../command-answer';
import { OrderCommands } from '../order-commands';

export class VoidOrder extends Command<OrderAnswer> {
  constructor(
    readonly orderId: string,
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}

@CommandHandler(VoidOrder)
export class VoidOrderHandler implements ICommandHandler<VoidOrder> {
  constructor(private readonly orders: OrderCommands) {}

  execute({ orderId, envelope }: VoidOrder): Promise<OrderAnswer> {
    return this.orders.run(orderId, envelope, (rules) => ({ type: 'Void', rules }));
  }
}
