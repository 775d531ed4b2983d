import {
  AFTER_EXPIRY,
  cancel,
  capture,
  charge,
  clock,
  create,
  decline,
  declined,
  eur,
  fact,
  held,
  keptCard,
  notified,
  ok,
  orders,
  outcome,
  paid,
  unknown,
  voidHold,
} from '../../../testing';
import type { Outcome } from '../../../outcome';
import { orderStatus } from '../../status';

const purchase = orders.and(create({ captureMode: 'automatic' }));
const expired = purchase.at(AFTER_EXPIRY).and({ type: 'ExpirePayment', attemptId: 1, evidence: clock });

describe('a message that a payment was made', () => {
  it('pays the order, once, by whatever door it comes', () => {
    const done = purchase
      .when(fact('captured', 10_000, { operationId: 1, providerReference: 'pay-1', keptCard }))
      .then({ type: 'Authorized' }, { type: 'Captured' }, { type: 'CardKept' });
    done.when(fact('captured', 10_000, { operationId: 1, providerReference: 'pay-1' })).thenNothing();
    done
      .when(fact('captured', 10_000, { operationId: 1, providerReference: 'pay-1', evidence: notified('n-other') }))
      .thenNothing();
    done.when(outcome(1, ok(10_000))).thenNothing();
  });

  it('finds the order’s payment when it names no operation', () => {
    purchase.when(fact('captured', 10_000)).then({ type: 'Authorized' }, { type: 'Captured' });
  });

  it('names a payment that succeeded without a name, once', () => {
    const unnamed = orders
      .and(create({ captureMode: 'automatic' }, charge))
      .and(outcome(1, { kind: 'succeeded', amount: eur(10_000), evidence: notified('a-1') }));
    const named = unnamed
      .when(fact('captured', 10_000, { operationId: 1, providerReference: 'pay-1' }))
      .then({ type: 'PaymentIdentified', data: { providerReference: 'pay-1' } });
    expect(named.state.attempts[0]!.providerReference).toBe('pay-1');
    named
      .when(fact('captured', 10_000, { operationId: 1, providerReference: 'pay-1', evidence: notified('n-9') }))
      .thenNothing();
  });

  it('ends a doubt', () => {
    orders
      .and(create({ captureMode: 'automatic' }, charge))
      .and(outcome(1, unknown))
      .when(fact('captured', 10_000, { operationId: 1 }))
      .then({ type: 'Authorized', data: { inDoubt: eur(10_000) } }, { type: 'Captured' });
  });

  it('that is only a promise is not money yet', () => {
    const promised = purchase.when(fact('authorized', 10_000, { operationId: 1 })).then({ type: 'OperationPending' });
    expect(orderStatus(promised.state)).toBe('processing');
    promised.when(fact('captured', 10_000, { operationId: 1 })).then({ type: 'Authorized' }, { type: 'Captured' });
    paid.when(fact('authorized', 10_000, { operationId: 1 })).thenNothing();
    expired.when(fact('authorized', 10_000, { operationId: 1 })).then({ type: 'FactIgnored' });
    purchase.when(fact('authorized', 9_999)).then({ type: 'IntegrityFailed' }, { type: 'OutcomeUnknown' });
  });

  it('gives a hold its end by the provider’s rules', () => {
    orders
      .and(create())
      .when(fact('authorized', 10_000, { operationId: 1 }))
      .then({ type: 'Authorized', data: { captureBefore: '2026-03-08T12:00:00.000Z' } });
  });

  it('with a wrong amount is an integrity failure and no payment', () => {
    const differs = fact('captured', 9_999, { operationId: 1 });
    const doubt = purchase
      .when(differs)
      .then({ type: 'IntegrityFailed' }, { type: 'CaptureConfirmedUnexpectedly' }, { type: 'OutcomeUnknown' });
    expect(orderStatus(doubt.state)).toBe('in_doubt');
    expect(doubt.state.amounts.captured).toBe(0n);
  });

  it.each([
    ['expired', expired],
    ['was cancelled', purchase.and(cancel)],
    ['was declined', purchase.and(outcome(1, declined))],
  ])('after the order %s is real money without a place', (_, over) => {
    const message = fact('captured', 10_000, { operationId: 1, providerReference: 'pay-1' });
    const suspense = over.when(message).then({
      type: 'CaptureConfirmedUnexpectedly',
      data: { operationId: 1, amount: eur(10_000), providerReference: 'pay-1' },
    });
    expect(suspense.state.amounts).toMatchObject({ captured: 0n, unexpected: 10_000n });
    expect(orderStatus(suspense.state)).toBe('overpaid');
    const again = { evidence: notified('n-again'), operationId: 1 };
    suspense.when(fact('captured', 10_000, { ...again, providerReference: 'pay-1' })).thenNothing();
    suspense.when(fact('captured', 10_000, again)).thenNothing();
  });

  it('under another reference on a paid order is a second payment', () => {
    paid
      .when(fact('captured', 10_000, { operationId: 1, providerReference: 'pay-2' }))
      .then({ type: 'CaptureConfirmedUnexpectedly', data: { reason: 'paid again after it was paid' } });
  });

  it('where only a hold was asked for gives both: the hold, and money that nobody asked for', () => {
    const taken = orders
      .and(create())
      .when(fact('captured', 10_000, { operationId: 1 }))
      .then({ type: 'Authorized' }, { type: 'CaptureConfirmedUnexpectedly' });
    taken.when(capture()).thenRefused({ code: 'nothing_to_capture' });
  });

  it('in another currency is real money as well, and no sum of the order’s', () => {
    const usd = fact('captured', 0);
    const foreign = { ...usd, fact: { ...usd.fact, amount: { minor: '10000', currency: 'USD' } } };
    const suspense = expired
      .when(foreign)
      .then({ type: 'CaptureConfirmedUnexpectedly', data: { amount: foreign.fact.amount } });
    expect(suspense.state.amounts.unexpected).toBe(0n);
    expired.when(usd).then({ type: 'IntegrityFailed' });
  });
});

