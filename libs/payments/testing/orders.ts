import { DeciderSpec } from '#libs/decider/testing';
import type { MoneyJson } from '#libs/money';
import type { CardDetails, Decline, Evidence, Outcome } from '../outcome';
import type { Sealed } from '../sealed';
import type {
  AttemptPlan,
  BankRefundResult,
  KeptCard,
  OperationRules,
  OrderCommand,
  OrderRefusal,
  ProviderFact,
} from '../order/commands';
import type { OrderCreated, OrderEvent } from '../order/events';
import { orderDecider } from '../order/order-decider';
import type { OrderState } from '../order/state';

/** Words to tell stories about orders in: EUR, provider `acme`, 100.00 unless said otherwise. */

export type OrderSpec = DeciderSpec<OrderState, OrderCommand, OrderEvent, OrderRefusal>;

export const NOON = new Date('2026-03-01T12:00:00.000Z');
export const EXPIRES_AT = '2026-03-01T12:30:00.000Z';
export const AFTER_EXPIRY = new Date('2026-03-01T12:30:00.000Z');
/** A transfer that was announced at noon is waited for until then. */
export const TRANSFER_OVER = new Date('2026-03-08T12:00:00.000Z');

export const eur = (minor: number | bigint): MoneyJson => ({ minor: minor.toString(), currency: 'EUR' });

export const allowed: OperationRules = {
  partialCapture: true,
  multipleCaptures: true,
  partialRefund: true,
  multipleRefunds: true,
  void: true,
  voidAfterCapture: false,
  refund: true,
  holdLifetimeMs: 7 * 24 * 3_600_000,
  transferDays: 7,
};

export const answer: Evidence = { source: 'answer' };
export const query: Evidence = { source: 'query' };
export const clock: Evidence = { source: 'clock' };
export const person: Evidence = { source: 'person', id: 'case-1' };
export const notified = (id: string): Evidence => ({ source: 'notification', id });

export const decline: Decline = { code: '51', class: 'soft_funds', message: 'not enough money' };
export const sealed: Sealed = { subject: 'customer:shop:c-1', keyId: 'key-1', box: 'c2VhbGVk' };
export const visa: CardDetails = { mask: '411111******1111', brand: 'VISA', expiry: '1230' };
export const keptCard: KeptCard = { cardId: 'card-1', token: sealed, usage: 'merchant' };

export const order: Omit<OrderCreated['data'], 'createdAt'> = {
  orderId: '7d444840-9dc0-11d1-b245-5ffdce74fad2',
  merchantId: 'shop',
  reference: 'INV-1',
  amount: eur(10_000),
  method: 'card',
  captureMode: 'manual',
  customerId: 'c-1',
};

export const page: AttemptPlan = { provider: 'acme', flow: 'hosted', expiresAt: EXPIRES_AT };
export const charge: AttemptPlan = { provider: 'acme', flow: 'background', cardId: 'card-1' };

export const create = (
  change: Partial<typeof order> = {},
  attempt: AttemptPlan = page,
): Extract<OrderCommand, { type: 'CreateOrder' }> => ({ type: 'CreateOrder', order: { ...order, ...change }, attempt });

export const ok = (minor: number, evidence = answer, providerReference?: string): Outcome => ({
  kind: 'succeeded',
  amount: eur(minor),
  providerReference,
  evidence,
});
export const declined: Outcome = { kind: 'declined', decline, evidence: answer };
export const failed: Outcome = { kind: 'failed', code: 'refused', reason: 'not possible', evidence: answer };
export const pending: Outcome = { kind: 'pending', evidence: answer };
export const unknown: Outcome = { kind: 'unknown', reason: 'timeout', evidence: answer };
export const notSent: Outcome = { kind: 'not_sent', reason: 'connection refused', evidence: answer };

export const outcome = (operationId: number, result: Outcome): Extract<OrderCommand, { type: 'RecordOutcome' }> => ({
  type: 'RecordOutcome',
  operationId,
  outcome: result,
});

export const fact = (
  kind: ProviderFact['kind'],
  minor: number,
  more: Partial<Omit<ProviderFact, 'kind'>> = {},
): Extract<OrderCommand, { type: 'RecordFact' }> => ({
  type: 'RecordFact',
  fact: { kind, provider: 'acme', amount: eur(minor), evidence: notified(`n-${kind}`), ...more },
  rules: allowed,
});

export const capture = (minor?: number, final?: boolean, rules = allowed): OrderCommand => ({
  type: 'Capture',
  amount: minor === undefined ? undefined : eur(minor),
  final,
  rules,
});
export const voidHold = (rules = allowed): OrderCommand => ({ type: 'Void', rules });
export const refund = (minor?: number, rules = allowed): OrderCommand => ({
  type: 'Refund',
  amount: minor === undefined ? undefined : eur(minor),
  rules,
});
/** A bank order is to pay 40.00 of it, or what is said. */
export const refundByBank = (minor = 4_000, bankOrderId = 'bank-1'): OrderCommand => ({
  type: 'RefundByBank',
  bankOrderId,
  amount: eur(minor),
});
export const bankSays = (result: BankRefundResult, bankOrderId = 'bank-1'): OrderCommand => ({
  ...{ type: 'RecordBankRefund', bankOrderId, result },
  ...{ code: 'refused', reason: 'the bank says no' },
});
/** A line of a payout, below zero of what was netted; `id` makes it count once. */
export const settle = (minor: number, operationId = 1, id = `item-${operationId}`): OrderCommand => ({
  type: 'RecordSettlement',
  attemptId: 1,
  operationId,
  amount: eur(minor),
  evidence: { source: 'statement', id },
});
export const cancel: OrderCommand = { type: 'Cancel', reason: 'requested' };

export const orders: OrderSpec = new DeciderSpec(orderDecider).at(NOON);

/** A hosted order whose hold of 100.00 stands. Its authorisation is operation 1. */
export const held = orders.and(create()).and(outcome(1, ok(10_000, answer, 'pay-1')));
/** Two that share 66.67 of 100.00 unevenly. */
export const splits = [
  { party: 'dev-1', amount: eur(3_333) },
  { party: 'dev-2', amount: eur(3_334) },
];
/** A hosted purchase of 100.00 that is paid, and shared. */
export const shared = orders.and(create({ captureMode: 'automatic', splits })).and(outcome(1, ok(10_000)));
/** A hosted purchase of 100.00 that is paid. */
export const paid = orders.and(create({ captureMode: 'automatic' })).and(outcome(1, ok(10_000, answer, 'pay-1')));
