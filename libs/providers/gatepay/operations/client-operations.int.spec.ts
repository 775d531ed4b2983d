import { ADDRESS } from '../testing/client-inputs';
import { startWorld } from '../testing/world';
import type { World } from '../testing/world';

describe('client operations of GatePay that change something', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.close());
  const perform = (operation: string, input: Record<string, string>, reference: string) =>
    world.adapter.clientOperations!.find(({ name }) => name === operation)!.call(input, reference);
  const paid = async () => {
    const { prepayId } = await world.open();
    world.control.pay({ prepayId });
    return prepayId;
  };

  it('create an address under our reference, with the id of the payer digit for digit', async () => {
    expect(await perform('address-create', ADDRESS, 'A1')).toMatchObject({
      kind: 'answered',
      data: { chain: { fullCurrType: 'USDT_MATIC' }, payAmount: '118.75' },
    });
    const [booked] = world.control.book();
    expect(booked).toMatchObject({ merchantTradeNo: 'A1', merchantUserId: '123456789012345678' });
    expect(booked!.fields.goods).toMatchObject({ goodsName: 'Order 160', goodsDetail: 'Order 160' });
  });

  it('are in doubt where the address was created before, or is on another chain', async () => {
    await perform('address-create', ADDRESS, 'A1');
    expect((await perform('address-create', ADDRESS, 'A1')).kind).toBe('unknown');
    world.control.addFault({ fault: { kind: 'wrongChain' }, match: { step: 'create' } });
    expect((await perform('address-create', ADDRESS, 'A2')).kind).toBe('unknown');
    expect(world.control.book()).toHaveLength(2);
  });

  it('pass on until when an address is good, and what may be missing', async () => {
    const orderExpireTime = String(world.clock.now().getTime() + 60_000);
    await perform('address-create', { ...ADDRESS, orderExpireTime, toleranceAmount: '0.5' }, 'A1');
    expect(world.control.book()[0]).toMatchObject({ expireTime: '2026-03-02T09:16:00.000Z', tolerance: '0.5' });
  });

  it('refund once under one reference, in either coin', async () => {
    const prepayId = await paid();
    const inCoin = { prepayId, refundOrderCurrency: 'USDT', refundOrderAmount: '1.5', receiverId: '6790011' };
    expect((await perform('checkout-refund', inCoin, 'R1')).kind).toBe('answered');
    expect((await perform('checkout-refund', inCoin, 'R1')).kind).toBe('answered');
    const asPaid = { prepayId, refundPayCurrency: 'USDT', refundPayAmount: '2' };
    expect((await perform('checkout-refund', asPaid, 'R2')).kind).toBe('answered');
    expect(await perform('order-refund', { prepayId, refundAmount: '200' }, 'R3')).toMatchObject({
      ...{ kind: 'refused', code: 'refund_limit_exceeded', reason: expect.stringMatching(/ \(code 500206\)$/) },
    });
    expect(world.control.book()[0]!.refunds).toMatchObject([
      { refundRequestId: 'R1', amount: '1.5', fields: { receiverId: 6790011 } },
      { refundRequestId: 'R2', amount: '2' },
    ]);
  });

  it('send nothing where an amount has no coin, or there are two of them', async () => {
    const prepayId = await paid();
    const wrong: Record<string, string>[] = [
      {},
      { refundOrderAmount: '1' },
      { refundPayCurrency: 'USDT', refundOrderAmount: '1' },
      { refundOrderCurrency: 'USDT', refundOrderAmount: '1', refundPayAmount: '1' },
    ];
    for (const amounts of wrong) {
      const answer = await perform('checkout-refund', { prepayId, ...amounts }, 'R1');
      expect({ ...amounts, ...answer }).toMatchObject({ ...amounts, kind: 'refused', code: 'unsupported_request' });
    }
    expect(world.control.book()[0]!.refunds).toEqual([]);
  });

  it.each(['wrongReference', 'wrongAmount'] as const)('are in doubt by an answer with a %s', async (kind) => {
    const prepayId = await paid();
    world.control.addFault({ fault: { kind }, match: { step: 'refund' } });
    expect((await perform('order-refund', { prepayId, refundAmount: '1' }, 'R1')).kind).toBe('unknown');
    expect(await perform('refund-details', { refundRequestId: 'R1' }, '')).toMatchObject({ kind: 'answered' });
  });
});
