import type { BankOrderRequested } from '#libs/banking';
import type { Clock } from '#libs/clock';
import { CommandShell } from '#libs/command-shell';
import { parseAmount, toMoneyJson } from '#libs/money';
import { capturedAttempt } from '#libs/payments';
import { Inject, Injectable } from '@nestjs/common';
import { Problem } from '../../common/problems';
import { orderAggregate } from '../../orders/order-aggregate';
import { problemFromRefusal } from '../../orders/refusals';
import { CLOCK } from '../../persistence/tokens';
import type { CreateBankOrderDto } from '../orders/create-bank-order.dto';

/** The bank order that is asked for. */
export interface Asked {
  readonly bankOrderId: string;
  readonly merchantId: string;
  /** Whose bank it is. */
  readonly provider: string;
}

type PaidRefund = Pick<BankOrderRequested['data'], 'orderId' | 'forProvider'>;

/** Which order's refund a bank order pays, and whether that order would promise it. */
@Injectable()
export class RefundOf {
  constructor(
    private readonly shell: CommandShell,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws Problem for what does not fit, and with the reason of an order that has less left */
  async of(dto: CreateBankOrderDto, { bankOrderId, merchantId, provider }: Asked): Promise<PaidRefund> {
    const { purpose, order_id: orderId, for_provider: forProvider } = dto;
    if (purpose !== 'refund') {
      if (orderId !== undefined) throw refused('/order_id', 'must be given with the purpose refund only');
      return {};
    }
    if (orderId === undefined) throw refused('/order_id', 'must name the order whose customer is paid');
    if (dto.instructions.length > 1) throw refused('/instructions', 'must be one: a refund is one payment');
    const { state } = await this.shell.load(orderAggregate, orderId);
    if (state.order?.merchantId !== merchantId)
      throw new Problem('not_found', 'The merchant has no order of this order_id.');
    const amount = toMoneyJson(parseAmount(dto.instructions[0]!.amount));
    const command = { type: 'RefundByBank', bankOrderId, amount } as const;
    const decision = orderAggregate.decider.decide(state, command, { now: this.clock.now() });
    if ('reject' in decision) throw problemFromRefusal(decision.reject);
    const { provider: owing } = capturedAttempt(state)!;
    if (forProvider !== undefined && forProvider !== owing)
      throw refused('/for_provider', `must be ${owing}, which took the payment, or be left out`);
    return { orderId, ...(owing !== provider && { forProvider: owing }) };
  }
}

const refused = (pointer: string, message: string): Problem =>
  new Problem('invalid_request', 'The refund does not fit; see errors.', { errors: [{ pointer, message }] });
