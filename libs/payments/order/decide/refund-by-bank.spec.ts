import {
  allowed,
  answer,
  bankSays,
  create,
  eur,
  fact,
  failed,
  notified,
  ok,
  orders,
  outcome,
  paid,
  person,
  refund,
  refundByBank,
  settle,
  shared,
} from '../../testing';
import { refundable } from '../selectors';
import { orderStatus } from '../status';

const asked = paid.and(refundByBank());
const executed = asked.and(bankSays('executed'));

describe('a refund that a bank order pays', () => {
  it('is reserved at once, under the name of the bank order, whatever the provider can', () => {
    const promised = paid
      .when(refundByBank())
      .then({ type: 'RefundRequested', data: { operationId: 2, amount: eur(4_000), bankOrderId: 'bank-1' } });
    expect(promised.state.operations[1]).toMatchObject({ type: 'refund', status: 'pending', bankOrderId: 'bank-1' });
    expect([promised.state.amounts.pendingRefund, refundable(promised.state)]).toEqual([4_000n, 6_000n]);
    promised.when(refund(6_001)).thenRefused({ code: 'amount_exceeds_refundable', remaining: eur(6_000) });
    promised.when(refundByBank()).thenNothing();
  });

  it('is refused like any other where the order has less left', () => {
    orders.when(refundByBank()).thenRefused({ code: 'not_found' });
    orders.and(create()).when(refundByBank()).thenRefused({ code: 'nothing_to_refund' });
    paid.when(refundByBank(0)).thenRefused({ code: 'amount_not_positive' });
    paid
      .when({ type: 'RefundByBank', bankOrderId: 'bank-1', amount: { minor: '1', currency: 'USD' } })
      .thenRefused({ code: 'currency_mismatch', expected: 'EUR' });
    asked.when(refundByBank(6_001, 'bank-2')).thenRefused({ code: 'amount_exceeds_refundable', remaining: eur(6_000) });
  });

  it('does not count among those that a provider makes once', () => {
    const once = { ...allowed, multipleRefunds: false };
    executed.when(refund(1_000, once)).then({ type: 'RefundRequested' });
  });

  it('is executed, and then the order has given back; the same word counts once', () => {
    const done = asked.when(bankSays('executed')).then({
      type: 'Refunded',
      data: {
        ...{ operationId: 2, amount: eur(4_000), bankOrderId: 'bank-1' },
        evidence: { source: 'bank_order', id: 'bank-1:executed' },
      },
    });
    expect(orderStatus(done.state)).toBe('partially_refunded');
    expect(done.state.attempts[0]).toMatchObject({ refunded: 4_000n, refundedByBank: 4_000n });
    done.when(bankSays('executed')).thenNothing();
    done.when(bankSays('failed')).thenNothing();
  });

  it('fails with the bank order, and leaves the order as it was', () => {
    const free = asked
      .when(bankSays('failed'))
      .then({ type: 'RefundFailed', data: { operationId: 2, bankOrderId: 'bank-1', reason: 'the bank says no' } });
    expect(refundable(free.state)).toBe(10_000n);
    free.when(refundByBank()).thenNothing();
    free.when(bankSays('failed')).thenNothing();
  });

  it('that has left although its bank order was given up has refunded what the order has left', () => {
    const given = asked.and(bankSays('failed'));
    const after = given
      .when(bankSays('executed'))
      .then(
        { type: 'RefundRequested', data: { operationId: 3, amount: eur(4_000), bankOrderId: 'bank-1' } },
        { type: 'Refunded', data: { operationId: 3, amount: eur(4_000), bankOrderId: 'bank-1' } },
      );
    expect(refundable(after.state)).toBe(6_000n);
    for (const again of [bankSays('executed'), bankSays('failed'), refundByBank()]) after.when(again).thenNothing();
    const back = after
      .when(bankSays('returned'))
      .then({ type: 'RefundFailedAfterAcceptance', data: { operationId: 3 } });
    expect(back.state.amounts).toMatchObject({ refunded: 0n, owed: 4_000n });
    expect(given.and(bankSays('returned')).state).toEqual(back.state);
  });

  it('that has left after the order gave back by another way is for a person', () => {
    const twice = asked
      .and(bankSays('failed'))
      .and(refund(7_000))
      .and(outcome(3, ok(7_000)));
    const after = twice.when(bankSays('executed')).then(
      { type: 'RefundRequested', data: { operationId: 4, amount: eur(3_000) } },
      { type: 'Refunded', data: { operationId: 4, amount: eur(3_000), bankOrderId: 'bank-1' } },
      {
        type: 'IntegrityFailed',
        data: { operationId: 2, received: '1000 EUR paid by bank order bank-1' },
      },
    );
    after.when(bankSays('executed')).thenNothing();
    const none = asked.and(bankSays('failed')).and(refund());
    const claim = none.when(bankSays('executed')).then({ type: 'IntegrityFailed', data: { operationId: 2 } });
    claim.when(bankSays('returned')).thenNothing();
  });

  it('that comes back is owed to the customer, in whatever order the words come', () => {
    const back = executed
      .when(bankSays('returned'))
      .then({ type: 'RefundFailedAfterAcceptance', data: { bankOrderId: 'bank-1', amount: eur(4_000) } });
    const atOnce = asked
      .when(bankSays('returned'))
      .then({ type: 'Refunded' }, { type: 'RefundFailedAfterAcceptance', data: { bankOrderId: 'bank-1' } });
    atOnce.when(bankSays('executed')).thenNothing();
    expect(atOnce.state).toEqual(back.state);
    expect(back.state.amounts).toMatchObject({ refunded: 0n, pendingRefund: 0n, owed: 4_000n });
    expect(back.state.attempts[0]).toMatchObject({ refundedByBank: 0n });
    back.when(refundByBank(4_000, 'bank-2')).then({ type: 'RefundRequested', data: { owed: eur(4_000) } });
  });

  it('is not promised any more to a bank order that has ended before it asked', () => {
    const over = paid.when(bankSays('failed')).then({
      type: 'FactIgnored',
      data: { reason: 'bank order bank-1 failed, and the order knows no refund by it' },
    });
    over.when(bankSays('failed')).thenNothing();
    over.when(refundByBank()).thenRefused({ code: 'bank_order_over', bankOrderId: 'bank-1' });
    over.when(refundByBank(4_000, 'bank-2')).then({ type: 'RefundRequested' });
    orders.when(bankSays('failed')).thenRefused({ code: 'not_found' });
  });

  it('is ended by its bank order alone', () => {
    const refusal = { code: 'paid_by_bank_order', operationId: 2, bankOrderId: 'bank-1' } as const;
    for (const word of [ok(4_000, person), failed]) {
      asked.when(outcome(2, word)).thenRefused(refusal);
      executed.when(outcome(2, word)).thenRefused(refusal);
    }
  });

  it.each([
    ['under way', asked],
    ['done', executed],
  ])('and %s is never what the provider speaks of', (_, before) => {
    before.when(fact('refunded', 4_000)).then({ type: 'CaptureReversedByProvider', data: { amount: eur(4_000) } });
    before.when(fact('refund_failed', 4_000)).then({ type: 'FactIgnored', data: { reason: 'no refund fits' } });
    before
      .when(fact('refunded', 4_000, { operationId: 2 }))
      .then(
        { type: 'IntegrityFailed', data: { received: 'operation 2' } },
        { type: 'CaptureReversedByProvider', data: { amount: eur(4_000) } },
      );
    before.when(fact('voided', 4_000, { operationId: 2 })).then({ type: 'IntegrityFailed' });
  });

  it('stands beside a refund of the same sum by the provider', () => {
    const both = asked.and(refund(4_000));
    both.when(fact('refunded', 4_000)).then({ type: 'Refunded', data: { operationId: 3 } });
    const { bankOrderId } = both.and(outcome(3, ok(4_000, answer))).state.operations[2]!;
    expect(bankOrderId).toBeUndefined();
  });

  it('leaves what the provider has to pay out as it was', () => {
    const overdue = { type: 'NoteSettlementOverdue', attemptId: 1, expectedBy: '2026-03-05T12:00:00.000Z' } as const;
    executed.when(overdue).then({ type: 'SettlementOverdue', data: { amount: eur(10_000) } });
    executed.and(settle(10_000)).when(overdue).thenNothing();
  });

  it('is taken from what is available once that was paid out, of each party its part', () => {
    shared
      .and(settle(10_000))
      .when(refundByBank())
      .then({ type: 'RefundRequested', data: { available: eur(-4_000), shares: [{ party: 'dev-1' }, {}] } });
  });

  it('that fails leaves to a dispute what that had found too little', () => {
    const disputed = fact('disputed', 10_000, { evidence: notified('n-back') });
    asked
      .and(disputed)
      .when(bankSays('failed'))
      .then({ type: 'RefundFailed', data: { contested: [{ disputeId: '1', amount: eur(4_000) }] } });
    executed
      .and(disputed)
      .when(bankSays('returned'))
      .then({ type: 'RefundFailedAfterAcceptance', data: { contested: [{ disputeId: '1', amount: eur(4_000) }] } });
  });
});
