import { KeepBreaks } from '../../src/reconciliation/keep-breaks';
import { Reconciler } from '../../src/reconciliation/reconciler';
import { SettlePayouts } from '../../src/reconciliation/settle-payouts';
import { ApiClient } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { incoherencesOf } from '../support/incoherences';
import { waitFor } from '../support/wait-for';
import { Shop } from './support/shop';
import { statementOf } from './support/statement';

describe('matching, asked for again', () => {
  let app: TestApplication;
  let api: ApiClient;
  let shop: Shop;
  let matching: Reconciler;
  const runs: string[] = [];
  beforeAll(async () => {
    app = await startTestApplication();
    api = new ApiClient(app.url, await app.key('admin'));
    shop = new Shop(app, api);
    matching = app.running.app.get(Reconciler);
    const breaks = app.running.app.get(KeepBreaks);
    const observe = breaks.observe.bind(breaks);
    jest.spyOn(breaks, 'observe').mockImplementation(async (merchantId, ...more) => {
      runs.push(merchantId);
      return observe(merchantId, ...more);
    });
  });
  afterAll(() => app.stop());
  afterEach(() => void runs.splice(0));

  it('runs once for all that was decided before it began, and for what came after', async () => {
    await shop.create();
    const seen = await app.running.persistence.store.head();
    await Promise.all(Array.from({ length: 20 }, () => matching.run('shop', seen)));
    expect(runs).toEqual(['shop']);
    await shop.create();
    await matching.run('shop', await app.running.persistence.store.head());
    expect(runs).toEqual(['shop', 'shop']);
  });

  it('runs by the clock in any case, and for another merchant', async () => {
    const seen = await app.running.persistence.store.head();
    await matching.run('shop', seen);
    runs.splice(0);
    await matching.run('shop', 0n);
    await matching.run('other', seen);
    expect(runs).toEqual(['shop', 'other']);
  });

  it('runs again for what a run has not come to the end of', async () => {
    await shop.create();
    const seen = await app.running.persistence.store.head();
    jest.spyOn(app.running.app.get(KeepBreaks), 'clear').mockRejectedValueOnce(new Error('the process died'));
    await expect(matching.run('shop', seen)).rejects.toThrow('the process died');
    await matching.run('shop', seen);
    expect(runs).toEqual(['shop', 'shop']);
  });

  it('gives no second line to a payout whose first was matched by a run that died before it told the payout', async () => {
    const { pool } = app.running.persistence;
    const settle = app.running.app.get(SettlePayouts);
    const handle = settle.handle.bind(settle);
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    jest.spyOn(settle, 'handle').mockImplementation((event) => held.then(() => handle(event)));
    jest.spyOn(settle, 'carryOn').mockRejectedValueOnce(new Error('the process died'));
    const payouts = ['PO-1', 'PO-2'].flatMap((name) => [
      `${name};2026-03-02T10:00:00Z;EUR;payment;of-${name};500.00;0.00;500.00`,
      `${name};2026-03-02T10:00:00Z;EUR;payout;;;;500.00`,
    ]);
    const head = 'payout_id;paid_at;currency;kind;reference;gross;fee;net';
    const report = [head, ...payouts, ''].join('\n');
    const lines = ['652810', '652811'].map((reference) => ({ reference, amount: '500.00', code: 'TPAY-WIRE' }));
    await take(report, 'text/csv', '?provider=trustpay-eu');
    await take(statementOf('2026-03-03', lines), 'application/xml');
    const open = 'SELECT FROM rm.bank_line WHERE matched_to IS NULL';
    await waitFor(async () => (await pool.query('SELECT FROM rm.bank_line')).rowCount === 2);
    await waitFor(async () => (await pool.query(open)).rowCount === 0, { describe: 'both lines to be matched' });
    goOn();
    await shop.settled();
    expect((await api.get('/v1/settlements')).body.data).toMatchObject([{ status: 'closed' }, { status: 'closed' }]);
    const breaks: { subject: string }[] = (await api.get('/v1/reconciliation/breaks?status=open')).body.data;
    expect(breaks.filter(({ subject }) => !subject.startsWith('line:'))).toEqual([]);
    expect(await incoherencesOf(app.running.persistence)).toEqual([]);
  });

  const take = async (content: string, type: string, query = ''): Promise<void> => {
    const headers = { 'content-type': type, 'idempotency-key': type };
    expect((await api.send('POST', `/v1/settlements/imports${query}`, content, headers)).status).toBe(200);
  };
});
