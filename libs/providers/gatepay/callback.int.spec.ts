import { HOUR, startWorld } from './testing/world';
import type { World } from './testing/world';

const UNRESOLVED = 'PAY_UNRESOLVED/PAY_UNRESOLVED/address_error_chain';

describe('callbacks of GatePay', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.close());
  const codes = () => world.inbox.received.flatMap((raw) => world.adapter.notifications!.parse(raw));

  it('of a life are reasons to ask, each for its own operation', async () => {
    const order = await world.open();
    world.control.pay({ prepayId: order.prepayId });
    world.control.pay({ prepayId: order.prepayId, amount: '1' });
    const refund = await world.refund(order);
    const wrong = world.control.pay({ prepayId: (await world.open()).prepayId, trouble: 'wrongChain' });
    await world.control.settle();
    world.clock.advance(HOUR);
    await world.control.settle();
    const { reference } = order.asked;
    const asks = [
      [reference, 'TRANSFER_ADDRESS/TRANSFERRED_ADDRESS_IN_TERM'],
      [reference, 'PAY_ADDRESS/PAY_SUCCESS'],
      [reference, 'TRANSFER_ADDRESS/TRANSFERRED_ADDRESS_DELAY'],
      [refund.asked.reference, 'PAY_REFUND/REFUND_SUCCESS'],
      [
        'REFERENCE3',
        UNRESOLVED,
        { remark: `coins came that are not credited: ${UNRESOLVED}, transaction ${wrong.txId}` },
      ],
      ['REFERENCE3', 'PAY/PAY_CLOSE'],
    ].map(([name, code, more]) => ({ kind: 'ask', reference: name, code, ...(more as object) }));
    // Several are on their way at once, so their order is not promised.
    expect(codes()).toHaveLength(asks.length);
    expect(codes()).toEqual(expect.arrayContaining(asks));
    expect(world.control.deliveries().every(({ state }) => state === 'delivered')).toBe(true);
  });

  it.each([
    { callbackData: 'object' },
    { clientIdName: 'clientId' },
    { clientIdName: 'none' },
    { chainReportsAs: 'PAY' },
  ] as const)('mean the same in the form %j', async (quirk) => {
    world.control.setQuirks(quirk);
    const order = await world.open();
    world.control.pay({ prepayId: order.prepayId });
    await world.control.settle();
    expect(codes()).toHaveLength(2);
    for (const fact of codes()) expect(fact).toMatchObject({ kind: 'ask', reference: order.asked.reference });
  });

  it('signed wrongly, with another key or long ago are refused and come again', async () => {
    for (const kind of ['wrongSignature', 'rotatedKey', 'staleTimestamp'] as const) {
      world.control.addFault({ fault: { kind }, match: { bizType: 'PAY_ADDRESS' } });
      world.control.pay({ prepayId: (await world.open()).prepayId });
    }
    await world.control.settle();
    const verdicts = () => world.inbox.received.map((raw) => world.adapter.notifications!.verify(raw).valid);
    expect(verdicts().filter((valid) => !valid)).toHaveLength(3);
    const waiting = world.control.deliveries().filter(({ state }) => state === 'pending');
    expect(waiting).toMatchObject([{ lastResult: 400 }, { lastResult: 400 }, { lastResult: 400 }]);
    world.clock.advance(15_000);
    await world.control.settle();
    expect(world.control.deliveries().every(({ attempts }) => attempts <= 2)).toBe(true);
    expect(world.control.deliveries().filter(({ attempts }) => attempts === 2)).toHaveLength(3);
  });

  it('come again by the other schedule where the provider follows that one', async () => {
    world.control.setQuirks({ fastRetries: true });
    world.control.addFault({ fault: { kind: 'wrongSignature' }, match: { bizType: 'PAY_ADDRESS' } });
    world.control.pay({ prepayId: (await world.open()).prepayId });
    await world.control.settle();
    for (let i = 0; i < 3; i++) {
      world.clock.advance(3_000);
      await world.control.settle();
    }
    const tries = world.control.deliveries().map(({ attempts }) => attempts);
    expect(tries.sort()).toEqual([1, 4]);
  });

  it('twice are one message, and lost ones cost nothing but time', async () => {
    world.control.addFault({ fault: { kind: 'duplicate' }, match: { bizType: 'PAY_ADDRESS' } });
    world.control.addFault({ fault: { kind: 'noNotification' }, match: { bizType: 'TRANSFER_ADDRESS' } });
    const order = await world.open();
    world.control.pay({ prepayId: order.prepayId });
    await world.control.settle();
    const verified = world.inbox.received.map((raw) => world.adapter.notifications!.verify(raw));
    expect(verified).toHaveLength(2);
    expect(verified[0]).toEqual(verified[1]);
    expect((await order.found()).outcome.kind).toBe('succeeded');
  });
});
