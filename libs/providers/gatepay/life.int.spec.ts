import { HOUR, startWorld } from './testing/world';
import type { World } from './testing/world';
import { operation, usdt } from './testing/samples';

const due = { minor: '118750000', currency: 'USDT' };
const coins = (minor: string) => ({ minor, currency: 'USDT' });

describe('the life of a GatePay order', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.close());

  it('is opened with an address, a page, a code and an end', async () => {
    const { outcome, prepayId } = await world.open();
    const [booked] = world.control.book();
    expect(outcome).toMatchObject({
      providerReference: booked!.prepayId,
      nextAction: {
        type: 'pay_to_address',
        address: booked!.address,
        chain: 'MATIC',
        amount: { minor: '118750000', currency: 'MATIC_USDT' },
        url: `${world.simulator.url}/cashier?prepayid=${prepayId}`,
        qr: `${world.simulator.url}/cashier?prepayid=${prepayId}`,
      },
      expiresAt: '2026-03-02T10:15:00.000Z',
    });
    expect(BigInt(prepayId)).toBeGreaterThan(2n ** 53n);
    expect(booked).toMatchObject({ fullCurrType: 'USDT_MATIC', coin: 'USDT', merchantTradeNo: 'REFERENCE1' });
    expect(booked!.merchantUserId).toBe('6570499703596170115');
  });

  it.each([
    ['TRON_USDT', 'TRX', 'USDT_TRX', usdt(5n), '5'],
    ['BSC_USDT', 'BSC', 'USDT_BSC', usdt(5n), '5000000000000'],
    ['ETH', 'ETH', 'ETH', { minor: 1_000_000_000_000n, currency: 'ETH' }, '1000000000000'],
    ['BTC', 'BTC', 'BTC', { minor: 100n, currency: 'BTC' }, '100'],
  ])('sends %s over %s as %s', async (asset, chain, fullCurrType, amount, minor) => {
    const { outcome } = await world.open({ amount, crypto: { asset } });
    expect(outcome.nextAction).toMatchObject({ chain, amount: { minor, currency: asset } });
    expect(world.control.book()[0]).toMatchObject({ chain, fullCurrType });
  });

  it('ends when it was asked to, and tells the same when asked again', async () => {
    const order = await world.open({ expiresAt: '2026-03-02T09:30:00.000Z' });
    expect(order.outcome.expiresAt).toBe('2026-03-02T09:30:00.000Z');
    const { evidence: _, ...asked } = (await order.found()).outcome as typeof order.outcome;
    expect(order.outcome).toMatchObject(asked);
  });

  it('is paid exactly', async () => {
    const order = await world.open();
    world.control.pay({ prepayId: order.prepayId });
    expect(await order.found()).toMatchObject({
      outcome: {
        kind: 'succeeded',
        amount: due,
        providerReference: order.prepayId,
        receipt: { due, received: due },
        evidence: { source: 'query', code: 'PAID' },
      },
    });
  });

  it('is paid from a Gate account, without any chain', async () => {
    const order = await world.open();
    world.control.pay({ prepayId: order.prepayId, from: 'gate' });
    expect((await order.found()).outcome).toMatchObject({ kind: 'succeeded', receipt: { due, received: due } });
  });

  it.each([
    ['118.25', 'succeeded'],
    ['118.249999', 'pending'],
    ['120', 'succeeded'],
  ])('with a tolerance of 0.5 and %s is %s', async (amount, kind) => {
    const order = await world.open({ crypto: { asset: 'MATIC_USDT', tolerance: { ...usdt(500_000n) } } });
    world.control.pay({ prepayId: order.prepayId, amount });
    const { outcome } = await order.found();
    expect(outcome.kind).toBe(kind);
    if (outcome.kind === 'succeeded') {
      const minor = { '118.25': '118250000', '120': '120000000' }[amount]!;
      expect(outcome).toMatchObject({ amount: due, receipt: { due, received: coins(minor) } });
    } else {
      expect(outcome).toMatchObject({ nextAction: { amount: { minor: '500001', currency: 'MATIC_USDT' } } });
    }
  });

  it('adds payments up: the second completes within the tolerance', async () => {
    const order = await world.open({ crypto: { asset: 'MATIC_USDT', tolerance: usdt(500_000n) } });
    world.control.pay({ prepayId: order.prepayId, amount: '60' });
    world.control.pay({ prepayId: order.prepayId, amount: '58.30' });
    const { outcome, also } = await order.found();
    expect(outcome).toMatchObject({ kind: 'succeeded', receipt: { due, received: coins('118300000') } });
    expect(also).toBeUndefined();
  });

  it('charges what the payer pays on top', async () => {
    const order = await world.open({ crypto: { asset: 'MATIC_USDT', developerFee: usdt(1_250_000n) } });
    expect(order.outcome.nextAction).toMatchObject({ amount: { minor: '120000000' } });
    world.control.pay({ prepayId: order.prepayId });
    expect((await order.found()).outcome).toMatchObject({ amount: due, receipt: { due: coins('120000000') } });
  });

  it('expires with nothing, and what comes later is money without an order', async () => {
    const order = await world.open();
    world.clock.advance(HOUR);
    expect((await order.found()).outcome).toMatchObject({ kind: 'failed', code: 'expired' });
    const { txId } = world.control.pay({ prepayId: order.prepayId, amount: '7' });
    const { outcome, also } = await order.found();
    expect(outcome).toMatchObject({ kind: 'failed', code: 'expired' });
    expect(also).toEqual([
      {
        kind: 'received',
        reference: order.asked.reference,
        providerReference: txId,
        amount: usdt(7_000_000n),
        code: 'TRANSFERRED_ADDRESS_DELAY',
        inSum: { upTo: usdt(7_000_000n) },
      },
    ]);
  });

  it('ends underpaid with too little, and what comes late is told apart from it', async () => {
    const order = await world.open();
    world.control.pay({ prepayId: order.prepayId, amount: '100' });
    world.clock.advance(HOUR);
    const receipt = { due, received: coins('100000000') };
    expect(await order.found()).toMatchObject({ outcome: { kind: 'underpaid', receipt } });
    const { txId } = world.control.pay({ prepayId: order.prepayId });
    const { outcome, also } = await order.found();
    expect(outcome).toMatchObject({ kind: 'underpaid', receipt });
    expect(also).toMatchObject([{ kind: 'received', providerReference: txId, amount: usdt(18_750_000n) }]);
  });

  it('waits beyond its time for what was seen before, and is underpaid then', async () => {
    const order = await world.open();
    world.control.pay({ prepayId: order.prepayId, amount: '100', until: 'seen' });
    world.clock.advance(HOUR);
    expect((await order.found()).outcome).toMatchObject({ kind: 'pending', evidence: { code: 'EXPIRED' } });
    world.control.confirm({ prepayId: order.prepayId });
    expect((await order.found()).outcome).toMatchObject({
      kind: 'underpaid',
      receipt: { received: coins('100000000') },
    });
  });

  it('paid twice is paid once, and the second payment is told apart', async () => {
    const order = await world.open();
    world.control.pay({ prepayId: order.prepayId });
    const { txId } = world.control.pay({ prepayId: order.prepayId, amount: '118.75' });
    const { outcome, also } = await order.found();
    expect(outcome).toMatchObject({ kind: 'succeeded', receipt: { due, received: due } });
    expect(also).toMatchObject([{ kind: 'received', providerReference: txId, amount: usdt(118_750_000n) }]);
    expect(world.control.isConserved()).toBe(true);
  });

  it.each([
    ['before and after', true],
    ['only after', false],
  ])('comes to the same when a second payment was seen before the first paid it, asked %s', async (_, isBetween) => {
    const order = await world.open({ crypto: { asset: 'MATIC_USDT', tolerance: usdt(500_000n) } });
    const { prepayId } = order;
    const first = world.control.pay({ prepayId, amount: '118.35', until: 'seen' });
    const second = world.control.pay({ prepayId, amount: '40', until: 'seen' });
    const paid = { kind: 'succeeded', amount: due, receipt: { due, received: coins('118350000') } };
    world.control.confirm({ prepayId }, first.txId);
    if (isBetween) {
      const { outcome, also } = await order.found();
      expect(outcome).toMatchObject(paid);
      expect(also).toBeUndefined();
    }
    world.control.confirm({ prepayId }, second.txId);
    const { txId } = world.control.pay({ prepayId, amount: '7' });
    const { outcome, also } = await order.found();
    expect(outcome).toMatchObject(paid);
    expect(also).toMatchObject([
      { providerReference: second.txId, amount: usdt(40_000_000n), code: 'TRANSFERRED_ADDRESS_IN_TERM' },
      { providerReference: txId, amount: usdt(7_000_000n), code: 'TRANSFERRED_ADDRESS_DELAY' },
    ]);
  });

  it('waits without an action for confirmations, also beyond its time', async () => {
    const order = await world.open();
    const { txId } = world.control.pay({ prepayId: order.prepayId, until: 'seen' });
    const seen = (await order.found()).outcome;
    expect(seen).toMatchObject({ kind: 'pending', evidence: { code: 'PENDING' } });
    expect(seen).not.toHaveProperty('nextAction');
    world.clock.advance(HOUR);
    expect((await order.found()).outcome).toMatchObject({ kind: 'pending', evidence: { code: 'PROCESS' } });
    world.control.confirm({ prepayId: order.prepayId }, txId);
    expect((await order.found()).outcome).toMatchObject({ kind: 'succeeded', receipt: { due, received: due } });
  });

  it.each(['wrongCoin', 'wrongChain', 'risk'] as const)('counts no money for %s', async (trouble) => {
    const order = await world.open();
    world.control.pay({ prepayId: order.prepayId, trouble });
    const { outcome, also } = await order.found();
    expect(outcome.kind).toBe('pending');
    expect(also).toBeUndefined();
  });

  it('is unknown to the provider under another reference', async () => {
    await world.open();
    const { outcome } = await world.adapter.query!(operation({ reference: 'NOBODY' }));
    expect(outcome).toMatchObject({ kind: 'failed', code: 'absent' });
  });

  it('is cancelled, and what is paid then is late', async () => {
    const order = await world.open();
    const { reference, amount } = order.asked;
    const close = () =>
      world.adapter.cancelPayment!({ reference, amount, providerReference: order.prepayId, notificationUrl: '' });
    expect((await close()).outcome).toMatchObject({ kind: 'failed', code: 'cancelled' });
    expect((await order.found()).outcome).toMatchObject({ kind: 'failed', code: 'cancelled' });
    world.control.pay({ prepayId: order.prepayId, amount: '118.75' });
    const { outcome, also } = await close();
    expect(outcome).toMatchObject({ kind: 'failed', code: 'cancelled' });
    expect(also).toMatchObject([{ kind: 'received', amount: usdt(118_750_000n) }]);
  });

  it('cannot be cancelled once it is paid: it is paid instead', async () => {
    const order = await world.open();
    world.control.pay({ prepayId: order.prepayId });
    const { reference, amount } = order.asked;
    const request = { reference, amount, providerReference: order.prepayId, notificationUrl: '' };
    const { outcome } = await world.adapter.cancelPayment!(request);
    expect(outcome).toMatchObject({ kind: 'succeeded', amount: due });
  });
});
