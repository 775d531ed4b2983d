import type { UnusedDaysCredited } from '#libs/agreements';
import { CommandShell, deterministicId } from '#libs/command-shell';
import type { RecordedEvent } from '#libs/event-store';
import { formatAmount, fromMoneyJson } from '#libs/money';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { PROBLEMS, Problem } from '../../common/problems';
import { RefundOrder } from '../../orders/refund/refund.handler';
import { agreementAggregate } from '../agreement-aggregate';
import { paymentOrderId } from '../order-ids';

/**
 * Gives back what was paid for days that are not used, as refunds of the orders that paid. The agreement has decided
 * how much of each; what an order does not take, because a person has refunded it already, the agreement is told.
 */
@Injectable()
export class RefundUnusedDays {
  constructor(
    private readonly shell: CommandShell,
    private readonly commands: CommandBus,
  ) {}

  async handle(event: RecordedEvent): Promise<void> {
    const agreementId = event.stream.slice('agreement-'.length);
    const { correlationId, merchantId } = event.metadata;
    const { refunds } = event.data as UnusedDaysCredited['data'];
    for (const { payment, amount } of refunds) {
      const orderId = paymentOrderId(agreementId, payment);
      const envelopeOf = (what: string) => {
        const commandId = deterministicId(what, event.id, orderId);
        return { commandId, correlationId, causationId: event.id, actor: 'process:agreements', merchantId };
      };
      const request = { amount: formatAmount(fromMoneyJson(amount)) };
      try {
        await this.commands.execute(new RefundOrder(orderId, request, envelopeOf('refund-unused-days')));
      } catch (error) {
        if (!(error instanceof Problem) || PROBLEMS[error.code].retryable) throw error;
        const { code, detail: reason } = error;
        const command = { type: 'RecordCreditRefused', orderId, amount, code, reason } as const;
        await this.shell.execute(agreementAggregate, agreementId, command, envelopeOf('credit-refused'));
      }
    }
  }
}
