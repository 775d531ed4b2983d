import { startWorld } from './testing/world';
import type { World } from './testing/world';
import { dollars, followUp } from './testing/samples';

describe('the money under an order number that is not ours', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.close());
  const under = (orderNo: string) => world.adapter.moneyUnder!(orderNo);

  it('is what came, in the currency of the order', async () => {
    const orderNo = await world.open();
    expect(await under(orderNo)).toEqual({ kind: 'nothing' });
    world.control.pay({ orderNo }, '106.00');
    expect(await under(orderNo)).toEqual({ kind: 'told', received: [dollars(10_600n)], refunded: [] });
    world.control.settleOrder({ orderNo });
    expect(await under(orderNo)).toEqual({ kind: 'told', received: [dollars(10_600n)], refunded: [] });
  });

  it('is less what was refunded, as soon as the refund is over', async () => {
    world.control.setQuirks({ refundAfterMs: -1 });
    const orderNo = await world.open();
    world.control.pay({ orderNo });
    world.control.settleOrder({ orderNo });
    await world.adapter.refund!(followUp({ providerReference: orderNo }));
    expect(await under(orderNo)).toEqual({ kind: 'told', received: [dollars(2_000n)], refunded: [] });
    world.control.decideRefund(orderNo, followUp().reference, 'done');
    expect(await under(orderNo)).toEqual({ kind: 'told', received: [dollars(2_000n)], refunded: [dollars(250n)] });
  });

  it('is none where there is no such order, or nobody has paid it', async () => {
    expect(await under('INVOICE-77')).toEqual({ kind: 'nothing' });
    expect(await under('no number at all')).toEqual({ kind: 'nothing' });
    const [declined, late] = [await world.open(), await world.open()];
    world.control.decline({ orderNo: declined });
    world.control.timeOut({ orderNo: late });
    expect(await under(declined)).toEqual({ kind: 'nothing' });
    expect(await under(late)).toEqual({ kind: 'nothing' });
  });

  it('is not known while the provider does not say', async () => {
    const orderNo = await world.open();
    world.control.pay({ orderNo });
    world.control.addFault({ fault: { kind: 'refuse', code: 880011 } });
    expect(await under(orderNo)).toMatchObject({ kind: 'unknown' });
    expect(await under(orderNo)).toMatchObject({ kind: 'told' });
  });
});
