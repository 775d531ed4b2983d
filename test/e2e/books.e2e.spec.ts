import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ApiClient } from '../support/api-client';
import type { Answer } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { Shop, eur } from './support/shop';

const run = promisify(execFile);
const PROGRAM = join(__dirname, '../../dist/src/cli/main.js');
const SERVICE = 'service:shop:EUR:unsettled';
const RECEIVABLE = 'psp:trustpay-eu:EUR:receivable';

describe('the books of a shop', () => {
  let app: TestApplication;
  let api: ApiClient;
  let shop: Shop;
  let order: Answer['body'];

  beforeAll(async () => {
    if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is missing: npm run build:all makes it`);
    app = await startTestApplication();
    api = new ApiClient(app.url, await app.key('admin'));
    shop = new Shop(app, api);
    await shop.paid();
    order = await shop.paid({
      splits: [
        { party: 'dev-1', amount: eur('33.33') },
        { party: 'dev-2', amount: eur('36.67') },
      ],
    });
    await api.post(`/v1/orders/${order.id}/refunds`, { amount: eur('10.01'), reason: 'returned' });
    await shop.settled();
  });
  afterAll(() => app.stop());

  const cliWith = async (environment: object, ...args: readonly string[]): Promise<string> => {
    const options = { env: { PATH: process.env.PATH, ...environment }, maxBuffer: 10_000_000 };
    return (await run(process.execPath, [PROGRAM, ...args], options)).stdout;
  };
  const cli = (...args: readonly string[]) => cliWith(app.environment, ...args);
  const balances = async (query = ''): Promise<Record<string, string>> => {
    const { body } = await api.get(`/v1/balances${query}`);
    return Object.fromEntries(body.data.map((one: Answer['body']) => [one.account, one.posted.value]));
  };

  it('are shared between the parties of an order, to the cent', async () => {
    expect(await balances()).toMatchObject({
      [RECEIVABLE]: '189.99',
      [SERVICE]: '127.00',
      'party:dev-1:EUR:unsettled': '29.99',
      'party:dev-2:EUR:unsettled': '33.00',
    });
    const { body } = await api.get(`/v1/orders/${order.id}`);
    expect(body.splits).toEqual([
      { party: 'dev-1', amount: eur('33.33'), earned: eur('29.99') },
      { party: 'dev-2', amount: eur('36.67'), earned: eur('33.00') },
    ]);
  });

  it.each([
    ['more than the order', [{ party: 'a', amount: eur('100.01') }]],
    ['another currency', [{ party: 'a', amount: { value: '1.00', currency: 'USD' } }]],
    [
      'a party twice',
      [
        { party: 'a', amount: eur('1.00') },
        { party: 'a', amount: eur('1.00') },
      ],
    ],
    ['no party', []],
  ])('take no splits with %s', async (_, splits) => {
    const refused = await api.post('/v1/orders', { reference: 'X', method: 'card', amount: eur('100.00'), splits });
    expect(refused).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    expect(refused.body.errors[0].pointer).toMatch('/splits');
  });

  it('can be asked as of a time, as known at a time and at a position, and say what they reflect', async () => {
    const { body: now } = await api.get('/v1/balances');
    const events = (await api.get(`/v1/orders/${order.id}/events`)).body.data as Answer['body'][];
    const paid = events.find(({ type }) => type === 'Captured')!;
    const before = events.find(({ type }) => type === 'RefundRequested')!;
    for (const query of [
      `?position=${paid.position}`,
      `?known_at=${paid.occurred_at}`,
      `?as_of=${paid.occurred_at}`,
      `?position=${Number(before.position) - 1}`,
    ]) {
      expect(await balances(query)).toMatchObject({ [RECEIVABLE]: '200.00', 'party:dev-1:EUR:unsettled': '33.33' });
    }
    expect((await api.get(`/v1/balances?position=${paid.position}`)).body.position).toBe(paid.position);
    expect(Number(now.position)).toBeGreaterThanOrEqual(Number(before.position));
    expect((await api.get('/v1/balances?as_of=2020-01-01')).body).toMatchObject({ data: [], known_at: null });
    expect((await api.get('/v1/balances?position=soon')).status).toBe(400);
  });

  it('as of a date are those of the end of that day in UTC', async () => {
    const { body: events } = await api.get(`/v1/orders/${order.id}/events`);
    const day = (events.data.at(-1).occurred_at as string).slice(0, 10);
    const now = await balances();
    for (const axis of ['as_of', 'known_at']) {
      const { body } = await api.get(`/v1/balances?${axis}=${day}`);
      expect(body).toMatchObject({ [axis]: `${day}T23:59:59.999Z` });
      expect(await balances(`?${axis}=${day}`)).toEqual(now);
      expect(await balances(`?${axis}=${day}T00:00:00Z`)).not.toEqual(now);
    }
  });

  it('give a statement that leads to the balance, as JSON, CSV, beancount and ledger', async () => {
    const { body, status } = await api.get(`/v1/statements/${SERVICE}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ closing_balance: eur('127.00'), opening_balance: eur('0.00'), adds_up: true });
    expect((await api.get(`/v1/balances?account=${SERVICE}&position=${body.position}`)).body.data[0].posted).toEqual(
      body.closing_balance,
    );
    for (const [format, type] of [
      ['csv', 'text/csv'],
      ['beancount', 'text/plain'],
      ['ledger', 'text/plain'],
      ['hledger', 'text/plain'],
    ]) {
      const answer = await api.get(`/v1/statements/${SERVICE}?format=${format}&from=2020-01-01`);
      expect(answer.headers.get('content-type')).toContain(type);
      expect(answer.body).toContain('127.00');
    }
    for (const account of ['nobody:EUR', `party:${'n'.repeat(130)}:EUR:unsettled`]) {
      const { status: none, body: problem } = await api.get(`/v1/statements/${account}`);
      expect([none, problem.detail]).toEqual([404, expect.stringContaining('There is no such account')]);
    }
    expect((await api.get(`/v1/statements/${SERVICE}?from=2026-02-01&to=2026-01-01`)).status).toBe(400);
    const rival = new ApiClient(app.url, await app.key('auditor', 'rival'));
    expect((await rival.get(`/v1/statements/${SERVICE}`)).status).toBe(404);
  });

  it('explain an order down to the messages of the provider', async () => {
    const { body, status } = await api.get(`/v1/orders/${order.id}/explain`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ order_id: order.id, adds_up: true });
    expect(body.amounts.find((one: Answer['body']) => one.what === 'captured').added).toEqual(eur('100.00'));
    const opened = body.events.filter((one: Answer['body']) => one.message?.amount);
    expect(opened.length).toBeGreaterThan(0);
    expect(opened.every((one: Answer['body']) => one.message.stream.startsWith('notification-trustpay-eu.'))).toBe(
      true,
    );
    expect(
      (await new ApiClient(app.url, await app.key('admin', 'rival')).get(`/v1/orders/${order.id}/explain`)).status,
    ).toBe(404);
  });

  it('say so when a posting was changed behind their back', async () => {
    const { pool } = app.running.persistence;
    const row = `position = (SELECT max(position) FROM rm.leg WHERE account = 'party:dev-1:EUR:unsettled')
                 AND account = 'party:dev-1:EUR:unsettled'`;
    const change = (by: number) =>
      pool.query(
        `ALTER TABLE rm.leg DISABLE TRIGGER leg_append_only; UPDATE rm.leg SET amount = amount + ${by} WHERE ${row};
         ALTER TABLE rm.leg ENABLE TRIGGER leg_append_only`,
      );
    await change(1);
    try {
      const { body } = await api.get(`/v1/orders/${order.id}/explain`);
      expect(body.adds_up).toBe(false);
      const wrong = body.accounts.filter((one: Answer['body']) => !one.equal);
      expect(wrong.map((one: Answer['body']) => one.account)).toEqual(['party:dev-1:EUR:unsettled']);
      await expect(cli('explain', 'balance', 'party:dev-1:EUR:unsettled')).rejects.toMatchObject({ code: 1 });
    } finally {
      await change(-1);
    }
  });

  it('say so when legs were written into a posting of the order that its events do not call for', async () => {
    const { pool } = app.running.persistence;
    const stray = `SELECT position, number FROM rm.posting WHERE order_id = '${order.id}' ORDER BY position LIMIT 1`;
    await pool.query(`
      INSERT INTO rm.leg SELECT position, number, side + 90, 'shop', 'party:nobody:EUR:' || side, 'EUR', 'posted', 1 - 2 * side, 0, 0
        FROM (${stray}) own, generate_series(0, 1) side`);
    try {
      const { body } = await api.get(`/v1/orders/${order.id}/explain`);
      expect(body.adds_up).toBe(false);
      const wrong = body.accounts.filter((one: Answer['body']) => !one.equal);
      expect(wrong).toMatchObject([
        { legs: [], journal: eur('0.01') },
        { legs: [], journal: eur('-0.01') },
      ]);
    } finally {
      await pool.query(`ALTER TABLE rm.leg DISABLE TRIGGER leg_append_only; DELETE FROM rm.leg WHERE seq >= 90;
        ALTER TABLE rm.leg ENABLE TRIGGER leg_append_only`);
    }
  });

  it('are explained and exported from the shell', async () => {
    expect(await cli('explain', 'order', order.id)).toContain('everything adds up.');
    const explained = JSON.parse(await cli('explain', 'balance', RECEIVABLE, '--json'));
    expect(explained).toMatchObject({ adds_up: true, layers: [{ layer: 'posted', balance: eur('189.99') }] });
    expect(explained.layers[0].notifications.named).toBeGreaterThan(0);
    expect(await cli('explain', 'balance', RECEIVABLE, '--at', '2020-01-01')).toContain('is 0.00 EUR');
    expect(await cli('books', 'export', '--format', 'ledger')).toContain('closing balances');
    expect(await cli('statement', SERVICE, '--merchant', 'shop')).toMatch(/^posting,occurred_at,.*\r\nopening,/);
    await expect(cli('statement', 'no:such')).rejects.toMatchObject({ code: 1 });
  });

  it('are explained also where the provider is not configured: its messages stay unread', async () => {
    const without = Object.entries(app.environment).filter(([name]) => !name.startsWith('TRUSTPAY_EU'));
    const explained = JSON.parse(await cliWith(Object.fromEntries(without), 'explain', 'order', order.id, '--json'));
    expect(explained.adds_up).toBe(true);
    const captured = explained.events.find(({ type }: Answer['body']) => type === 'Captured');
    expect(captured.message).toMatchObject({ amount: null, note: expect.stringContaining('has to be configured') });
  });
});
