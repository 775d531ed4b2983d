import { startWorld } from './testing/world';
import type { World } from './testing/world';
import { createHttpClient } from '../spi';
import { createGatePayAdapter } from './adapter';
import { config, operation, payment } from './testing/samples';

describe('GatePay in trouble', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.close());
  const open = async () => (await world.adapter.openPayment!(payment())).outcome;

  it.each(['wrongAmount', 'wrongChain'] as const)('an answer with %s opens nothing', async (kind) => {
    world.control.addFault({ fault: { kind }, match: { step: 'create' } });
    expect(await open()).toMatchObject({ kind: 'unknown', reason: expect.stringContaining('differs') });
  });

  it('an answer that was lost is found by our reference; a repeat is not answered with it', async () => {
    world.control.addFault({ fault: { kind: 'answerLost' } });
    expect((await open()).kind).toBe('unknown');
    expect(await open()).toMatchObject({ kind: 'unknown', evidence: { code: '400201' } });
    const { outcome } = await world.adapter.query!(operation());
    expect(outcome).toMatchObject({ kind: 'pending', nextAction: { type: 'pay_to_address' } });
    expect(world.control.book()).toHaveLength(1);
  });

  it('its own errors leave the outcome open, its refusals do not', async () => {
    world.control.addFault({ fault: { kind: 'systemError', executed: true } });
    expect(await open()).toMatchObject({ kind: 'unknown', evidence: { code: '300000' } });
    world.control.addFault({ fault: { kind: 'businessError', code: 400623 } });
    expect(await open()).toMatchObject({
      ...{ kind: 'failed', code: 'unsupported_payment_currency', evidence: { code: '400623' } },
    });
    world.control.addFault({ fault: { kind: 'businessError', code: 400002 } });
    expect((await world.adapter.query!(operation())).outcome.kind).toBe('unknown');
  });

  it.each([400603, 400620])('a new order that is answered with %d is asked about', async (code) => {
    world.control.addFault({ fault: { kind: 'businessError', code }, match: { step: 'create' } });
    expect(await open()).toMatchObject({ kind: 'unknown', evidence: { code: String(code) } });
  });

  it.each([400002, 400003, 400204, 400603, 400620, 500008])(
    'a close that is answered with %d is no failure',
    async (code) => {
      const { asked, prepayId } = await world.open();
      const close = async () => {
        world.control.addFault({ fault: { kind: 'businessError', code }, match: { step: 'close' } });
        return (await world.adapter.cancelPayment!({ ...asked, providerReference: prepayId })).outcome;
      };
      expect(await close()).toMatchObject({ kind: 'unknown', evidence: { code: String(code) } });
      world.control.pay({ prepayId });
      expect(await close()).toMatchObject({ kind: 'succeeded', amount: { minor: '118750000' } });
    },
  );

  it('a query about another order, or over another amount, is no answer', async () => {
    const order = await world.open();
    for (const kind of ['wrongReference', 'wrongAmount'] as const) {
      world.control.addFault({ fault: { kind }, match: { step: 'query' } });
      expect((await order.found()).outcome.kind).toBe('unknown');
    }
    world.control.pay({ prepayId: order.prepayId });
    world.control.addFault({ fault: { kind: 'wrongAmount' }, match: { step: 'query' } });
    expect((await order.found()).outcome).toMatchObject({ kind: 'succeeded', amount: { minor: '118750001' } });
  });

  it.each([
    { queryShape: 'bizData' },
    { numericCodes: true },
    { paddedDecimals: true },
    { closedWord: 'CLOSED' },
    { closedWord: 'CANCELLED' },
  ] as const)('says the same in its other form %j', async (quirk) => {
    world.control.setQuirks(quirk);
    const paid = await world.open();
    world.control.pay({ prepayId: paid.prepayId, amount: '120' });
    expect((await paid.found()).outcome).toMatchObject({
      kind: 'succeeded',
      amount: { minor: '118750000' },
      receipt: { received: { minor: '120000000' } },
    });
    const { asked, prepayId, ...closed } = await world.open();
    await world.adapter.cancelPayment!({ ...asked, providerReference: prepayId });
    expect(closed.outcome.kind).toBe('pending');
    const { outcome } = await world.adapter.query!(operation({ reference: asked.reference }));
    expect(outcome).toMatchObject({ kind: 'failed', code: 'cancelled' });
  });

  it('a paid order whose amounts contradict each other is held, and says why', async () => {
    const amount = { minor: 988_000_000n, currency: 'BTC' };
    const order = await world.open({ amount, crypto: { asset: 'MATIC_USDT' } });
    const { prepayId } = order;
    world.control.pay({ prepayId });
    world.control.addFault({ fault: { kind: 'wrongAmount' }, match: { step: 'query' } });
    expect((await order.found()).outcome).toMatchObject({
      ...{ kind: 'pending', providerReference: prepayId },
      evidence: { code: 'PAID', detail: 'the order was converted to less than was asked' },
    });
    expect((await order.found()).outcome.kind).toBe('succeeded');
  });

  it('tells its fee', async () => {
    world.control.setQuirks({ feeBasisPoints: 100 });
    const order = await world.open();
    world.control.pay({ prepayId: order.prepayId });
    expect((await order.found()).outcome).toMatchObject({ fee: { minor: '1187500', currency: 'USDT' } });
  });

  it('a clock that is wrong by more than ten seconds is refused, and nothing is opened', async () => {
    const clock = { now: () => new Date(world.clock.now().getTime() - 10_001) };
    const slow = createGatePayAdapter(config({ baseUrl: world.simulator.url }), { http: createHttpClient(), clock });
    expect((await slow.openPayment!(payment())).outcome).toMatchObject({
      kind: 'failed',
      code: 'timestamp_out_of_window',
    });
    expect(world.control.book()).toEqual([]);
    await slow.close!();
  });
});
