import { operationReference } from '#libs/payments';
import { SettlePayouts } from '../../src/reconciliation/settle-payouts';
import type { Answer } from '../support/api-client';
import { incoherencesOf } from '../support/incoherences';
import { waitFor } from '../support/wait-for';
import { BooksWorld } from './support/books-world';
import { eur } from './support/shop';

/** As after a crash between the event of the payout and that of the order, before the reaction has come to it. */
describe('a payment that a payout has paid, while its order has not been told', () => {
  let world: BooksWorld;
  let order: Answer['body'];
  let duplicate: Answer['body'];
  let release: () => void;

  beforeAll(async () => {
    world = await BooksWorld.start();
    order = await world.shop.paid({ amount: eur('100.00') });
    await world.shop.settled();
    const settle = world.app.running.app.get(SettlePayouts);
    const released = new Promise<void>((resolve) => (release = resolve));
    const handle = settle.handle.bind(settle);
    jest.spyOn(settle, 'handle').mockImplementation((event) => released.then(() => handle(event)));
    const untold = jest.spyOn(settle, 'tellSettled').mockResolvedValue(0n);
    void released.then(() => untold.mockRestore());
  });
  afterAll(() => world.app.stop());

  const payOut = async (id: string, day: string) => {
    const reference = operationReference(order.id, 1);
    await world.takeReport(
      `${id},${day},EUR,payment,${reference},100.00,0,100.00,,,`,
      `${id},${day},EUR,payout,,,,100.00,,,`,
    );
    const credit = { reference: id, amount: '100.00', code: 'TRF' };
    expect(await world.takeStatement(day, credit)).toMatchObject({ status: 200 });
  };
  const settlements = async (): Promise<Answer['body'][]> => (await world.api.get('/v1/settlements')).body.data;
  const untilClosed = (count: number) =>
    waitFor(async () => (await settlements()).filter(({ status }) => status === 'closed').length === count);
  const breaks = async (): Promise<Answer['body'][]> =>
    (await world.api.get('/v1/reconciliation/breaks?status=open')).body.data;

  it('is not paid by another line as well: that is a duplicate', async () => {
    await payOut('PO-1', '2026-03-04');
    await untilClosed(1);
    await payOut('PO-2', '2026-03-05');
    await untilClosed(2);
    [duplicate] = await waitFor(async () => (await breaks()).length > 0 && breaks(), {
      describe: 'the second line to be a break',
    });
    expect(duplicate).toMatchObject({ kind: 'duplicate', order_id: order.id });
    expect((await world.api.get(`/v1/orders/${order.id}`)).body.settled).toEqual(eur('0.00'));
  });

  it('is told of when the reaction comes to it, once', async () => {
    release();
    await world.untilSettled(order.id, '100.00');
    await world.shop.settled();
    expect(await breaks()).toMatchObject([{ kind: 'duplicate' }]);
    expect(await world.balances(/receivable/)).toEqual({ 'psp:trustpay-eu:EUR:receivable': '-100.00' });
    expect(await incoherencesOf(world.app.running.persistence)).toEqual([]);
  });

  it('would be found paid twice by the books, which know only one payment', async () => {
    const { persistence } = world.app.running;
    const asSettled = (settled: boolean) =>
      persistence.pool.query('UPDATE rm.settlement_line SET settled = $1 WHERE settlement_id = $2', [
        settled,
        duplicate.settlement_id,
      ]);
    await asSettled(true);
    expect(await incoherencesOf(persistence)).toEqual([
      expect.stringMatching(/^rows-of-reconciliation: /),
      expect.stringMatching(/^receivables: .*trustpay-eu owes -10000 EUR by the books, .* say 0$/),
    ]);
    await asSettled(false);
    expect(await incoherencesOf(persistence)).toEqual([]);
  });
});
