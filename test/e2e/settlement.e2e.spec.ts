import { ManualClock } from '#libs/clock';
import { operationReference } from '#libs/payments';
import { ApiClient } from '../support/api-client';
import type { Answer } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { incoherencesOf } from '../support/incoherences';
import { waitFor } from '../support/wait-for';
import { Shop, eur } from './support/shop';
import { statementOf } from './support/statement';
import { whileMatching } from './support/while-matching';

const BANK = 'bank:SK1799520000004107347927:EUR';
const DAY_MS = 24 * 60 * 60 * 1_000;

const AMOUNTS = ['100.00', '60.00', '25.50'];

describe('a month of a shop, closed', () => {
  const clock = new ManualClock(new Date('2026-03-02T12:00:00.000Z'));
  let app: TestApplication;
  let api: ApiClient;
  let shop: Shop;
  let orders: Answer['body'][];

  beforeAll(async () => {
    app = await startTestApplication({ clock });
    api = new ApiClient(app.url, await app.key('admin'));
    shop = new Shop(app, api);
    orders = [];
    for (const value of AMOUNTS) orders.push(await shop.paid({ amount: eur(value) }));
    await shop.settled();
  });
  afterAll(() => app.stop());

  const importStatement = (xml: string, key = xml.length.toString(), query = '') =>
    api.send('POST', `/v1/settlements/imports${query}`, xml, {
      'content-type': 'application/xml',
      'idempotency-key': `k-${key}`,
    });
  const importReport = (report: string, type = 'text/csv') =>
    api.send('POST', '/v1/settlements/imports?provider=trustpay-eu', report, {
      'content-type': type,
      'idempotency-key': 'report',
    });
  const breaks = async (query = '?status=open'): Promise<Answer['body'][]> =>
    (await api.get(`/v1/reconciliation/breaks${query}`)).body.data;
  const untilBreaks = (...kinds: string[]): Promise<Answer['body'][]> =>
    waitFor(
      async () => {
        const open = await breaks();
        return (
          open
            .map(({ kind }) => kind)
            .sort()
            .join() === kinds.sort().join() && open
        );
      },
      { describe: `open breaks ${kinds.join()}` },
    );
  const balance = async (account: string): Promise<string | undefined> =>
    (await api.get(`/v1/balances?account=${account}`)).body.data[0]?.posted.value;

  const settledOf = (): Promise<string[]> =>
    Promise.all(orders.map(async ({ id }) => (await api.get(`/v1/orders/${id}`)).body.settled.value));

  const card = { code: 'TPAY-CARD', text: 'card settlement 2026-03-02, 3 transactions' };
  const first = statementOf('2026-03-03', [
    { reference: '652810', amount: '185.13', ...card },
    { reference: '652811', amount: '42.42', code: 'TPAY-WIRE', text: 'thanks' },
    { reference: '652812', amount: '-2.50', code: 'TPAY-FEE' },
  ]);

  it('refuses a wrong file whole, with the line and the reason, and writes nothing of it', async () => {
    const wrong = first.replace(
      '<Dt><Dt>2026-03-03</Dt></Dt></Bal>\n<Ntry>',
      '<Dt><Dt>2026-03-03</Dt></Dt></Bal>\n<Ntri>',
    );
    const answer = await importStatement(wrong, 'wrong');
    expect(answer).toMatchObject({ status: 422, body: { code: 'import_refused', line: expect.any(Number) } });
    const unbalanced = await importStatement(first.replace('>42.42<', '>42.43<'), 'unbalanced');
    expect(unbalanced).toMatchObject({ status: 422, body: { code: 'import_refused' } });
    const { body } = await importReport(
      'payout_id;paid_at;currency;kind;reference;gross;fee;net\nPO;x;EUR;payout;;;;1.00\n',
    );
    expect(body).toMatchObject({ code: 'import_refused', line: 2, place: 'line 2' });
    const json = await importReport('{"payouts": [\n{]}', 'application/json');
    expect(json).toMatchObject({ status: 422, body: { code: 'import_refused', line: 2, place: 'line 2' } });
    await shop.settled();
    expect(await balance(BANK)).toBeUndefined();
  });

  it('takes a statement in: cards by period and amount, fees apart; and names what does not fit', async () => {
    const answer = await importStatement(first);
    expect(answer).toMatchObject({
      status: 200,
      body: { status: 'completed', format: 'camt.053', bank_lines: 3, known: 0 },
    });
    const open = await untilBreaks('amount', 'extra');
    const [amount] = open.filter(({ kind }) => kind === 'amount');
    expect(amount).toMatchObject({
      provider: 'trustpay-eu',
      residuals: [{ place: 'transit', amount: eur('0.37') }],
      status: 'open',
    });
    await shop.settled();
    // 37 cents did not come, so the last payment of the payout waits; which that is, the list of the bank alone tells.
    const settled = await settledOf();
    const [waiting] = AMOUNTS.filter((value, index) => settled[index] !== value);
    expect(settled).toEqual(AMOUNTS.map((value) => (value === waiting ? '0.00' : value)));
    expect(await balance(BANK)).toBe('225.05');
    expect(await balance('service:shop:EUR:available')).toBe((185.5 - Number(waiting)).toFixed(2));
    expect(await balance('service:shop:EUR:unsettled')).toBe(waiting);
    expect(await balance('psp:trustpay-eu:EUR:receivable')).toBe('0.00');
    expect(await balance('psp:trustpay-eu:EUR:payout_transit')).toBe('0.37');
    expect(await balance('fee:psp:trustpay-eu:EUR')).toBe('2.50');
    expect(await balance(`${BANK}:unmatched`)).toBe('42.42');
  });

  it('takes the same content once, and the same line once, whatever file shows it', async () => {
    const again = await importStatement(first, 'another-key');
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const named = await importStatement(first, 'named', '?provider=trustpay-eu');
    expect(named.headers.get('idempotency-replayed')).toBe('true');
    const longer = statementOf('2026-03-03', [
      { reference: '652810', amount: '185.13', ...card },
      { reference: '652811', amount: '42.42', code: 'TPAY-WIRE', text: 'thanks' },
      { reference: '652812', amount: '-2.50', code: 'TPAY-FEE' },
      { reference: '652813', amount: '-0.10', code: 'TPAY-FEE' },
    ]);
    expect((await importStatement(longer)).body).toMatchObject({ bank_lines: 4, known: 3 });
    await shop.settled();
    expect(await balance(BANK)).toBe('224.95');
    await untilBreaks('amount', 'extra');
  });

  it('shows the payout with its lines', async () => {
    const { body } = await api.get('/v1/settlements');
    expect(body.data).toMatchObject([
      { provider: 'trustpay-eu', source: 'bank', status: 'partly_credited', in_transit: eur('0.37') },
    ]);
    const one = await api.get(`/v1/settlements/${body.data[0].id}`);
    expect(one.body).toMatchObject({ lines: 3, settled_lines: 2, net: eur('185.50'), credited: eur('185.13') });
    expect(one.body.line_list.map(({ reference }: Answer['body']) => reference).sort()).toEqual(
      orders.map(({ id }) => operationReference(id, 1)).sort(),
    );
  });

  it('is resolved by a person, with a reason and a posting, and the clearing account is zero', async () => {
    const open = await breaks();
    const amount = open.find(({ kind }) => kind === 'amount');
    const path = `/v1/reconciliation/breaks/${amount.id}`;
    expect((await api.post(`${path}/assign`, { owner: 'eva' })).body).toMatchObject({ owner: 'eva' });
    const bare = await api.post(`${path}/resolve`, { treatment: 'fee' });
    expect(bare).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    const exchange = await api.post(`${path}/resolve`, { treatment: 'exchange', reason: 'no idea' });
    expect(exchange).toMatchObject({ status: 422, body: { code: 'treatment_not_possible' } });
    const resolved = await whileMatching(app.running.persistence.pool, () =>
      api.post(`${path}/resolve`, { treatment: 'fee', reason: 'charged by the bank' }),
    );
    expect(resolved).toMatchObject({
      status: 200,
      body: { status: 'resolved', resolution: { treatment: 'fee', reason: 'charged by the bank' } },
    });
    expect(await api.post(`${path}/resolve`, { treatment: 'fee', reason: 'again' })).toMatchObject({
      status: 409,
      body: { code: 'break_closed' },
    });
    const extra = open.find(({ kind }) => kind === 'extra');
    await api.post(`/v1/reconciliation/breaks/${extra.id}/resolve`, {
      treatment: 'suspense',
      reason: 'nobody asked yet',
    });
    await untilBreaks();
    await waitFor(async () => (await api.get('/v1/settlements')).body.data[0].status === 'closed');
    await shop.settled();
    expect(await balance('psp:trustpay-eu:EUR:payout_transit')).toBe('0.00');
    expect(await balance(`${BANK}:unmatched`)).toBe('0.00');
    expect(await balance('fee:psp:trustpay-eu:EUR')).toBe('2.97');
    expect(await balance('suspense:trustpay-eu:EUR:in')).toBe('42.42');
    expect(await settledOf()).toEqual(AMOUNTS);
    expect(await balance('service:shop:EUR:available')).toBe('185.50');
  });

  it('finds by the clock what does not come: late, then missing; and closes the break when it comes', async () => {
    clock.advance(1 * DAY_MS);
    const order = await shop.paid({ amount: eur('33.00') });
    await shop.settled();
    clock.advance(6 * DAY_MS);
    const [late] = await untilBreaks('late');
    expect(late).toMatchObject({ order_id: order.id, age_days: expect.any(Number) });
    clock.advance(9 * DAY_MS);
    const [missing] = await untilBreaks('missing');
    expect(missing).toMatchObject({ order_id: order.id, residuals: [{ place: 'receivable', amount: eur('33.00') }] });
    const text = 'card settlement 2026-03-03, 1 transactions';
    await importStatement(
      statementOf('2026-03-19', [{ reference: '652900', amount: '33.00', code: 'TPAY-CARD', text }]),
    );
    await untilBreaks();
    expect((await breaks('?status=closed')).map(({ kind }) => kind)).toEqual(['missing']);
    await shop.settled();
    const { body } = await api.get('/v1/reconciliation/summary');
    expect(body).toEqual({ open: [], breaks: [] });
    expect(await incoherencesOf(app.running.persistence)).toEqual([]);
  });

  it("is no business of another merchant's key, nor of a service that would decide", async () => {
    const other = new ApiClient(app.url, await app.key('admin', 'other'));
    const [known] = await breaks('');
    expect((await other.get(`/v1/reconciliation/breaks/${known.id}`)).status).toBe(404);
    expect((await other.get('/v1/settlements')).body.data).toEqual([]);
    const service = new ApiClient(app.url, await app.key('service'));
    const answer = await service.post(`/v1/reconciliation/breaks/${known.id}/assign`, { owner: 'eva' });
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });
});
