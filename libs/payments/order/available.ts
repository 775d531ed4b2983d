import type { OrderDecision } from './decide/decision';
import type { OrderEvent, OrderEventType } from './events';
import { minorOf, moneyJson, smaller } from './minor';
import { availableOf, operationOf } from './selectors';
import { earned } from './splits';
import type { OrderState } from './state';

/** Events after which what is owed stands elsewhere than before. */
const MOVING: ReadonlySet<OrderEventType> = new Set<OrderEventType>([
  'Captured',
  'RefundRequested',
  'RefundFailed',
  'CaptureReversedByProvider',
  'DisputeLost',
  'SettlementRecorded',
]);

/**
 * What must be available: what was paid out of the captures, as far as it is still owed. So what goes back is taken
 * from what is unsettled while there is any, else from what is available (fact sheet "payments" 4.2), and no order of
 * captures, payouts and refunds leads to another sum.
 */
function availableNow(state: OrderState): bigint {
  const owed = smaller(state.paidOut?.captures ?? 0n, earned(state));
  return owed > 0n ? owed : 0n;
}

/** Adds to each event what it makes available of the order, or, below zero, draws from that. */
export function withAvailable(
  state: OrderState,
  decision: OrderDecision,
  evolve: (state: OrderState, event: OrderEvent) => OrderState,
): OrderDecision {
  if ('reject' in decision) return decision;
  let before = state;
  const events = decision.accept.map((event) => {
    const told = withMove(before, event, evolve);
    before = evolve(before, told);
    return told;
  });
  return { accept: events };
}

function withMove(
  before: OrderState,
  event: OrderEvent,
  evolve: (state: OrderState, event: OrderEvent) => OrderState,
): OrderEvent {
  if (!MOVING.has(event.type)) return event;
  const move = availableNow(evolve(before, event)) - availableOf(before);
  if (move === 0n && event.type !== 'SettlementRecorded') return event;
  return { ...event, data: { ...event.data, available: moneyJson(move, before.currency) } } as OrderEvent;
}

/**
 * Keeps the two sums by which `available` is decided. A payout's line for a refund pays nothing out of a capture; a
 * settlement that does not say what became available is from before refunds drew on it, and moved its whole amount.
 */
export function evolveAvailable(state: OrderState, { type, data }: OrderEvent): OrderState {
  const { captures, available } = state.paidOut ?? { captures: 0n, available: 0n };
  if (type === 'SettlementRecorded') {
    const isRefund = operationOf(state, data.operationId)?.type === 'refund';
    const paid = isRefund ? 0n : minorOf(data.amount);
    const moved = minorOf(data.available ?? data.amount);
    return { ...state, paidOut: { captures: captures + paid, available: available + moved } };
  }
  const moved = 'available' in data && data.available ? minorOf(data.available) : 0n;
  return moved === 0n ? state : { ...state, paidOut: { captures, available: available + moved } };
}
