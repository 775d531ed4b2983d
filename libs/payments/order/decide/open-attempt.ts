import type { AttemptPlan, OrderRefusal } from '../commands';
import type { AuthorizationRequested, OrderCreated, PaymentStarted } from '../events';

/**
 * The plan names what its flow needs; a caller of ours that forgets it is told so instead of getting half an attempt.
 */
export function planRefusal(plan: AttemptPlan): OrderRefusal | undefined {
  if (plan.flow !== 'background' && plan.expiresAt === undefined)
    return unsupported('a payment by the payer needs an end');
  if (plan.flow === 'background' && plan.cardId === undefined) return unsupported('a charge needs a card on file');
  return undefined;
}

const unsupported = (detail: string): OrderRefusal => ({
  code: 'unsupported_by_provider',
  operation: 'attempt',
  detail,
});

/** The intent of an attempt: from here on the payer may pay, or the provider is asked to charge. */
export function openAttempt(
  order: Pick<OrderCreated['data'], 'amount' | 'captureMode' | 'saveCard'>,
  plan: AttemptPlan,
  numbers: { readonly attemptId: number; readonly operationId: number },
  now: Date,
): PaymentStarted | AuthorizationRequested {
  const { provider, cardId, expiresAt } = plan;
  const data = {
    ...numbers,
    provider,
    amount: order.amount,
    capture: order.captureMode,
    requestedAt: now.toISOString(),
  };
  if (plan.flow === 'background') {
    return {
      type: 'AuthorizationRequested',
      data: { ...data, cardId: cardId!, initiator: plan.initiator ?? 'merchant' },
    };
  }
  const flow = plan.flow === 'remote' ? { flow: plan.flow } : {};
  return {
    type: 'PaymentStarted',
    data: { ...data, ...flow, cardId, saveCard: order.saveCard, expiresAt: expiresAt! },
  };
}
