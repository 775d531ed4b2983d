import { startWorld } from './testing/world';
import type { World } from './testing/world';
import { SUB_ACCOUNT, operation, usdt } from './testing/samples';

describe('refunds at GatePay', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.close());
  const paid = async () => {
    const order = await world.open();
    world.control.pay({ prepayId: order.prepayId });
    return order;
  };

  it('are accepted first and done later, whole and in parts', async () => {
    world.control.setQuirks({ refunds: 'manual', refundFee: '0.8' });
    const order = await paid();
    const part = await world.refund(order, { amount: usdt(18_750_000n) });
    const rest = await world.refund(order, { amount: usdt(100_000_000n) });
    expect(part.outcome.kind).toBe('pending');
    expect((await part.found()).outcome.kind).toBe('pending');
    world.control.pay({ prepayId: order.prepayId, amount: '5' });
    for (const { asked } of [part, rest]) world.control.decideRefund(asked.reference);
    expect((await part.found()).outcome).toMatchObject({
      kind: 'succeeded',
      amount: { minor: '18750000', currency: 'USDT' },
      fee: { minor: '800000', currency: 'USDT' },
    });
    expect((await rest.found()).outcome.kind).toBe('succeeded');
    expect((await order.found()).outcome.kind).toBe('succeeded');
    expect(world.control.book()[0]).toMatchObject({ refunded: '118.75' });
  });

  it('may be rejected afterwards', async () => {
    world.control.setQuirks({ refunds: 'manual' });
    const { asked, found } = await world.refund(await paid());
    world.control.decideRefund(asked.reference, 'address is frozen');
    expect((await found()).outcome).toMatchObject({
      kind: 'failed',
      code: 'refund_rejected',
      reason: 'address is frozen',
    });
  });

  it('are refused beyond the order, for an unpaid order and from an empty account', async () => {
    const order = await paid();
    expect((await world.refund(order, { amount: usdt(118_750_001n) })).outcome).toMatchObject({
      kind: 'failed',
      code: 'refund_limit_exceeded',
      evidence: { code: '500206' },
    });
    world.control.move(SUB_ACCOUNT, 'USDT', '-100');
    expect((await world.refund(order)).outcome).toMatchObject({ kind: 'failed', code: 'insufficient_balance' });
    expect((await world.refund(await world.open())).outcome).toMatchObject({
      kind: 'failed',
      code: 'order_not_completed',
    });
  });

  it.each([400603, 400620])('answered with %d, which says nothing of the refund, are asked about', async (code) => {
    world.control.addFault({ fault: { kind: 'businessError', code }, match: { step: 'refund' } });
    const { outcome, found } = await world.refund(await paid());
    expect(outcome).toMatchObject({ kind: 'unknown', evidence: { code: String(code) } });
    expect((await found()).outcome).toMatchObject({ kind: 'failed', code: 'absent' });
  });

  it('that the provider does not know are absent', async () => {
    const { outcome } = await world.adapter.query!(operation({ type: 'refund', reference: 'NEVER' }));
    expect(outcome).toMatchObject({ kind: 'failed', code: 'absent' });
  });

  it('go where they came from, or to an address on the chain of the order', async () => {
    const order = await paid();
    const address = '0x52908400098527886E0F7030069857D2E4169EE7';
    await world.refund(order, { amount: usdt(1n) });
    expect((await world.refund(order, { amount: usdt(1n), destination: address })).outcome.kind).toBe('pending');
    expect(world.control.book()[0]!.refunds.map(({ fields }) => fields)).toMatchObject([
      { refundStyle: 1, refundBearType: 1 },
      { refundStyle: 2, refundPayChannel: 2, refundAddress: address, refundChain: 'MATIC', refundBearType: 1 },
    ]);
  });

  it('to an address are not sent while the chain cannot be asked for', async () => {
    const order = await paid();
    const destination = '0x52908400098527886E0F7030069857D2E4169EE7';
    world.control.addFault({ fault: { kind: 'systemError' }, match: { step: 'query' } });
    expect((await world.refund(order, { destination })).outcome.kind).toBe('not_sent');
    expect(world.control.book()[0]!.refunds).toEqual([]);
    const absent = await world.refund(order, { destination, providerReference: '1' });
    expect(absent.outcome).toMatchObject({ kind: 'failed', code: 'order_not_found' });
  });

  it('without a form here fail, and nothing is sent', async () => {
    const order = await paid();
    for (const wrong of [
      { destination: 'TJRabPrwbZy45sbavfcjinPJC18kjpRTv8' },
      { destination: 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4' },
      { providerReference: 'no id' },
      { amount: usdt(0n) },
      { amount: { minor: 1n, currency: 'EUR' } },
    ]) {
      const { outcome } = await world.refund(order, wrong);
      expect(outcome).toMatchObject({ kind: 'failed', code: 'unsupported_request' });
    }
    expect(world.control.book()[0]!.refunds).toEqual([]);
  });

  it('answered with another amount or another refund are in doubt', async () => {
    const order = await paid();
    for (const kind of ['wrongAmount', 'wrongReference'] as const) {
      world.control.addFault({ fault: { kind }, match: { step: 'refund' } });
      const { outcome, found } = await world.refund(order, { amount: usdt(1n) });
      expect(outcome.kind).toBe('unknown');
      world.control.addFault({ fault: { kind }, match: { step: 'refundDetails' } });
      expect((await found()).outcome.kind).toBe('unknown');
      expect((await found()).outcome.kind).toBe('succeeded');
    }
  });
});
