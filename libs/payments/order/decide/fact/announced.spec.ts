import type { ProviderFact } from '../../../index';
import type { OrderSpec } from '../../../testing';
import {
  AFTER_EXPIRY,
  TRANSFER_OVER,
  allowed,
  cancel,
  clock,
  create,
  eur,
  fact,
  held,
  notified,
  ok,
  orders,
  outcome,
  paid,
  page,
  pending,
  unknown,
} from '../../../testing';
import { orderStatus } from '../../status';

const purchase = orders.and(create({ captureMode: 'automatic', method: 'bank_transfer' }));
const order = { operationId: 1, providerReference: 'wire-1' };
const announcement = fact('announced', 10_000, order);
const money = fact('captured', 10_000, order);
const expire = { type: 'ExpirePayment', attemptId: 1, evidence: clock } as const;
const announced = purchase.and(announcement);
const expired = announced.at(TRANSFER_OVER).and(expire);

/** What an order comes to: status and the amounts that are not zero. */
const sumOf = ({ state }: OrderSpec) => ({
  status: orderStatus(state),
  ...Object.fromEntries(Object.entries(state.amounts).filter(([, amount]) => amount !== 0n)),
});

describe('a transfer that the payer has ordered', () => {
  it('is waited for as long as transfers of the provider take', () => {
    const waiting = purchase.when(announcement).then({
      type: 'PaymentAnnounced',
      data: {
        ...{ attemptId: 1, operationId: 1, provider: 'acme', amount: eur(10_000), providerReference: 'wire-1' },
        ...{ expiresAt: '2026-03-08T12:00:00.000Z', evidence: notified('n-announced') },
      },
    });
    expect(sumOf(waiting)).toEqual({ status: 'processing', pendingAuthorization: 10_000n });
    expect(waiting.state.attempts[0]).toMatchObject({ status: 'announced', expiresAt: TRANSFER_OVER.toISOString() });
  });

  it('is never waited for less long than its page is open', () => {
    const until = { type: 'PaymentAnnounced', data: { expiresAt: page.expiresAt } } as const;
    purchase.when({ ...announcement, rules: { ...allowed, transferDays: undefined } }).then(until);
  });

  it('is waited for no longer because it is announced again', () => {
    const later = announced.at(AFTER_EXPIRY);
    later.when(announcement).thenNothing();
    later.when(fact('announced', 10_000, { ...order, evidence: notified('n-again') })).thenNothing();
  });

  it('outlives its page, and ends at its own time', () => {
    announced.at(AFTER_EXPIRY).when(expire).thenNothing();
    announced
      .at(new Date(TRANSFER_OVER.getTime() - 1))
      .when(expire)
      .thenNothing();
    const over = announced
      .at(TRANSFER_OVER)
      .when(expire)
      .then({ type: 'PaymentExpired', data: { operationId: 1, amount: eur(10_000) } });
    expect(sumOf(over)).toEqual({ status: 'expired' });
    over.when({ type: 'StartAttempt', attempt: page }).then({ type: 'PaymentStarted', data: { attemptId: 2 } });
  });

  it('bars another attempt and a cancellation while it may come', () => {
    const until = TRANSFER_OVER.toISOString();
    announced
      .when({ type: 'StartAttempt', attempt: page })
      .thenRefused({ code: 'attempt_in_progress', attemptId: 1, until });
    announced.when(cancel).thenRefused({ code: 'attempt_in_progress', attemptId: 1 });
  });

  it('pays the order when it comes in time, whatever was announced of its amount', () => {
    expect(sumOf(announced.and(money))).toEqual({ status: 'captured', authorized: 10_000n, captured: 10_000n });
    const other = purchase.and(fact('announced', 9_000, order));
    expect(sumOf(other)).toEqual({ status: 'processing', pendingAuthorization: 10_000n });
    expect(sumOf(other.and(money)).status).toBe('captured');
    expect(sumOf(other.and(fact('captured', 9_000, order)))).toMatchObject({ status: 'underpaid', unexpected: 9_000n });
  });

  it('that comes after its end is real money without a place, once', () => {
    const late = expired.when(money).then({
      type: 'CaptureConfirmedUnexpectedly',
      data: { amount: eur(10_000), reason: 'authorize succeeded after we had recorded it as expired' },
    });
    expect(sumOf(late)).toEqual({ status: 'overpaid', unexpected: 10_000n });
    late.when(fact('captured', 10_000, { ...order, evidence: notified('n-again') })).thenNothing();
  });

  it('that is guaranteed has no end by the clock any more', () => {
    const guaranteed = announced.when(fact('authorized', 10_000, order)).then({ type: 'OperationPending' });
    guaranteed.at(TRANSFER_OVER).when(expire).thenNothing();
    guaranteed.when(fact('announced', 10_000, { ...order, evidence: notified('n-late') })).thenNothing();
  });

  it('is no news of what is more than announced, and does not revive what is over', () => {
    for (const more of [paid, held, purchase.and(outcome(1, pending)), purchase.and(outcome(1, ok(9_999_999)))])
      expect(sumOf(more.and(announcement))).toEqual(sumOf(more));
    expired
      .when(fact('announced', 10_000, { evidence: notified('n-late') }))
      .then({ type: 'FactIgnored', data: { reason: 'announced after we had recorded it as expired' } });
    purchase.and(cancel).when(announcement).then({ type: 'FactIgnored' });
  });

  it('in another currency is not the one that the order waits for', () => {
    const foreign: ProviderFact = { ...announcement.fact, amount: { minor: '10000', currency: 'CZK' } };
    purchase
      .when({ ...announcement, fact: foreign })
      .then({ type: 'FactIgnored', data: { reason: 'announced in CZK' } });
  });

  it('is not lost again when a query does not know it yet', () => {
    announced.when(outcome(1, unknown)).thenNothing();
    const absent = { kind: 'failed', code: 'absent', reason: 'no such order', evidence: clock } as const;
    announced.when(outcome(1, absent)).thenNothing();
  });
});
