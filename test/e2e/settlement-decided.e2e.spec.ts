import { operationReference } from '#libs/payments';
import type { Answer } from '../support/api-client';
import { incoherencesOf } from '../support/incoherences';
import { waitFor } from '../support/wait-for';
import { BooksWorld } from './support/books-world';
import { eur } from './support/shop';

/** A decision is booked at once; its lines and items wait until the bank shows the money of their payout. */
describe('breaks about lines of a payout that are decided before the bank has credited it', () => {
  let world: BooksWorld;

  beforeAll(async () => {
    world = await BooksWorld.start();
  });
  afterAll(() => world.app.stop());

  const breaks = async (status: string): Promise<Answer['body'][]> =>
    (await world.api.get(`/v1/reconciliation/breaks?status=${status}`)).body.data;
  const incoherences = async () => {
    await world.shop.settled();
    return incoherencesOf(world.app.running.persistence);
  };

  it('leave the books coherent while the payout waits: what was decided is owed no more', async () => {
    const [short, twice, exchanged] = await Promise.all(
      [1, 2, 3].map(() => world.shop.paid({ amount: eur('100.00') })),
    );
    const row = (order: Answer['body'], gross: string) =>
      `PO-1,2026-03-04,EUR,payment,${operationReference(order.id, 1)},${gross},0,${gross},,,`;
    await world.takeReport(
      row(short, '90.00'),
      row(twice, '100.00'),
      row(twice, '100.00'),
      'PO-1,2026-03-04,EUR,payment,unknown-1,10.00,0,10.00,,,',
      'PO-1,2026-03-04,EUR,payout,,,,300.00,,,',
    );
    await world.takeReport(
      `PO-2,2026-03-04,USD,payment,${operationReference(exchanged.id, 1)},50.00,0,50.00,,,`,
      'PO-2,2026-03-04,USD,payout,,,,50.00,,,',
    );
    const found = await waitFor(async () => {
      const open = await breaks('open');
      return open.length === 4 && open;
    });
    expect(found.map(({ kind }) => kind).sort()).toEqual(['amount', 'currency', 'duplicate', 'extra']);
    expect(await incoherences()).toEqual([]);
    for (const { id, kind } of found) {
      const decision = { treatment: kind === 'currency' ? 'exchange' : 'difference', reason: 'the provider says so' };
      expect(await world.api.post(`/v1/reconciliation/breaks/${id}/resolve`, decision)).toMatchObject({ status: 200 });
      expect(await incoherences()).toEqual([]);
    }
    expect(await world.balances(/receivable/)).toEqual({});
  });

  it('and when the bank has credited it', async () => {
    await world.takeStatement('2026-03-05', { reference: 'PO-1', amount: '300.00', code: 'TRF' });
    await waitFor(async () => {
      const { data } = (await world.api.get('/v1/settlements')).body;
      return data.some(({ status }: Answer['body']) => status === 'closed');
    });
    expect(await incoherences()).toEqual([]);
    expect(await world.balances(/receivable/)).toEqual({});
  });
});