describe('a message about a capture', () => {
  const asked = held.and(capture(4_000));

  it('confirms the one that it names, or the only one that fits', () => {
    asked.when(fact('captured', 4_000, { operationId: 2 })).then({ type: 'Captured', data: { operationId: 2 } });
    asked.when(fact('captured', 4_000)).then({ type: 'Captured', data: { operationId: 2 } });
    asked.when(fact('captured', 4_000, { operationId: 1 })).then({ type: 'Captured', data: { operationId: 2 } });
  });

  it('is kept when two fit: the provider has to be asked', () => {
    asked.and(capture(4_000)).when(fact('captured', 4_000)).then({ type: 'FactIgnored' });
    asked
      .and(outcome(2, { kind: 'pending', providerReference: 'cap-2', evidence: { source: 'answer' } }))
      .and(capture(4_000))
      .when(fact('captured', 4_000, { providerReference: 'cap-2' }))
      .then({ type: 'Captured', data: { operationId: 2 } });
  });

  it('that repeats one that is done changes nothing', () => {
    const done = asked.and(outcome(2, ok(4_000)));
    done.when(fact('captured', 4_000)).thenNothing();
    done.when(fact('captured', 4_000, { operationId: 2 })).thenNothing();
  });

  it('after the hold was voided is real money without a place', () => {
    held
      .and(voidHold())
      .and(outcome(2, ok(10_000)))
      .when(fact('captured', 10_000))
      .then({ type: 'CaptureConfirmedUnexpectedly', data: { reason: 'captured without a request of ours' } });
  });
});

describe('a message of a decline', () => {
  it('ends the operation that it names, or the payment', () => {
    purchase.when(fact('declined', 10_000, { decline })).then({ type: 'AuthorizationDeclined', data: { decline } });
    const byCode = { operationId: 2, evidence: { ...notified('n-1'), code: '05' } };
    held
      .and(capture())
      .when(fact('declined', 10_000, byCode))
      .then({ type: 'CaptureFailed', data: { code: '05' } });
  });

  it('after the payment is kept, and changes nothing', () => {
    const kept = paid.when(fact('declined', 10_000, { operationId: 1 })).then({ type: 'FactIgnored' });
    expect(kept.state.amounts).toEqual(paid.state.amounts);
  });
});

