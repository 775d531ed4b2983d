import type { OrderSpec } from './orders';
import {
  AFTER_EXPIRY,
  TRANSFER_OVER,
  answer,
  bankSays,
  cancel,
  capture,
  charge,
  clock,
  create,
  decline,
  declined,
  eur,
  fact,
  failed,
  held,
  notified,
  ok,
  orders,
  outcome,
  page,
  paid,
  pending,
  refund,
  refundByBank,
  settle,
  unknown,
  voidHold,
} from './orders';

const open = orders.and(create({ captureMode: 'automatic' }));
const asked = orders.and(create({}, charge));
const expired = open.at(AFTER_EXPIRY).and({ type: 'ExpirePayment', attemptId: 1, evidence: clock });
const announced = fact('announced', 10_000, { operationId: 1, evidence: notified('n-order') });
const disputed = paid.and(fact('disputed', 3_000, { evidence: notified('n-dispute') }));

/**
 * Every kind of state that an order can be in, each with the way that leads there. Made when asked for: a defect in one
 * of the ways fails the tests of these, and not all that load this file.
 */
export const situations = (): Situations => ({ ...beforeThePayment(), ...afterThePayment() });

type Situations = Readonly<Record<string, OrderSpec>>;

const beforeThePayment = (): Situations => ({
  'no order': orders,
  'page open': open,
  'page open, payer came back with a decline': open.and({
    type: 'RecordReturn',
    operationId: 1,
    claims: 'declined',
    code: '1005',
    decline,
  }),
  'payment announced': open.and(announced),
  'announced, and not paid in time': open
    .and(announced)
    .at(TRANSFER_OVER)
    .and({ type: 'ExpirePayment', attemptId: 1, evidence: clock }),
  'payment promised': open.and(outcome(1, pending)),
  'payment in doubt': open.and(outcome(1, ok(9_999))),
  'page expired': expired,
  'cancelled while the page was open': open.and(cancel),
  'charge requested': asked,
  'charge pending': asked.and(outcome(1, pending)),
  'charge in doubt': asked.and(outcome(1, unknown)),
  'charge declined': asked.and(outcome(1, declined)),
  'charge failed': asked.and(outcome(1, failed)),
  'second attempt open': asked
    .and(outcome(1, declined))
    .and({ type: 'StartAttempt', attempt: { ...page, provider: 'other' } }),
  held: held.and({ ...outcome(1, ok(10_000)), captureBefore: '2026-03-08T12:00:00.000Z' }),
  'held in part': asked.and(outcome(1, ok(6_000, answer, 'pay-1'))),
  'card verified with 0.00': orders.and(create({ amount: eur(0), saveCard: 'merchant' })).and(outcome(1, ok(0))),
  'capture requested': held.and(capture(4_000)),
  'capture in doubt': held.and(capture(4_000)).and(outcome(2, unknown)),
  'capture failed': held.and(capture(4_000)).and(outcome(2, failed)),
  'final capture requested': held.and(capture(4_000, true)),
  'captured in part': held.and(capture(4_000)).and(outcome(2, ok(4_000))),
  'captured in part, the rest given back': held.and(capture(4_000, true)).and(outcome(2, ok(4_000))),
  'void requested': held.and(voidHold()),
  'void in doubt': held.and(voidHold()).and(outcome(2, unknown)),
  'void failed': held.and(voidHold()).and(outcome(2, failed)),
  voided: held.and(voidHold()).and(outcome(2, ok(10_000))),
  'voided and cancelled': held
    .and(voidHold())
    .and(outcome(2, ok(10_000)))
    .and(cancel),
  'hold ended at the provider': held.and(fact('voided', 10_000, { evidence: notified('n-ended') })),
});

const afterThePayment = (): Situations => ({
  paid,
  'refund requested': paid.and(refund(4_000)),
  'refund in doubt': paid.and(refund(4_000)).and(outcome(2, unknown)),
  'refund failed': paid.and(refund(4_000)).and(outcome(2, failed)),
  'refunded in part': paid.and(refund(4_000)).and(outcome(2, ok(4_000))),
  refunded: paid.and(refund()).and(outcome(2, ok(10_000))),
  'refund taken back': paid
    .and(refund(4_000))
    .and(outcome(2, ok(4_000)))
    .and(outcome(2, failed)),
  'refund by a bank order asked': paid.and(refundByBank()),
  'refunded by a bank order in part': paid.and(refundByBank()).and(bankSays('executed')),
  'refund by a bank order failed': paid.and(refundByBank()).and(bankSays('failed')),
  'refund by a bank order returned': paid.and(refundByBank()).and(bankSays('executed')).and(bankSays('returned')),
  'reversed by the provider in part': paid.and(fact('refunded', 3_000, { evidence: notified('n-reversed') })),
  disputed,
  'dispute won': disputed.and(fact('dispute_won', 3_000, { evidence: notified('n-won') })),
  'disputed after a part was paid out': paid
    .and(settle(8_000))
    .and(fact('disputed', 3_000, { evidence: notified('n-dispute') })),
  'dispute lost': disputed.and(fact('dispute_lost', 3_000, { evidence: notified('n-lost') })),
  'dispute lost after a refund was taken back': paid
    .and(refund(4_000))
    .and(outcome(2, ok(4_000)))
    .and(outcome(2, failed))
    .and(fact('dispute_lost', 10_000, { evidence: notified('n-lost') })),
  'paid after it expired': expired.and(fact('captured', 10_000, { evidence: notified('n-late') })),
  'paid twice': paid.and(
    fact('captured', 10_000, { operationId: 1, providerReference: 'pay-2', evidence: notified('n-twice') }),
  ),
  'charged back after a refund of a part': paid
    .and(refund(4_000))
    .and(outcome(2, ok(4_000)))
    .and(fact('disputed', 10_000, { evidence: notified('n-back') })),
  'refund taken back after a chargeback of all': paid
    .and(refund(4_000))
    .and(outcome(2, ok(4_000)))
    .and(fact('disputed', 10_000, { evidence: notified('n-back') }))
    .and(outcome(2, failed)),
  'refund failed after a lost chargeback of all': paid
    .and(refund(4_000))
    .and(fact('dispute_lost', 10_000, { evidence: notified('n-lost') }))
    .and(outcome(2, failed)),
  'charged back after the refund': paid
    .and(refund())
    .and(outcome(2, ok(10_000)))
    .and(fact('disputed', 10_000, { evidence: notified('n-back') })),
});
