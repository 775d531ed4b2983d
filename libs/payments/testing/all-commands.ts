import type { OrderCommand, ProviderFact } from '../order/commands';
import {
  allowed,
  bankSays,
  cancel,
  capture,
  clock,
  create,
  declined,
  eur,
  fact,
  failed,
  notSent,
  notified,
  ok,
  outcome,
  page,
  pending,
  person,
  refund,
  refundByBank,
  unknown,
  voidHold,
} from './orders';

const weak = { ...allowed, void: false, refund: false, partialCapture: false };
const AMOUNTS = [3_000, 4_000, 10_000];

type Variants = Readonly<Record<string, OrderCommand>>;

const outcomesOf = (operationId: number): Variants => ({
  ...Object.fromEntries(AMOUNTS.map((minor) => [`${minor} succeeded`, outcome(operationId, ok(minor))])),
  pending: outcome(operationId, pending),
  unknown: outcome(operationId, unknown),
  declined: outcome(operationId, declined),
  failed: outcome(operationId, failed),
  'not sent': outcome(operationId, notSent),
});

/** Naming no operation, the first, the second, and one that does not exist. */
const factsOf = (kind: ProviderFact['kind']): Variants => ({
  ...Object.fromEntries(AMOUNTS.map((minor) => [String(minor), fact(kind, minor)])),
  '10000 naming 1': fact(kind, 10_000, { operationId: 1 }),
  '10000 naming 2': fact(kind, 10_000, { operationId: 2 }),
  '10000 naming 9': fact(kind, 10_000, { operationId: 9 }),
});

/** Every command, with the variants that may be decided differently. */
export const allCommands: Readonly<Record<string, Variants>> = {
  create: { again: create() },
  attempt: { another: { type: 'StartAttempt', attempt: page } },
  capture: {
    all: capture(),
    '4000': capture(4_000),
    '4000 final': capture(4_000, true),
    '10000': capture(10_000),
    '10001': capture(10_001),
    '0': capture(0),
    '4000 where only the whole can be': capture(4_000, undefined, weak),
  },
  void: {
    plain: voidHold(),
    'where it also follows a capture': voidHold({ ...allowed, voidAfterCapture: true }),
    'where it cannot be': voidHold(weak),
  },
  refund: {
    all: refund(),
    '4000': refund(4_000),
    '10001': refund(10_001),
    '4000 where it cannot be': refund(4_000, weak),
  },
  'refund by bank': {
    '4000 by bank-1': refundByBank(),
    '4000 by bank-2': refundByBank(4_000, 'bank-2'),
    '10001 by bank-2': refundByBank(10_001, 'bank-2'),
  },
  'bank-1': { executed: bankSays('executed'), failed: bankSays('failed'), returned: bankSays('returned') },
  'return unexpected': {
    all: { type: 'ReturnUnexpected', reason: 'returned in the portal', evidence: person },
    '10001': { type: 'ReturnUnexpected', amount: eur(10_001), reason: 'returned in the portal', evidence: person },
  },
  cancel: { requested: cancel },
  'end dispute': {
    'lost 1': { type: 'EndDispute', disputeId: '1', outcome: 'lost', evidence: person },
    'won 1': { type: 'EndDispute', disputeId: '1', outcome: 'won', evidence: person },
    'won 2': { type: 'EndDispute', disputeId: '2', outcome: 'won', evidence: person },
  },
  'outcome of 1': outcomesOf(1),
  'outcome of 2': outcomesOf(2),
  'fact announced': factsOf('announced'),
  'fact authorized': factsOf('authorized'),
  'fact captured': {
    ...factsOf('captured'),
    '10000 naming 1, another reference': fact('captured', 10_000, { operationId: 1, providerReference: 'pay-9' }),
  },
  'fact voided': factsOf('voided'),
  'fact refunded': factsOf('refunded'),
  'fact declined': factsOf('declined'),
  'fact refund_failed': factsOf('refund_failed'),
  'fact disputed': factsOf('disputed'),
  'fact dispute_won': factsOf('dispute_won'),
  'fact dispute_lost': factsOf('dispute_lost'),
  return: {
    declined: { type: 'RecordReturn', operationId: 1, claims: 'declined', code: '1005' },
    success: { type: 'RecordReturn', operationId: 1, claims: 'success', code: '0' },
  },
  expire: {
    'payment 1': { type: 'ExpirePayment', attemptId: 1, evidence: clock },
    'hold 1': { type: 'ExpireAuthorization', attemptId: 1, evidence: clock },
  },
  note: {
    'hold 1 ends': { type: 'NoteAuthorizationEnding', attemptId: 1 },
    'settlement of 1 overdue': { type: 'NoteSettlementOverdue', attemptId: 1, expectedBy: '2026-03-05T12:00:00.000Z' },
  },
  settlement: {
    'of 1': {
      type: 'RecordSettlement',
      attemptId: 1,
      operationId: 1,
      amount: { minor: '10000', currency: 'EUR' },
      settlementId: 'settlement-1',
      evidence: { source: 'statement', id: 'item-1' },
    },
  },
  ignore: {
    'a message': { type: 'IgnoreFact', provider: 'acme', reason: 'unknown status', evidence: notified('n-ignored') },
  },
};
