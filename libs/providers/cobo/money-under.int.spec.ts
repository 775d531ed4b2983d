import type { NotifiedFact } from '../spi';
import { factsOf } from './notification';
import { MERCHANT, coins, dollars } from './testing/samples';
import { opened, paid, startWorld } from './testing/world';
import type { World } from './testing/world';

const MINUTE_MS = 60_000;

describe('money under a number of another system at Cobo', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.close());
  const under = (reference: string) => world.adapter.moneyUnder!(reference);

  it('is that of the order and that of the refund, where both have the number', async () => {
    const { reference, refund } = await paid(world);
    await world.adapter.refund!({ ...refund, reference, amount: dollars(3_333n) });
    expect(await under(reference)).toEqual({ kind: 'told', received: [coins(103_030_000n)], refunded: [] });
    for (let step = 0; step < 2; step++) {
      world.clock.advance(2_000);
      await world.control.settle();
    }
    const refunded = [coins(34_330_000n)];
    expect(await under(reference)).toEqual({ kind: 'told', received: [coins(103_030_000n)], refunded });
    expect(await under('NOBODYS')).toEqual({ kind: 'nothing' });
  });

  it('is left to a person where a part of a refund was sent and a part was not', async () => {
    const { refund } = await paid(world);
    await world.adapter.refund!({ ...refund, amount: dollars(3_333n) });
    world.control.refund(refund.reference, 'PartiallyCompleted');
    expect(await under(refund.reference)).toEqual({
      ...{ kind: 'told', received: [], refunded: [] },
      unclear: 'a part of the refund was sent and a part was not',
    });
  });

  describe('by the id of a refund whose messages tell no request', () => {
    const done = async () => {
      for (let step = 0; step < 3; step++) {
        world.clock.advance(2_000);
        await world.control.settle();
      }
    };
    const asks = () => {
      const facts = world.inbox.received.flatMap((raw) => factsOf(raw, MERCHANT));
      return [...new Set(facts.flatMap(({ reference }) => (reference?.startsWith('refund/') ? [reference] : [])))];
    };
    /** As the payer says on the provider's page where it goes. */
    const byLink = async () => {
      const { orderId } = await paid(world);
      const link = world.adapter.clientOperations!.find(({ name }) => name === 'refund-link')!;
      const answer = await link.call({ order_id: orderId, amount: '12.5', refund_source: 'Merchant' }, 'LINK');
      const { url, token } = (answer as unknown as { data: { url: string; token: string } }).data;
      const body = new URLSearchParams({ address: '0x52908400098527886E0F7030069857D2E4169EE7' });
      await fetch(`${url}?token=${token}`, { method: 'POST', body, redirect: 'manual' });
      await done();
      return world.control.book().refunds[0]!.refundId;
    };
    const sent = { kind: 'told', received: [], refunded: [coins(12_500_000n)] };

    it('is what it sent, and its messages ask by that id alone', async () => {
      world.control.setQuirks({ echoRequestId: false });
      const id = await byLink();
      expect(asks()).toEqual([`refund/${id}`]);
      expect(await under(`refund/${id}`)).toEqual(sent);
    });

    it('is told under its request where the answer has that after all', async () => {
      const id = await byLink();
      expect(asks()).toEqual([]);
      expect(await under(`refund/${id}`)).toEqual({ ...sent, reference: 'LINK' });
      expect(await under('LINK')).toEqual(sent);
    });

    it('is left to a person where the ledger itself may have made it', async () => {
      world.control.setQuirks({ echoRequestId: false });
      const { refund } = await paid(world);
      await world.adapter.refund!({ ...refund, amount: dollars(3_333n) });
      expect(await under(asks()[0] ?? `refund/${world.control.book().refunds[0]!.refundId}`)).toEqual({
        kind: 'nothing',
      });
      await done();
      expect(await under(asks()[0]!)).toMatchObject({ received: [], refunded: [], unclear: expect.any(String) });
    });

    it('is nothing where it is another merchant’s, and is asked about again where there is no answer', async () => {
      const id = await byLink();
      const others = world.adapterAt(world.simulator.url, 5_000, { merchantId: 'M2' });
      expect(await others.moneyUnder!(`refund/${id}`)).toEqual({ kind: 'nothing' });
      await others.close?.();
      expect(await under('refund/NONE')).toMatchObject({ kind: 'unknown' });
    });
  });

  it.each([true, false])('names a second deposit as its late event does; counted: %s', async (countUntilExpiry) => {
    world.control.setQuirks({ countUntilExpiry });
    const { reference } = await opened(world);
    world.control.pay({ order: reference });
    world.control.pay({ order: reference, amount: '7' });
    world.clock.advance(31 * MINUTE_MS);
    world.control.pay({ order: reference, amount: '9' });
    await world.control.settle();
    const told = await under(reference);
    expect(told).toMatchObject({
      ...{ kind: 'told', received: [coins(103_030_000n)] },
      beside: [{ amount: coins(7_000_000n) }, { amount: coins(9_000_000n) }],
    });
    const events = world.inbox.received.flatMap((raw) => factsOf(raw, MERCHANT));
    const names = (facts: readonly NotifiedFact[]) => facts.flatMap(({ movement }) => movement ?? []).sort();
    const beside = names(told.kind === 'told' ? told.beside! : []);
    expect(names(events).filter((name) => !beside.includes(name))).toEqual([]);
    expect(names(events).length).toBeGreaterThan(0);
  });
});
