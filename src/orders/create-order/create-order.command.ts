import type { CommandEnvelope } from '#libs/command-shell';
import type { AgreementLink } from '#libs/payments';
import { Command } from '@nestjs/cqrs';
import type { OrderAnswer } from '../command-answer';
import type { CreateOrderDto } from './create-order.dto';

export class CreateOrder extends Command<OrderAnswer> {
  constructor(
    readonly orderId: string,
    readonly request: CreateOrderDto,
    readonly envelope: CommandEnvelope,
    /** Set where an agreement collects by this order; no caller can. */
    readonly agreement?: AgreementLink,
  ) {
    super();
  }
}
