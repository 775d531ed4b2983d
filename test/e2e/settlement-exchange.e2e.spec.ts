import { operationReference } from '#libs/payments';
import type { Answer } from '../support/api-client';
import { incoherencesOf } from '../support/incoherences';
import { waitFor } from '../support/wait-for';
import { BooksWorld } from './support/books-world';

const usd = (value: string) => ({ value, currency: 'USD' });
const AGREED = JSON.stringify([
  { provider: 'trustpay-eu', method: 'card', currency: 'USD', percent: '1.4', fixed: '0.25' },
]);

describe('cards that are charged in dollars and paid out in euro, with an agreed fee', () => {
  let world: BooksWorld;
  let order: Answer['body'];

  beforeAll(async () => {
    world = await BooksWorld.start({ environment: { AGREED_FEES: AGREED } });
    const splits = [{ party: 'dev-1', amount: usd('70.00') }];
    order = await world.shop.paid({ amount: usd('100.00'), splits });
    await world.shop.settled();
  });
  afterAll(() => world.app.stop());

  it('post the estimate with the capture', async () => {
    expect(await world.balances()).toEqual({
      'psp:trustpay-eu:USD:receivable': '98.35',
      'fee:psp:trustpay-eu:USD': '1.65',
      'service:shop:USD:unsettled': '30.00',
      'party:dev-1:USD:unsettled': '70.00',
    });
  });

  it('refuse a rate that is none, and two of the three members', async () => {
    const row = (rest: string) => `PO,2026-03-04,EUR,payment,x,92.15,0,92.15,${rest}`;
    for (const rest of ['100.00,USD,', '100.00,USD,abc', '-100.00,USD,0.9215', '92.15,EUR,1'])
      expect(await world.takeReport(row(rest))).toMatchObject({
        status: 422,
        body: { code: 'import_refused', line: 2 },
      });
  });

  it('are settled by the rate, and the exact fee corrects the estimate', async () => {
    const reference = operationReference(order.id, 1);
    const taken = await world.takeReport(
      `PO-1,2026-03-04,EUR,payment,${reference},92.15,1.60,90.55,100.00,USD,0.9215`,
      'PO-1,2026-03-04,EUR,payout,,,,90.55,,,',
    );
    expect(taken).toMatchObject({ status: 200, body: { payouts: 1, payout_lines: 1 } });
    await world.shop.settled();
    const [payout] = (await world.api.get('/v1/settlements')).body.data as Answer['body'][];
    await world.takeStatement('2026-03-05', { reference: 'PO-1', amount: '90.55', code: 'TRF' });
    await world.untilSettled(order.id, '100.00');
    // 1.65 USD are 1.52 EUR; 0.08 more were taken. 98.35 USD were given for 92.15 − 1.52 EUR.
    expect(await world.balances()).toEqual({
      'fee:psp:trustpay-eu:USD': '1.65',
      'fee:psp:trustpay-eu:EUR': '0.08',
      'fx:USD': '98.35',
      'fx:EUR': '-90.63',
      'bank:SK1799520000004107347927:EUR': '90.55',
      'service:shop:USD:available': '30.00',
      'party:dev-1:USD:available': '70.00',
    });
    expect((await world.api.get('/v1/reconciliation/breaks?status=open')).body.data).toEqual([]);
    const { body } = await world.api.get(`/v1/settlements/${payout!.id}`);
    expect(body).toMatchObject({ status: 'closed', line_list: [{ charged: usd('100.00'), rate: '0.9215' }] });
  });

  it('explain the exchange, and add up in every export', async () => {
    const { body } = await world.api.get(`/v1/orders/${order.id}/explain`);
    expect(body.adds_up).toBe(true);
    expect(body.payouts[0].checks.map(({ what }: Answer['body']) => what)).toContain(
      '98.35 USD exchanged at 0.9215 (report)',
    );
    const { body: journal } = await world.api.get(`/v1/journal?order_id=${order.id}`);
    const rules = journal.data.map(({ rule }: Answer['body']) => rule);
    expect(rules).toEqual(expect.arrayContaining(['fee.estimate', 'settle.exchange', 'fee.correction']));
  });

  it('give back of what is available, each party its part', async () => {
    await world.api.post(`/v1/orders/${order.id}/refunds`, { amount: usd('40.00') });
    await world.shop.until(order.id, 'partially_refunded');
    expect(await world.balances()).toMatchObject({
      'service:shop:USD:available': '18.00',
      'party:dev-1:USD:available': '42.00',
      'psp:trustpay-eu:USD:receivable': '-40.00',
    });
    expect(Object.keys(await world.balances()).filter((account) => account.endsWith(':unsettled'))).toEqual([]);
    expect(await incoherencesOf(world.app.running.persistence)).toEqual([]);
  });

  it('are a break of the currency while no rate explains what came', async () => {
    const other = await world.shop.paid({ reference: 'INV-2', amount: usd('50.00') });
    const reference = operationReference(other.id, 1);
    await world.takeReport(
      `PO-2,2026-03-06,EUR,payment,${reference},47.00,0,47.00,50.00,USD,0.9215`,
      'PO-2,2026-03-06,EUR,payout,,,,47.00,,,',
    );
    const found = await waitFor(async () => {
      const { body } = await world.api.get('/v1/reconciliation/breaks?status=open');
      return body.data.length > 0 && body.data;
    });
    expect(found).toMatchObject([{ kind: 'currency', order_id: other.id }]);
  });
});
