import { CommandShell, deterministicId } from '#libs/command-shell';
import { isOpen } from '#libs/payments';
import type { OrderRefusal } from '#libs/payments';
import { Injectable } from '@nestjs/common';
import { orderAggregate } from '../../orders/order-aggregate';
import type { FoldedBankOrder } from '../bank-order-aggregate';

/** The order's promise of a refund that a bank order pays: so long as it stands, nobody else gives the money back. */
@Injectable()
export class BankRefunds {
  constructor(private readonly shell: CommandShell) {}

  /**
   * Asked for as often as wanted, promised once. A bank order that pays no refund of an order needs none.
   * @returns why it must not be sent; undefined when it may be
   */
  async promise({ state }: FoldedBankOrder): Promise<OrderRefusal | undefined> {
    const { orderId, bankOrderId, amount, merchantId } = state.order!;
    if (orderId === undefined) return undefined;
    const commandId = deterministicId('bank-refund', bankOrderId);
    const envelope = { commandId, correlationId: bankOrderId, actor: 'process:bank-refunds', merchantId };
    const command = { type: 'RefundByBank', bankOrderId, amount } as const;
    const result = await this.shell.execute(orderAggregate, orderId, command, envelope);
    if (result.kind === 'rejected') return result.refusal;
    // A promise that was made before may be over by now.
    const { operations } = (await this.shell.load(orderAggregate, orderId)).state;
    const promised = operations.findLast((operation) => operation.bankOrderId === bankOrderId);
    return promised && isOpen(promised) ? undefined : { code: 'bank_order_over', bankOrderId };
  }
}
