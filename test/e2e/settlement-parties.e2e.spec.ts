import { operationReference } from '#libs/payments';
import type { Answer } from '../support/api-client';
import { incoherencesOf } from '../support/incoherences';
import { BooksWorld } from './support/books-world';

const usd = (value: string) => ({ value, currency: 'USD' });

describe('a party that agreed to be settled in the paid currency', () => {
  let world: BooksWorld;
  let order: Answer['body'];

  beforeAll(async () => {
    world = await BooksWorld.start();
    const splits = [
      { party: 'dev-1', amount: usd('33.33'), settled_in: 'paid_currency' },
      { party: 'dev-2', amount: usd('33.33') },
    ];
    order = await world.shop.paid({ amount: usd('100.00'), splits });
    await world.shop.settled();
  });
  afterAll(() => world.app.stop());

  /** A payout in euro, and the line of the bank that credits it. */
  const payOut = async (id: string, kind: string, operation: number, [gross, charged, rate]: readonly string[]) => {
    const reference = operationReference(order.id, operation);
    await world.takeReport(
      `${id},2026-03-04,EUR,${kind},${reference},${gross},0,${gross},${charged},USD,${rate}`,
      `${id},2026-03-04,EUR,payout,,,,${gross},,,`,
    );
    const credit = { reference: id, amount: gross!, code: 'TRF' };
    expect(await world.takeStatement('2026-03-05', credit)).toMatchObject({ status: 200 });
  };
  const parties = () => world.balances(/^(party|service)/);

  it('is shown with its agreement, and another without', () => {
    expect(order.splits).toMatchObject([{ party: 'dev-1', settled_in: 'paid_currency' }, { party: 'dev-2' }]);
    expect(order.splits[1]).not.toHaveProperty('settled_in');
  });

  it('has its part at the rate of the payout, and the others theirs in the currency of the order', async () => {
    await payOut('PO-1', 'payment', 1, ['92.15', '100.00', '0.9215']);
    await world.untilSettled(order.id, '100.00');
    expect(await parties()).toEqual({
      'party:dev-1:EUR:available': '30.72',
      'party:dev-2:USD:available': '33.33',
      'service:shop:USD:available': '33.34',
    });
    const { body } = await world.api.get(`/v1/orders/${order.id}/explain`);
    expect(body.adds_up).toBe(true);
  });

  it('gives back of a refund at the rate of the payout that nets it', async () => {
    await world.api.post(`/v1/orders/${order.id}/refunds`, { amount: usd('50.00') });
    await world.shop.until(order.id, 'partially_refunded');
    await payOut('PO-2', 'refund', 2, ['-47.00', '-50.00', '0.94']);
    await world.untilSettled(order.id, '50.00');
    // Of 50.00 it keeps 16.67 and gives back 16.66, which are 15.66 at 0.94.
    expect(await parties()).toMatchObject({
      'party:dev-1:EUR:available': '15.06',
      'party:dev-2:USD:available': '16.66',
    });
    expect(Object.keys(await parties())).not.toContain('party:dev-1:USD:available');
    expect(await incoherencesOf(world.app.running.persistence)).toEqual([]);
    expect((await world.api.get('/v1/reconciliation/breaks?status=open')).body.data).toEqual([]);
  });

  it('is named by a word that is one of two', async () => {
    const splits = [{ party: 'dev-1', amount: usd('1.00'), settled_in: 'EUR' }];
    const refused = await world.api.post('/v1/orders', { reference: 'X', method: 'card', amount: usd('2.00'), splits });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer: '/splits/0/settled_in' }] } });
  });
});
