import { randomUUID } from 'node:crypto';
import { shellEnvelope } from '../../src/cli/envelope';
import { listSuspense } from '../../src/read-models/queries';
import { verify } from '../../src/read-models/verify';
import { SuspenseCommands } from '../../src/suspense/suspense-commands';
import { ApiClient } from '../support/api-client';
import type { Answer } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { waitFor } from '../support/wait-for';
import { runCli } from './support/run-cli';
import { Shop } from './support/shop';
import { statementOf } from './support/statement';

const REASON = 'the same money, known by both sides';

describe('money in suspense', () => {
  let app: TestApplication;
  let api: ApiClient;
  let shop: Shop;
  beforeAll(async () => {
    app = await startTestApplication();
    api = new ApiClient(app.url, await app.key('operator'));
    shop = new Shop(app, api);
  });
  afterAll(() => app.stop());

  const cli = async (...args: readonly string[]): Promise<Answer['body']> => {
    return JSON.parse((await runCli(app, 'suspense', ...args, '--json')).stdout);
  };
  const open = async (): Promise<Answer['body'][]> => {
    await shop.settled();
    return (await api.get('/v1/suspense')).body.data;
  };
  const everybodys = async (): Promise<Answer['body'][]> => {
    await shop.settled();
    return (await cli('list')).data;
  };
  const balanceOf = async (account: string): Promise<string | undefined> => {
    await shop.settled();
    const { data } = (await api.get('/v1/balances')).body;
    return data.find((one: Answer['body']) => one.account === account)?.posted.value;
  };
  /** As at a shell, where the books of all are at hand. */
  const allBooks = async () => {
    await shop.settled();
    return listSuspense(app.running.persistence.pool, 10);
  };
  const handTo = (merchant: string, { id }: { readonly id: string | null }) => {
    const to = { to: 'merchant', merchant, reason: REASON } as const;
    return app.running.app.get(SuspenseCommands).place(id!, to, 'cli:ann', shellEnvelope);
  };
  const accounts = (items: readonly Answer['body'][]): string[] =>
    items.map(({ account, amount }) => `${account} ${amount.value}`).sort();

  /** A line of the bank that nothing explains, and the person who says so. */
  const unexplained = async (
    day: string,
    lines: readonly { readonly reference: string; readonly amount: string }[],
  ) => {
    const known = new Set(
      ((await api.get('/v1/reconciliation/breaks')).body.data as Answer['body'][]).map(({ id }) => id),
    );
    const xml = statementOf(
      day,
      lines.map((line) => ({ ...line, code: 'TPAY-WIRE' })),
    );
    const headers = { 'content-type': 'application/xml', 'idempotency-key': `statement-${day}` };
    expect((await api.send('POST', '/v1/settlements/imports', xml, headers)).status).toBe(200);
    const found = await waitFor(async () => {
      const { data } = (await api.get('/v1/reconciliation/breaks')).body;
      const news = (data as Answer['body'][]).filter(({ id }) => !known.has(id));
      return news.length === lines.length && news;
    });
    for (const { id } of found) {
      const body = { treatment: 'suspense', reason: 'nobody knows what it is' };
      expect((await api.post(`/v1/reconciliation/breaks/${id}/resolve`, body)).status).toBe(200);
    }
  };

  it('that came and went back empties itself by a person’s word, and only once', async () => {
    await unexplained('2026-03-03', [
      { reference: 'R1', amount: '42.42' },
      { reference: 'R2', amount: '-40.00' },
    ]);
    const [came, went] = (await open()).sort((a, b) => a.account.localeCompare(b.account));
    expect(accounts([came!, went!])).toEqual([
      'suspense:trustpay-eu:EUR:in 42.42',
      'suspense:trustpay-eu:EUR:out 40.00',
    ]);
    const path = `/v1/suspense/${came!.id}`;
    expect(await api.post(`${path}/assign`, { owner: 'eva' })).toMatchObject({ status: 200, body: { owner: 'eva' } });

    const net = { to: 'suspense', against: went!.id, reason: REASON };
    const first = await api.post(`${path}/place`, net, { key: 'net' });
    expect(first).toMatchObject({ status: 200, body: { amount: { value: '2.42' }, owner: 'eva' } });
    const again = await api.post(`${path}/place`, net, { key: 'net' });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await api.post(`${path}/place`, net)).toMatchObject({ status: 409, body: { code: 'nothing_in_suspense' } });
    const [left, ...others] = await open();
    expect(others).toEqual([]);
    expect(left).toMatchObject({ id: came!.id, owner: 'eva', amount: { value: '2.42', currency: 'EUR' } });
    expect(await balanceOf('suspense:trustpay-eu:EUR:out')).toBe('0.00');

    const much = { to: 'difference', amount: { value: '2.43', currency: 'EUR' }, reason: REASON };
    expect(await api.post(`${path}/place`, much)).toMatchObject({
      status: 422,
      body: { code: 'amount_exceeds_suspense', remaining: { value: '2.42', currency: 'EUR' } },
    });
    expect((await api.post(`${path}/place`, { to: 'difference', reason: REASON })).status).toBe(200);
    expect(await open()).toEqual([]);
    expect(await balanceOf('suspense:trustpay-eu:EUR:in')).toBe('0.00');
    expect(await balanceOf('loss:settlement:EUR')).toBe('-2.42');
  });

  it('of nobody is given to its merchant, and to nobody else’s reach', async () => {
    const id = randomUUID();
    const amount = { minor: '600', currency: 'EUR' };
    const data = { provider: 'trustpay-eu', kind: 'captured', amount, reason: 'no reference' };
    const metadata = { commandId: id, correlationId: id, causationId: id, actor: 'process:notifications' };
    await app.running.persistence.store.append(`unmatched-${id}`, 'no_stream', [
      {
        ...{ id, type: 'NotificationUnmatched', data: { ...data, evidence: { source: 'notification', id: 'n' } } },
        metadata: { ...metadata, merchantId: 'unassigned', schemaVersion: 1, occurredAt: '2026-03-05T00:00:00.000Z' },
      },
    ]);
    const [item] = await everybodys();
    expect(item).toMatchObject({ merchant_id: 'unassigned', account: 'suspense:trustpay-eu:EUR:in' });
    expect((await api.get(`/v1/suspense/${item!.id}`)).status).toBe(404);

    const { since } = item!;
    // A merchant that does not exist: nobody has a key for its books.
    const place = ['place', item!.id, '--as', 'merchant', '--merchant', 'shpo', '--reason', REASON];
    expect(await cli(...place, '--dry-run')).toMatchObject({ done: false });
    expect(await cli(...place, '--yes')).toMatchObject({ amount: { value: '0.00', currency: 'EUR' } });
    const [astray] = await allBooks();
    expect(astray).toMatchObject({ merchantId: 'shpo', account: 'suspense:trustpay-eu:EUR:in', minor: 600n });
    await expect(handTo('shpo', astray!)).rejects.toThrow('it belongs to shpo already');
    await handTo('unassigned', astray!);
    const [back] = await allBooks();
    expect(back).toMatchObject({ merchantId: 'unassigned', minor: 600n });
    await handTo('shpo', back!);
    await handTo('shop', (await allBooks())[0]!);
    const [mine, ...others] = await open();
    expect(others).toEqual([]);
    expect(mine).toMatchObject({ account: 'suspense:trustpay-eu:EUR:in', amount: { value: '6.00' }, since });
    expect((await everybodys()).map(({ merchant_id: merchant }) => merchant)).toEqual(['shop']);
    const toOther = { to: 'merchant', merchant: 'other', reason: REASON };
    const notByKey = { status: 422, body: { code: 'placing_not_possible' } };
    expect(await api.post(`/v1/suspense/${mine!.id}/place`, toOther)).toMatchObject(notByKey);

    // The bank shows the same money: the provider does not owe it any more.
    await unexplained('2026-03-06', [{ reference: 'R3', amount: '6.00' }]);
    const body = { to: 'receivable', reason: REASON };
    expect((await api.post(`/v1/suspense/${mine!.id}/place`, body)).status).toBe(200);
    expect(await balanceOf('psp:trustpay-eu:EUR:receivable')).toBe('0.00');
    expect(accounts(await open())).toEqual(['suspense:trustpay-eu:EUR:in 6.00']);
    const [last] = await open();
    expect(await api.post(`/v1/suspense/${last!.id}/place`, toOther)).toMatchObject(notByKey);
    await expect(handTo('other', last)).rejects.toThrow('it belongs to shop already');
    const other = new ApiClient(app.url, await app.key('operator', 'other'));
    expect((await other.post(`/v1/suspense/${last!.id}/place`, body)).status).toBe(404);
    expect((await api.post(`/v1/suspense/${last!.id}/place`, { to: 'service', reason: REASON })).status).toBe(200);
    expect(await balanceOf('service:shop:EUR:available')).toBe('6.00');
  });

  it('adds up to what its accounts show, and is told of by the audit', async () => {
    await shop.settled();
    const { store, pool } = app.running.persistence;
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const { checks } = await verify({ pool, store, log });
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(checks.find(({ name }) => name === 'suspense')?.looked).toBeGreaterThan(3);
    const { data } = (await api.get('/v1/audit/events?type=SuspensePlaced')).body;
    expect(data.map(({ summary }: Answer['body']) => summary)).toContain(
      `40.00 EUR in suspense was placed as suspense: ${REASON}`,
    );
  });
});
