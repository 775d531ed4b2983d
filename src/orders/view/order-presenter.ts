import type { Attempt, OrderState } from '#libs/payments';
import { Injectable } from '@nestjs/common';
import { ERASED, PersonalData } from '../../personal-data/personal-data';
import type { OrderPersonalData } from '../../personal-data/personal-data';
import type { OrderAnswer } from '../command-answer';
import { summarizeOrder } from '../list-orders/order-list.view';
import { CallBuilder } from '../provider-calls/call-builder';
import { presentNextAction } from './next-action.view';
import type { NextActionView } from './next-action.view';
import type { OrderView } from './order.view';

/**
 * An order as the API shows it. Everything comes from the folded state; personal data is unsealed for the answer only.
 */
@Injectable()
export class OrderPresenter {
  constructor(
    private readonly personalData: PersonalData,
    private readonly calls: CallBuilder,
  ) {}

  async present({ folded, created }: Pick<OrderAnswer, 'folded' | 'created'>): Promise<OrderView> {
    const { state } = folded;
    const order = state.order!;
    const personal = created?.personal ?? (await this.personalData.openOrder(order));
    return {
      ...summarizeOrder(folded),
      next_action: await this.nextAction(state, state.attempts.at(-1), personal, created?.pageUrl),
      ...personalView(order, personal),
    };
  }

  private async nextAction(
    state: OrderState,
    attempt: Attempt | undefined,
    personal: OrderPersonalData,
    known?: string,
  ): Promise<NextActionView | null> {
    if (attempt?.status !== 'requires_action') return null;
    if (attempt.nextAction) return presentNextAction(attempt.nextAction);
    const url = known ?? (await this.calls.hostedPage(state, attempt, personal));
    return url === undefined ? null : { type: 'redirect', url };
  }
}

function personalView(order: NonNullable<OrderState['order']>, personal: OrderPersonalData) {
  const id = order.customerId === undefined ? {} : { id: order.customerId };
  const erased = order.customer !== undefined && personal.customer === undefined;
  const hasCustomer = order.customerId !== undefined || order.customer !== undefined;
  return {
    customer: hasCustomer ? { ...id, ...(erased ? { name: ERASED } : personal.customer) } : undefined,
    description: order.description === undefined ? undefined : (personal.description ?? ERASED),
    metadata: personal.metadata,
  };
}
