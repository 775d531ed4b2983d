import type { CommandEnvelope } from '#libs/command-shell';
import { parseAmount, toMoneyJson } from '#libs/money';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { OrderAnswer } from '../command-answer';
import { OrderCommands } from '../order-commands';
import type { CaptureDto } from './capture.dto';

export class CaptureOrder extends Command<OrderAnswer> {
  constructor(
    readonly orderId: string,
    readonly request: CaptureDto,
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}

@CommandHandler(CaptureOrder)
export class CaptureOrderHandler implements ICommandHandler<CaptureOrder> {
  constructor(private readonly orders: OrderCommands) {}

  execute({ orderId, request, envelope }: CaptureOrder): Promise<OrderAnswer> {
    const amount = request.amount && toMoneyJson(parseAmount(request.amount));
    return this.orders.run(orderId, envelope, (rules) => ({ type: 'Capture', amount, final: request.final, rules }));
  }
}
