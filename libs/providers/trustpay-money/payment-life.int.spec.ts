import { payment, query } from './testing/samples';
import { startWorld } from './testing/world';
import type { World } from './testing/world';

const MINUTE = 60_000;
const usd = (minor: string) => ({ minor, currency: 'USD' });

describe('a payment at the cashier', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.close());
  const ask = async (reference: string) => (await world.adapter.query!(query({ reference }))).outcome;
  /** What the callbacks so far said, all of them genuine. */
  const told = async () => {
    await world.control.settle();
    const { verify, parse } = world.adapter.notifications!;
    return world.inbox.received.flatMap((raw) => {
      expect(verify(raw)).toMatchObject({ valid: true });
      return parse(raw);
    });
  };

  it('is opened under our own number and leads to a page', async () => {
    const request = payment({ reference: world.orderNo(), notificationUrl: world.inbox.url });
    const { outcome } = await world.adapter.openPayment!(request);
    const [order] = world.control.book();
    expect(outcome).toEqual({
      kind: 'pending',
      providerReference: request.reference,
      nextAction: { type: 'redirect', url: order!.payUrl },
      evidence: { source: 'answer', detail: `platform_order_no ${order!.platformOrderNo}` },
    });
    expect(order).toMatchObject({ orderNo: request.reference, amount: '20.00', currency: 'USD', status: 1 });
    const page = await fetch(order!.payUrl);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('20.00')]);
    expect(await ask(request.reference)).toMatchObject({ kind: 'unknown', evidence: { code: '1' } });
  });

  it('is paid exactly, told by a callback and settled later, with the fee', async () => {
    const orderNo = await world.open();
    world.control.pay({ orderNo });
    expect(await told()).toEqual([{ kind: 'ask', reference: orderNo, providerReference: orderNo, code: '5' }]);
    const paid = { kind: 'succeeded', amount: usd('2000'), fee: usd('450'), providerReference: orderNo };
    expect(await ask(orderNo)).toMatchObject({ ...paid, evidence: { source: 'query', code: '5' } });
    world.control.settleOrder({ orderNo });
    expect(await ask(orderNo)).toMatchObject({ ...paid, evidence: { code: '6' } });
  });

  it.each([
    ['less', '19.99', '1999'],
    ['more', '25', '2500'],
    ['much less', '0.01', '1'],
  ])('counts as what came when %s was paid', async (_, amount, minor) => {
    const orderNo = await world.open();
    world.control.pay({ orderNo }, amount);
    expect(await ask(orderNo)).toMatchObject({ kind: 'succeeded', amount: usd(minor) });
    expect((await told()).length).toBe(1);
  });

  it('is declined with a class and a reason', async () => {
    const orderNo = await world.open();
    world.control.decline({ orderNo }, 'Invalid card number 4111111111111118');
    const outcome = await ask(orderNo);
    expect(outcome).toMatchObject({
      kind: 'declined',
      decline: { code: '3', class: 'hard', message: 'the card cannot be used' },
    });
    expect(JSON.stringify(outcome)).not.toContain('4111111111111118');
    expect(await told()).toMatchObject([{ kind: 'ask', code: '3' }]);
  });

  it('times out, and is paid late all the same', async () => {
    const orderNo = await world.open();
    await world.advance(31 * MINUTE);
    expect(await ask(orderNo)).toMatchObject({ kind: 'failed', code: 'expired' });
    world.control.pay({ orderNo });
    expect(await ask(orderNo)).toMatchObject({ kind: 'succeeded', amount: usd('2000') });
    expect((await told()).map(({ code }) => code)).toEqual(['4', '5']);
    expect(() => world.control.pay({ orderNo })).toThrow(RangeError);
  });

  it('is unknown after a lost answer, found by its number, and never opened twice', async () => {
    world.control.addFault({ fault: { kind: 'answerLost' } });
    const request = payment({ reference: world.orderNo(), notificationUrl: world.inbox.url });
    expect((await world.adapter.openPayment!(request)).outcome).toMatchObject({ kind: 'unknown' });
    expect(await ask(request.reference)).toMatchObject({ kind: 'unknown', evidence: { code: '1' } });
    const again = await world.adapter.openPayment!(request);
    expect(again.outcome).toMatchObject({ kind: 'unknown', reason: 'order_already_exists' });
    expect(world.control.count().total).toBe(1);
  });

  it('is absent when it was never opened', async () => {
    expect(await ask(world.orderNo())).toMatchObject({ kind: 'failed', code: 'absent' });
  });

  it.each([
    ['channelsFailed' as const, { kind: 'failed', code: '880014', reason: 'all_channels_failed' }],
    ['otherAmount' as const, { kind: 'unknown', reason: 'the answer names another order_amount' }],
  ])('that meets %s is not taken for opened', async (kind, expected) => {
    world.control.addFault({ fault: { kind } });
    const request = payment({ reference: world.orderNo(), notificationUrl: world.inbox.url });
    expect((await world.adapter.openPayment!(request)).outcome).toMatchObject(expected);
  });

  it.each([
    [880003, 'unknown'],
    [880013, 'unknown'],
    [880012, 'unknown'],
    [881000, 'unknown'],
    [880011, 'failed'],
    [880022, 'failed'],
  ])('answered with code %d is %s', async (code, kind) => {
    world.control.addFault({ fault: { kind: 'refuse', code } });
    const request = payment({ reference: world.orderNo(), notificationUrl: world.inbox.url });
    expect((await world.adapter.openPayment!(request)).outcome.kind).toBe(kind);
    // A query that is refused says nothing of the order, whatever the code; only the one for "unknown order" does.
    world.control.addFault({ fault: { kind: 'refuse', code } });
    expect((await ask(world.orderNo())).kind).toBe('unknown');
  });

  it('is never sent without a form', async () => {
    const { outcome } = await world.adapter.openPayment!(payment({ method: 'card' }));
    expect(outcome).toMatchObject({ kind: 'failed', code: 'unsupported_request' });
    expect(world.control.count().total).toBe(0);
  });
});
