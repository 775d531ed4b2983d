import { pauseSubscriber, resumeSubscriber } from '#libs/projections';
import { explainBalance } from '../../src/explain/explain-balance';
import type { Answer } from '../support/api-client';
import { incoherencesOf } from '../support/incoherences';
import { waitFor } from '../support/wait-for';
import { BooksWorld } from './support/books-world';
import { eur } from './support/shop';

describe('the books of a sale that is disputed after it was paid out', () => {
  let world: BooksWorld;
  let order: Answer['body'];

  beforeAll(async () => {
    world = await BooksWorld.start();
    order = await world.shop.paid({ splits: [{ party: 'dev-1', amount: eur('70.00') }] });
    await world.shop.settled();
    const text = 'card settlement 2026-03-02, 1 transaction';
    await world.takeStatement('2026-03-03', { reference: '652810', amount: '100.00', code: 'TPAY-CARD', text });
    await world.shop.settled();
  });
  afterAll(() => world.app.stop());

  /** What is owed on an account, and what of it is free. */
  const owed = async (account: string): Promise<string> => {
    const { body } = await world.api.get(`/v1/balances?account=${account}`);
    const [{ posted, available }] = body.data;
    return `${posted.value}, free ${available.value}`;
  };
  const allOwed = async () => ({
    unsettled: await owed('service:shop:EUR:unsettled'),
    available: await owed('service:shop:EUR:available'),
    partyUnsettled: await owed('party:dev-1:EUR:unsettled'),
    partyAvailable: await owed('party:dev-1:EUR:available'),
  });
  const free = {
    unsettled: '0.00, free 0.00',
    available: '30.00, free 30.00',
    partyUnsettled: '0.00, free 0.00',
    partyAvailable: '70.00, free 70.00',
  };

  it('block what is available, of the service and of the party', async () => {
    expect(await allOwed()).toEqual(free);
    await world.app.simulator.control.chargeback(order.attempts[0].provider_reference);
    await world.shop.until(order.id, 'disputed');
    await world.shop.settled();
    expect(await allOwed()).toEqual({ ...free, available: '30.00, free 0.00', partyAvailable: '70.00, free 0.00' });
    expect((await world.api.get(`/v1/orders/${order.id}/explain`)).body).toMatchObject({ adds_up: true });
  });

  it('tell what is blocked of an account that holds money: line by line, and down to the events', async () => {
    const account = 'service:shop:EUR:available';
    const { status, body } = await world.api.get(`/v1/statements/${account}?layer=pending`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ layer: 'pending', closing_balance: eur('-30.00'), adds_up: true });
    expect(body.lines.at(-1)).toMatchObject({ rule: 'dispute.block', side: 'credit', amount: eur('70.00') });
    expect((await world.api.get(`/v1/statements/${account}`)).body).toMatchObject({ closing_balance: eur('30.00') });
    const nothing = '/v1/statements/psp:trustpay-eu:EUR:receivable?layer=pending';
    expect((await world.api.get(nothing)).status).toBe(404);
    expect((await world.api.get(`/v1/statements/${account}?layer=both`)).status).toBe(400);
    const { dataSource, store } = world.app.running.persistence;
    const found = await explainBalance(dataSource, store, { merchantId: 'shop', account });
    expect(found).toMatchObject({
      layers: [
        { layer: 'posted', balance: eur('-30.00'), adds_up: true },
        { layer: 'pending', balance: eur('30.00'), adds_up: true },
      ],
      adds_up: true,
    });
  });

  it('free it again when the dispute is won', async () => {
    const won = { outcome: 'won', reason: 'case 31: decided in the portal' };
    expect((await world.api.post(`/v1/orders/${order.id}/disputes/1/resolve`, won)).status).toBe(201);
    await world.shop.settled();
    expect(await allOwed()).toEqual(free);
    expect(await incoherencesOf(world.app.running.persistence)).toEqual([]);
  });

  it('are explained as far as the audit trail goes, where it is behind the books', async () => {
    const { dataSource, pool, store } = world.app.running.persistence;
    expect(await pauseSubscriber(pool, 'audit')).toBe(true);
    try {
      const { id } = await world.shop.paid({ reference: 'INV-BEHIND' });
      await waitFor(async () => (await world.api.get(`/v1/journal?order_id=${id}`)).body.data.length > 0);
      const account = 'psp:trustpay-eu:EUR:receivable';
      const found = await explainBalance(dataSource, store, { merchantId: 'shop', account });
      expect(found).toMatchObject({ adds_up: true });
    } finally {
      await resumeSubscriber(pool, 'audit');
    }
  });
});
