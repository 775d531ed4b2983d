import {
  AFTER_EXPIRY,
  NOON,
  capture,
  clock,
  create,
  decline,
  eur,
  held,
  ok,
  orders,
  outcome,
  pending,
  voidHold,
} from '../../testing';
import { orderStatus } from '../status';

const expire = { type: 'ExpirePayment', attemptId: 1, evidence: clock } as const;
const expireHold = { type: 'ExpireAuthorization', attemptId: 1, evidence: clock } as const;
const captureBefore = '2026-03-08T12:00:00.000Z';
const until = { ...outcome(1, ok(10_000)), captureBefore };

describe('a page that nobody paid', () => {
  const open = orders.and(create());

  it('expires at its time and not before', () => {
    open
      .at(new Date(AFTER_EXPIRY.getTime() - 1))
      .when(expire)
      .thenNothing();
    const expired = open
      .at(AFTER_EXPIRY)
      .when(expire)
      .then({ type: 'PaymentExpired', data: { amount: eur(10_000) } });
    expect(orderStatus(expired.state)).toBe('expired');
    expired.when(expire).thenNothing();
  });

  it('counts as declined when the payer came back with a decline', () => {
    const declined = open
      .and({ type: 'RecordReturn', operationId: 1, claims: 'declined', code: '1005', decline })
      .at(AFTER_EXPIRY)
      .and(expire);
    expect(orderStatus(declined.state)).toBe('declined');
    expect(declined.state.attempts[0]).toMatchObject({ status: 'declined', decline });
  });

  it.each(['success', 'pending'] as const)('waits a day for word when the payer came back with %s', (claims) => {
    const returned = open.and({ type: 'RecordReturn', operationId: 1, claims, code: '0' });
    const day = 24 * 60 * 60 * 1_000;
    const waiting = returned
      .at(new Date(AFTER_EXPIRY.getTime() + day - 1))
      .when(expire)
      .thenNothing();
    expect(orderStatus(waiting.state)).toBe('processing');
    returned
      .at(new Date(AFTER_EXPIRY.getTime() + day))
      .when(expire)
      .then({ type: 'PaymentExpired' });
  });

  it('does not expire once it is paid, promised or in doubt', () => {
    open
      .and(outcome(1, ok(10_000)))
      .at(AFTER_EXPIRY)
      .when(expire)
      .thenNothing();
    open.and(outcome(1, pending)).at(AFTER_EXPIRY).when(expire).thenNothing();
    open
      .and(outcome(1, ok(9_999_999)))
      .at(AFTER_EXPIRY)
      .when(expire)
      .thenNothing();
  });

  it('is not there in an order that is not there', () => {
    orders.when(expire).thenRefused({ code: 'not_found' });
    open
      .at(AFTER_EXPIRY)
      .when({ ...expire, attemptId: 2 })
      .thenNothing();
  });
});

describe('a hold whose time is over', () => {
  const held8 = orders.and(create()).and(until);

  it('is written off at its time and not before', () => {
    held8.at(NOON).when(expireHold).thenNothing();
    const expired = held8
      .at(new Date(captureBefore))
      .when(expireHold)
      .then({ type: 'AuthorizationExpired', data: { attemptId: 1, provider: 'acme', amount: eur(10_000) } });
    expect(orderStatus(expired.state)).toBe('expired');
    expired.when(expireHold).thenNothing();
  });

  it('gives back only what was not captured', () => {
    const expired = held8
      .and(capture(4_000))
      .and(outcome(2, ok(4_000)))
      .at(new Date(captureBefore))
      .when(expireHold)
      .then({ type: 'AuthorizationExpired', data: { amount: eur(6_000) } });
    expect(orderStatus(expired.state)).toBe('captured');
  });

  it('is not written off while a capture or a void may still use it, nor without an end', () => {
    const later = new Date('2027-01-01T00:00:00.000Z');
    held8.and(capture(4_000)).at(later).when(expireHold).thenNothing();
    held8.and(voidHold()).at(later).when(expireHold).thenNothing();
    held.at(later).when(expireHold).thenNothing();
    orders.when(expireHold).thenRefused({ code: 'not_found' });
  });
});
