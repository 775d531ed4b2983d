import type { CommandEnvelope } from '#libs/command-shell';
import { parseAmount, toMoneyJson } from '#libs/money';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { PersonalData, destinationPlace } from '../../personal-data/personal-data';
import type { OrderAnswer } from '../command-answer';
import { OrderCommands } from '../order-commands';
import type { RefundDto } from './refund.dto';

export class RefundOrder extends Command<OrderAnswer> {
  constructor(
    readonly orderId: string,
    readonly request: RefundDto,
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}

@CommandHandler(RefundOrder)
export class RefundOrderHandler implements ICommandHandler<RefundOrder> {
  constructor(
    private readonly orders: OrderCommands,
    private readonly personalData: PersonalData,
  ) {}

  async execute({ orderId, request, envelope }: RefundOrder): Promise<OrderAnswer> {
    const amount = request.amount && toMoneyJson(parseAmount(request.amount));
    const reason = await this.seal(orderId, request.reason, `order/${orderId}/${envelope.commandId}`, envelope);
    const destination = await this.seal(orderId, request.to_address, destinationPlace(orderId), envelope);
    return this.orders.run(orderId, envelope, (rules) => ({ type: 'Refund', amount, reason, destination, rules }));
  }

  /**
   * A free text may name a person, and an address belongs to one: sealed under the same subject as the rest of the
   * order.
   */
  private async seal(orderId: string, text: string | undefined, place: string, envelope: CommandEnvelope) {
    if (text === undefined) return undefined;
    const { state } = await this.orders.load(orderId, envelope.merchantId);
    return this.personalData.seal(this.personalData.subjectOf(state.order!), place, text);
  }
}
