import type { OrderEvent } from '../../events';
import type { Operation, OrderState } from '../../state';
import { confirms } from './integrity';
import type { OutcomeReport } from './report';
import { attemptBehind } from './report';

/**
 * A token is kept once per order, and only of a payment that succeeded. It may come after the success itself: the
 * answer of a call often lacks what the notification brings.
 */
export function keptCard(
  state: OrderState,
  operation: Operation,
  report: OutcomeReport,
  events: readonly OrderEvent[],
): OrderEvent[] {
  const card = report.keptCard;
  const { outcome } = report;
  const confirmed =
    operation.status === 'succeeded' && outcome.kind === 'succeeded' && confirms(state, operation, outcome);
  const paid = confirmed || events.some(({ type }) => type === 'Authorized');
  if (!card || state.keptCardId !== undefined || operation.type !== 'authorize' || !paid) return [];
  const { provider, id: attemptId } = attemptBehind(state, operation);
  const customerId = state.order?.customerId;
  return [
    {
      type: 'CardKept',
      data: { attemptId, provider, customerId, ...card, card: card.card ?? report.card ?? {} },
    },
  ];
}
