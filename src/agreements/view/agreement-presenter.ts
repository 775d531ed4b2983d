import { CommandShell } from '#libs/command-shell';
import { Injectable } from '@nestjs/common';
import { orderAggregate } from '../../orders/order-aggregate';
import { OrderPresenter } from '../../orders/view/order-presenter';
import type { FoldedAgreement } from '../agreement-aggregate';
import type { AgreementView } from './agreement.view';
import { presentAgreement } from './present-agreement';

/** An agreement as the API shows it, with the page at which its customer has to pay. */
@Injectable()
export class AgreementPresenter {
  constructor(
    private readonly shell: CommandShell,
    private readonly orders: OrderPresenter,
  ) {}

  async present(folded: FoldedAgreement): Promise<AgreementView> {
    const { cardPayment: payment, ended } = folded.state;
    if (!payment || ended) return presentAgreement(folded);
    const order = await this.shell.load(orderAggregate, payment.orderId);
    if (!order.state.exists) return presentAgreement(folded);
    const { next_action: action } = await this.orders.present({ folded: order });
    return presentAgreement(folded, action);
  }
}