describe('a message of money that pays nothing which is open', () => {
  const received = (minor: number, inAll: number | undefined, name: string) =>
    fact('received', minor, {
      ...{ operationId: 1, providerReference: name, evidence: notified(name) },
      inSum: inAll === undefined ? undefined : { upTo: eur(inAll) },
    });
  const came = (minor: number) => ({ type: 'CaptureConfirmedUnexpectedly', data: { amount: eur(minor) } }) as const;
  const summed = paid.and(received(700, 10_700, 'late-700'));

  it('records it, each by its name', () => {
    const once = paid.when(received(500, undefined, 'tx-1')).then(came(500));
    once.when(received(500, undefined, 'tx-1')).thenNothing();
    once.when(received(500, undefined, 'tx-2')).then(came(500));
  });

  it('records of a sum what has grown, and a repeat of it changes nothing', () => {
    paid.when(received(700, 10_700, 'late-700')).then(came(700));
    summed.when(received(700, 10_700, 'late-700')).thenNothing();
    const grown = summed.when(received(1_200, 11_200, 'late-1200')).then(came(500));
    expect(grown.state.amounts.unexpected).toBe(1_200n);
    grown.when(received(1_200, 11_200, 'late-1200')).thenNothing();
    grown.when(received(700, 10_700, 'late-700')).thenNothing();
  });

  it('records of a sum nothing that was recorded by its parts', () => {
    const listed = paid.and(received(700, 10_700, 'tx-1'));
    listed.when(received(700, 10_700, 'late-700')).thenNothing();
    listed.when(received(1_200, 11_200, 'late-1200')).then(came(500));
  });

  it('records of the parts nothing that was recorded by their sum', () => {
    summed.when(received(700, 10_700, 'tx-1')).thenNothing();
    const latest = summed.when(received(500, 11_200, 'tx-2')).then(came(500));
    latest.when(received(700, 11_200, 'tx-1')).thenNothing();
  });

  it('measures it by what came for the payment, paid or not', () => {
    const short: Outcome = {
      ...{ kind: 'underpaid', providerReference: 'pay-1', evidence: notified('n-short') },
      receipt: { due: eur(10_000), received: eur(4_000) },
    };
    const underpaid = purchase
      .and(outcome(1, short))
      .when(received(700, 4_700, 'late-700'))
      .then(came(700));
    underpaid.when(received(700, 4_700, 'tx-1')).thenNothing();
    expired.when(received(700, 700, 'late-700')).then(came(700));
    const back = { type: 'ReturnUnexpected', reason: 'sent back', evidence: notified('n-back') } as const;
    summed
      .and(back)
      .when(received(700, 10_700, 'tx-1'))
      .thenNothing();
  });

  it('records what may have paid only beside a payment that had less of the sum', () => {
    const told = (listed?: number): Outcome => ({
      ...{ kind: 'succeeded', amount: eur(10_000), providerReference: 'pay-1', evidence: notified('n-paid') },
      receipt: { due: eur(10_000), received: eur(10_000), ...(listed !== undefined && { listed: eur(listed) }) },
    });
    const maybe = (minor: number, inAll: number, name: string) =>
      fact('received', 0, {
        ...{ operationId: 1, amount: eur(minor), providerReference: name, evidence: notified(name) },
        inSum: { upTo: eur(inAll), mayHavePaid: true },
      });
    for (const open of [purchase, expired]) {
      const [account, both] = [0, 2_000].map((listed) => open.and(outcome(1, told(listed))));
      const beside = account!.when(maybe(2_000, 2_000, 'tx-1')).then(came(2_000));
      beside.when(maybe(2_000, 2_000, 'tx-1')).thenNothing();
      beside.when(maybe(2_500, 4_500, 'tx-2')).then(came(2_500));
      both!.when(maybe(2_000, 2_000, 'tx-1')).thenNothing();
      both!.when(maybe(3_000, 5_000, 'tx-2')).then(came(3_000));
      open
        .and(outcome(1, told()))
        .when(maybe(2_000, 2_000, 'tx-1'))
        .thenNothing();
    }
  });

  it('measures it without what surely is in no sum', () => {
    const usdt = (minor: string) => ({ minor, currency: 'USDT' });
    const coins = (minor: string, name: string, upTo?: string) =>
      fact('received', 0, {
        ...{ operationId: 1, amount: usdt(minor), providerReference: name, evidence: notified(name) },
        ...(upTo !== undefined && { inSum: { upTo: usdt(upTo) } }),
      });
    const slow = paid.and(coins('5', 'slow'));
    const late = slow
      .when(coins('3', 'late-3', '3'))
      .then({ type: 'CaptureConfirmedUnexpectedly', data: { amount: usdt('3') } });
    late.when(coins('3', 'tx-1', '3')).thenNothing();
    slow
      .and(coins('3', 'tx-1', '3'))
      .when(coins('3', 'late-3', '3'))
      .thenNothing();
  });

  it('counts what no sum was told of as in it where the provider has it there', () => {
    const place = { operationId: 1, providerReference: 'tx-1', evidence: notified('tx-1'), inSum: {} };
    const named = paid.when(fact('received', 700, place)).then(came(700));
    named.when(received(700, 10_700, 'late-700')).thenNothing();
  });

  it('counts no other unit into it', () => {
    const usdt = (minor: string) => ({ minor, currency: 'USDT' });
    const coins = received(0, undefined, 'late-7');
    const late = { ...coins, fact: { ...coins.fact, amount: usdt('7'), inSum: { upTo: usdt('7') } } };
    summed.when(late).then({ type: 'CaptureConfirmedUnexpectedly', data: { amount: usdt('7') } });
  });
});
