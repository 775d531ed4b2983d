import { accept, reject } from '#libs/decider';
import type { OrderEvent } from '../events';
import type { OrderState } from '../state';
import { minorOf } from '../minor';
import type { CommandOf, OrderDecision } from './decision';
import { splitsRefusal } from '../splits';
import { openAttempt, planRefusal } from './open-attempt';

export function createOrder(state: OrderState, command: CommandOf<'CreateOrder'>, now: Date): OrderDecision {
  if (state.exists) return reject({ code: 'order_exists' });
  if (!amountAllowed(command)) return reject({ code: 'amount_not_positive' });
  const misfit = splitsRefusal(command.order.splits ?? [], command.order.amount);
  if (misfit !== undefined) return reject({ code: 'splits_do_not_fit', detail: misfit });
  const refusal = planRefusal(command.attempt);
  if (refusal) return reject(refusal);
  return accept<OrderEvent>(
    { type: 'OrderCreated', data: { ...command.order, createdAt: now.toISOString() } },
    openAttempt(command.order, command.attempt, { attemptId: 1, operationId: 1 }, now),
  );
}

/**
 * Nothing to pay is an order only where it verifies a card for later charges by the merchant (an initial payment of
 * 0.00, TrustPay card payment type 12): the payer is present, nothing is reserved, and it never has anything to
 * capture.
 */
function amountAllowed({ order, attempt }: CommandOf<'CreateOrder'>): boolean {
  const amount = minorOf(order.amount);
  const verifiesCard = order.saveCard === 'merchant' && order.captureMode === 'manual' && attempt.flow === 'hosted';
  return amount > 0n || (amount === 0n && verifiesCard);
}
