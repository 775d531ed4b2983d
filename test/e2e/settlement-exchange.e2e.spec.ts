import { ManualClock } from '#libs/clock';
import { operationReference } from '#libs/payments';
import { ApiClient } from '../support/api-client';
import type { Answer } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { incoherencesOf } from '../support/incoherences';
import { waitFor } from '../support/wait-for';
import { Shop } from './support/shop';
import { statementOf } from './support/statement';

const usd = (value: string) => ({ value, currency: 'USD' });
const AGREED = JSON.stringify([
  { provider: 'trustpay-eu', method: 'card', currency: 'USD', percent: '1.4', fixed: '0.25' },
]);

describe('cards that are charged in dollars and paid out in euro, with an agreed fee', () => {
  const clock = new ManualClock(new Date('2026-03-02T12:00:00.000Z'));
  let app: TestApplication;
  let api: ApiClient;
  let shop: Shop;
  let order: Answer['body'];

  beforeAll(async () => {
    app = await startTestApplication({ clock, environment: { AGREED_FEES: AGREED } });
    api = new ApiClient(app.url, await app.key('admin'));
    shop = new Shop(app, api);
    const splits = [{ party: 'dev-1', amount: usd('70.00') }];
    order = await shop.paid({ amount: usd('100.00'), splits });
    await shop.settled();
  });
  afterAll(() => app.stop());

  const report = (...rows: string[]) =>
    api.send(
      'POST',
      '/v1/settlements/imports?provider=trustpay-eu',
      ['payout_id,paid_at,currency,kind,reference,gross,fee,net,charged,charged_currency,rate', ...rows, ''].join('\n'),
      { 'content-type': 'text/csv', 'idempotency-key': rows.join().length.toString() },
    );
  const balances = async (): Promise<Record<string, string>> => {
    await shop.settled();
    const { body } = await api.get('/v1/balances');
    return Object.fromEntries(
      body.data
        .filter(({ posted }: Answer['body']) => Number(posted.value) !== 0)
        .map(({ account, posted }: Answer['body']) => [account, posted.value]),
    );
  };

  it('post the estimate with the capture', async () => {
    expect(await balances()).toEqual({
      'psp:trustpay-eu:USD:receivable': '98.35',
      'fee:psp:trustpay-eu:USD': '1.65',
      'service:shop:USD:unsettled': '30.00',
      'party:dev-1:USD:unsettled': '70.00',
    });
  });

  it('refuse a rate that is none, and two of the three members', async () => {
    const row = (rest: string) => `PO,2026-03-04,EUR,payment,x,92.15,0,92.15,${rest}`;
    for (const rest of ['100.00,USD,', '100.00,USD,abc', '-100.00,USD,0.9215', '92.15,EUR,1'])
      expect(await report(row(rest))).toMatchObject({ status: 422, body: { code: 'import_refused', line: 2 } });
  });

  it('are settled by the rate, and the exact fee corrects the estimate', async () => {
    const reference = operationReference(order.id, 1);
    const taken = await report(
      `PO-1,2026-03-04,EUR,payment,${reference},92.15,1.60,90.55,100.00,USD,0.9215`,
      'PO-1,2026-03-04,EUR,payout,,,,90.55,,,',
    );
    expect(taken).toMatchObject({ status: 200, body: { payouts: 1, payout_lines: 1 } });
    await shop.settled();
    const [payout] = (await api.get('/v1/settlements')).body.data as Answer['body'][];
    const statement = statementOf('2026-03-05', [{ reference: 'PO-1', amount: '90.55', code: 'TRF' }]);
    await api.send('POST', '/v1/settlements/imports', statement, {
      'content-type': 'application/xml',
      'idempotency-key': 'statement',
    });
    await waitFor(async () => (await api.get(`/v1/orders/${order.id}`)).body.settled.value === '100.00');
    // 1.65 USD are 1.52 EUR; 0.08 more were taken. 98.35 USD were given for 92.15 − 1.52 EUR.
    expect(await balances()).toEqual({
      'fee:psp:trustpay-eu:USD': '1.65',
      'fee:psp:trustpay-eu:EUR': '0.08',
      'fx:USD': '98.35',
      'fx:EUR': '-90.63',
      'bank:SK1799520000004107347927:EUR': '90.55',
      'service:shop:USD:available': '30.00',
      'party:dev-1:USD:available': '70.00',
    });
    expect((await api.get('/v1/reconciliation/breaks?status=open')).body.data).toEqual([]);
    const { body } = await api.get(`/v1/settlements/${payout!.id}`);
    expect(body).toMatchObject({ status: 'closed', line_list: [{ charged: usd('100.00'), rate: '0.9215' }] });
  });

  it('explain the exchange, and add up in every export', async () => {
    const { body } = await api.get(`/v1/orders/${order.id}/explain`);
    expect(body.adds_up).toBe(true);
    expect(body.payouts[0].checks.map(({ what }: Answer['body']) => what)).toContain(
      '98.35 USD exchanged at 0.9215 (report)',
    );
    const { body: journal } = await api.get(`/v1/journal?order_id=${order.id}`);
    const rules = journal.data.map(({ rule }: Answer['body']) => rule);
    expect(rules).toEqual(expect.arrayContaining(['fee.estimate', 'settle.exchange', 'fee.correction']));
  });

  it('give back of what is available, each party its part', async () => {
    await api.post(`/v1/orders/${order.id}/refunds`, { amount: usd('40.00') });
    await shop.until(order.id, 'partially_refunded');
    expect(await balances()).toMatchObject({
      'service:shop:USD:available': '18.00',
      'party:dev-1:USD:available': '42.00',
      'psp:trustpay-eu:USD:receivable': '-40.00',
    });
    expect(Object.keys(await balances()).filter((account) => account.endsWith(':unsettled'))).toEqual([]);
    expect(await incoherencesOf(app.running.persistence)).toEqual([]);
  });

  it('are a break of the currency while no rate explains what came', async () => {
    const other = await shop.paid({ reference: 'INV-2', amount: usd('50.00') });
    const reference = operationReference(other.id, 1);
    await report(
      `PO-2,2026-03-06,EUR,payment,${reference},47.00,0,47.00,50.00,USD,0.9215`,
      'PO-2,2026-03-06,EUR,payout,,,,47.00,,,',
    );
    const found = await waitFor(async () => {
      const { body } = await api.get('/v1/reconciliation/breaks?status=open');
      return body.data.length > 0 && body.data;
    });
    expect(found).toMatchObject([{ kind: 'currency', order_id: other.id }]);
  });
});
