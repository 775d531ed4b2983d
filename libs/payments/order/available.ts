import type { OrderDecision } from './decide/decision';
import type { OrderEvent, OrderEventType } from './events';
import { leftToDisputes } from './evolve/change';
import { minorOf, moneyJson, smaller } from './minor';
import { availableOf, blockedAvailableOf, operationOf } from './selectors';
import { blocked, earned } from './splits';
import type { OrderState } from './state';

/** Events after which what is owed stands elsewhere than before. */
const MOVING: ReadonlySet<OrderEventType> = new Set<OrderEventType>([
  'Captured',
  'RefundRequested',
  'RefundFailed',
  'RefundFailedAfterAcceptance',
  'CaptureReversedByProvider',
  'DisputeLost',
  'SettlementRecorded',
]);

/** Events after which what is blocked may stand elsewhere: with what is owed, and with the disputes. */
const BLOCKING: ReadonlySet<OrderEventType> = new Set<OrderEventType>([
  ...MOVING,
  ...(['DisputeOpened', 'DisputeWon'] as const),
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

/**
 * What open disputes must block of what is available: as much as losing all of them would draw from it. So they block
 * what is unsettled first, the block follows the money when that is paid out or drawn, and an end frees what it
 * blocked.
 */
function blockedAvailableNow(state: OrderState): bigint {
  const free = earned(state) - blocked(state);
  const drawn = smaller(availableOf(state) - (free > 0n ? free : 0n), blocked(state));
  return drawn > 0n ? drawn : 0n;
}

/** Adds to each event what it makes available or blocks of that; below zero, what it draws from it or frees. */
export function withAvailable(
  state: OrderState,
  decision: OrderDecision,
  evolve: (state: OrderState, event: OrderEvent) => OrderState,
): OrderDecision {
  if ('reject' in decision) return decision;
  let before = state;
  const events = decision.accept.map((event) => {
    const told = withBlock(before, withMove(before, event, evolve), evolve);
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

function withBlock(
  before: OrderState,
  event: OrderEvent,
  evolve: (state: OrderState, event: OrderEvent) => OrderState,
): OrderEvent {
  if (!BLOCKING.has(event.type)) return event;
  const move = blockedAvailableNow(evolve(before, event)) - blockedAvailableOf(before);
  if (move === 0n) return event;
  return { ...event, data: { ...event.data, blockedAvailable: moneyJson(move, before.currency) } } as OrderEvent;
}

/**
 * Keeps the sums by which `available` and `blockedAvailable` are decided. A payout's line for a refund pays nothing out
 * of a capture, and what a refund that fails leaves to disputes was taken of captures. A settlement that does not say
 * what became available is from before refunds drew on it, and moved its whole amount.
 */
export function evolveAvailable(state: OrderState, event: OrderEvent): OrderState {
  return evolveBlocked(evolvePaidOut(state, event), event);
}

function evolveBlocked(state: OrderState, { data }: OrderEvent): OrderState {
  if (!('blockedAvailable' in data && data.blockedAvailable)) return state;
  const { paidOut = { captures: 0n, available: 0n } } = state;
  return { ...state, paidOut: { ...paidOut, blocked: (paidOut.blocked ?? 0n) + minorOf(data.blockedAvailable) } };
}

function evolvePaidOut(state: OrderState, { type, data }: OrderEvent): OrderState {
  const { paidOut = { captures: 0n, available: 0n } } = state;
  const { captures, available } = paidOut;
  if (type === 'SettlementRecorded') {
    const isRefund = operationOf(state, data.operationId)?.type === 'refund';
    const paid = isRefund ? 0n : minorOf(data.amount);
    const moved = minorOf(data.available ?? data.amount);
    return { ...state, paidOut: { ...paidOut, captures: captures + paid, available: available + moved } };
  }
  const moved = 'available' in data && data.available ? minorOf(data.available) : 0n;
  const debited = type === 'RefundFailed' || type === 'RefundFailedAfterAcceptance' ? leftToDisputes(data) : 0n;
  if (moved === 0n && debited === 0n) return state;
  return { ...state, paidOut: { ...paidOut, captures: captures - debited, available: available + moved } };
}
