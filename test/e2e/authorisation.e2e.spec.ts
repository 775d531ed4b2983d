import { ApiKeys } from '../../src/api-keys/api-keys';
import { API_ROLES } from '../../src/common/identity';
import type { ApiRole } from '../../src/common/identity';
import { ApiClient } from '../support/api-client';
import type { Answer } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { routesOf } from './support/openapi';
import type { OpenApi, Route } from './support/openapi';
import { Shop, eur } from './support/shop';
import { waitFor } from '../support/wait-for';
import { statementOf } from './support/statement';

const TENANTS = ['shop', 'rival'] as const;
type Tenant = (typeof TENANTS)[number];

/** By the last word of the route, where an empty one would be refused before anything is looked for. */
const BODIES: Readonly<Record<string, object>> = {
  '/v1/webhooks/{id}/redeliver': { from: '2026-01-01', to: '2026-01-02' },
  '/v1/reconciliation/breaks/{id}/resolve': { treatment: 'fee', reason: 'a charge of the bank' },
  '/v1/banking/orders/{id}/resolve': { outcome: 'absent' },
  '/v1/orders/{id}/disputes/{dispute}/resolve': { outcome: 'lost', reason: 'not in the portal' },
  amount: { amount: eur('12.00') },
  assign: { owner: 'eva' },
  consent: { reference: 'C-2' },
  'resume-billing': { reason: 'not in the portal' },
  notes: { text: 'the bank was asked' },
  place: { to: 'difference', reason: 'not in the portal' },
  resolve: { outcome: 'failed', reason: 'not in the portal' },
  returns: { reason: 'not in the portal' },
  review: { decision: 'waive' },
  skip: { source_event_id: '1f0f9a52-4b7e-5b43-9d0b-0d1f4f6f8a11', reason: 'not in the portal' },
  zone: { zone: 'America/New_York' },
};
/** Passes every guard and is refused behind it, so that nothing happens where something might. */
const STRAY = { surprise: 1 };

const today = () => new Date().toISOString().slice(0, 10);

describe('authorisation', () => {
  let app: TestApplication;
  let routes: Route[];
  let order: Answer['body'];
  /** One that was told something. */
  let webhook: { readonly id: string; readonly delivery: string };
  /** A payout, its import, a break, and money that another break put into suspense. */
  let settled: Readonly<Record<'settlement' | 'import' | 'broken' | 'suspense', string>>;
  let agreement: string;
  const clients = new Map<string, ApiClient>();
  const as = (role: ApiRole, tenant: Tenant = 'shop'): ApiClient => clients.get(`${role} ${tenant}`)!;
  const head = () => app.running.persistence.store.head();

  beforeAll(async () => {
    app = await startTestApplication();
    for (const tenant of TENANTS) {
      for (const role of API_ROLES) {
        clients.set(`${role} ${tenant}`, new ApiClient(app.url, await app.key(role, tenant)));
      }
    }
    const document = (await new ApiClient(app.url).get('/openapi.json')).body as OpenApi;
    routes = routesOf(document).filter(({ operation }) => operation['x-roles'] !== undefined);
    const shop = new Shop(app, as('admin'));
    const began = today();
    for (let i = 0; i < 3; i++)
      order = await shop.paid({ save_card: true, customer: { id: 'cust-1' }, reference: `S${i}` });
    const { id } = (await as('admin').post('/v1/webhooks', { url: 'https://shop.example/hooks' })).body;
    webhook = { id, delivery: (await as('admin').post(`/v1/webhooks/${id}/test`, {})).body.delivery_id };
    settled = await settle(began);
    agreement = await subscribe();
    await shop.settled();
  });
  afterAll(() => app.stop());

  async function subscribe(): Promise<string> {
    const schedule = { every: 'month', zone: 'Europe/Bratislava' };
    const terms = { reference: 'SUB-1', amount: eur('9.90'), schedule, customer: { id: 'cust-1' } };
    return (await as('admin').post('/v1/agreements', terms)).body.id;
  }

  /** One credit that nobody expects, and one for all cards since that day that is a cent short. */
  async function settle(since: string) {
    const file = statementOf(today(), [
      { reference: '1', amount: '299.99', code: 'TPAY-CARD', text: `card settlement ${since}..${today()}` },
      { reference: '2', amount: '1.00', code: 'TPAY-WIRE' },
    ]);
    const headers = { 'content-type': 'application/xml', 'idempotency-key': 'statement' };
    const taken = await as('admin').send('POST', '/v1/settlements/imports', file, headers);
    const [unknown, broken] = await waitFor(async () => {
      const breaks = (await as('admin').get('/v1/reconciliation/breaks')).body.data;
      return (
        breaks.length === 2 &&
        breaks.toSorted((a: { kind: string }, b: { kind: string }) => b.kind.localeCompare(a.kind))
      );
    });
    const treatment = { treatment: 'suspense', reason: 'nobody knows the sender' };
    await as('admin').post(`/v1/reconciliation/breaks/${unknown.id}/resolve`, treatment);
    const [item] = await waitFor(async () => {
      const items = (await as('admin').get('/v1/suspense')).body.data;
      return items.length === 1 && items;
    });
    const [settlement] = (await as('admin').get('/v1/settlements')).body.data;
    return { settlement: settlement.id, import: taken.body.id, broken: broken.id, suspense: item.id };
  }

  /** What the `{id}` of a route names. */
  function idIn(path: string): string {
    if (path.startsWith('/v1/cards')) return order.card_id;
    if (path.startsWith('/v1/webhooks')) return webhook.id;
    if (path.startsWith('/v1/agreements')) return agreement;
    if (path.startsWith('/v1/settlements/imports')) return settled.import;
    if (path.startsWith('/v1/settlements')) return settled.settlement;
    if (path.startsWith('/v1/suspense')) return settled.suspense;
    return path.startsWith('/v1/reconciliation') ? settled.broken : order.id;
  }

  /** The request of a route about the shop's order or card. */
  function send(client: ApiClient, { method, path }: Route, body: unknown): Promise<Answer> {
    const filled = path
      .replace('{id}', idIn(path))
      .replace('{provider}', 'trustpay-eu')
      .replace('{delivery}', webhook.delivery)
      .replace('{operation}', '1')
      .replace('{dispute}', '1')
      .replace('{process}/{instance}', `settlement/${order.id}.1`)
      .replace('{account}', 'psp:trustpay-eu:EUR:receivable')
      .replace('{transaction}', '1')
      .replace(/provider-invoices$/, '$&?provider=trustpay-eu&currency=EUR')
      .replace(/^(.*accounts.*statements)$/, '$1?from=2026-01-01&to=2026-01-02&format=csv');
    if (method === 'GET') return client.get(filled);
    return method === 'DELETE' ? client.delete(filled) : client.post(filled, body);
  }

  it('is refused without a key on every route that is not public', async () => {
    const nobody = new ApiClient(app.url);
    for (const route of routes) {
      expect(await send(nobody, route, STRAY)).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
    }
  });

  it('gives each role what the document says, and no more: roles x routes x tenants', async () => {
    const surprises: unknown[] = [];
    let cells = 0;
    const before = await head();
    for (const route of routes.filter(({ method }) => method !== 'DELETE')) {
      for (const role of API_ROLES) {
        for (const tenant of TENANTS) {
          const allowed = route.operation['x-roles']!.includes(role);
          // This provider offers nothing beside payments, and no bank is there: behind the guards nothing is found.
          const nothing = /operations\/{operation}$|^\/v1\/banking\/(accounts|orders\/{id})/.test(route.path);
          const foreign = nothing || (tenant === 'rival' && /{(id|account|instance)}/.test(route.path));
          const stray = route.method === 'POST' && !foreign;
          const body = stray ? STRAY : (BODIES[route.path] ?? BODIES[route.path.split('/').at(-1)!] ?? {});
          const answer = await send(as(role, tenant), route, body);
          const expected = !allowed ? 403 : foreign ? 404 : stray ? 400 : 200;
          const leaked = tenant === 'rival' && JSON.stringify(answer.body.data ?? '').includes(order.id);
          if (answer.status !== expected || leaked)
            surprises.push({
              route: `${route.method} ${route.path}`,
              role,
              tenant,
              status: answer.status,
              expected,
              leaked,
            });
          cells++;
        }
      }
    }
    expect(surprises).toEqual([]);
    expect(cells).toBeGreaterThan(100);
    expect(await head()).toBe(before);
  });

  it('lets a card be removed by its own merchant alone', async () => {
    const path = `/v1/cards/${order.card_id}`;
    const before = await head();
    for (const role of API_ROLES) {
      const status = role === 'auditor' ? 403 : 404;
      expect(await as(role, 'rival').delete(path)).toMatchObject({ status });
    }
    expect((await as('auditor').delete(path)).status).toBe(403);
    expect(await head()).toBe(before);
    expect((await as('operator').delete(path)).body).toMatchObject({ status: 'removed' });
  });

  it('finds nothing of another merchant by any filter', async () => {
    const rival = as('admin', 'rival');
    const filters = [
      '/v1/orders?reference=S1',
      '/v1/orders?customer_id=cust-1',
      '/v1/cards?customer_id=cust-1',
      `/v1/journal?order_id=${order.id}`,
      '/v1/journal?account=psp:trustpay-eu:EUR:receivable',
      '/v1/accounts',
      '/v1/balances',
      `/v1/audit/events?stream=order-${order.id}`,
      '/v1/audit/events?type=Captured',
      '/v1/audit/events?actor=provider:trustpay-eu',
    ];
    for (const path of filters) {
      expect({ path, data: (await rival.get(path)).body.data }).toEqual({ path, data: [] });
      expect({ path, found: (await as('admin').get(path)).body.data.length > 0 }).toEqual({ path, found: true });
    }
    const paid = await rival.post('/v1/orders', {
      reference: 'R',
      method: 'card',
      amount: eur('1.00'),
      card_id: order.card_id,
    });
    expect(paid).toMatchObject({ status: 400, body: { errors: [{ pointer: '/card_id' }] } });
  });

  it('refuses a cursor of another merchant, of another list and of another filter', async () => {
    const cursor = (await as('admin').get('/v1/orders?limit=1')).body.next_cursor;
    expect(cursor).toEqual(expect.any(String));
    const refused = { status: 400, body: { code: 'invalid_request', errors: [{ pointer: '?cursor' }] } };
    expect((await as('admin').get(`/v1/orders?limit=1&cursor=${cursor}`)).status).toBe(200);
    expect(await as('admin', 'rival').get(`/v1/orders?limit=1&cursor=${cursor}`)).toMatchObject(refused);
    expect(await as('admin').get(`/v1/cards?cursor=${cursor}`)).toMatchObject(refused);
    expect(await as('admin').get(`/v1/journal?cursor=${cursor}`)).toMatchObject(refused);
    expect(await as('admin').get(`/v1/orders?reference=S1&cursor=${cursor}`)).toMatchObject(refused);
    const flipped = (cursor as string).replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
    expect(await as('admin').get(`/v1/orders?limit=1&cursor=${flipped}`)).toMatchObject(refused);
  });

  it('takes a key whole and as it was given, until it is revoked', async () => {
    const keys = app.running.app.get(ApiKeys);
    const { keyId, token } = await keys.create({ merchantId: 'shop', role: 'admin', name: 'short-lived' });
    const attempt = (authorization: string) => new ApiClient(app.url).get('/v1/orders', { authorization });
    expect((await attempt(`Bearer ${token}`)).status).toBe(200);
    expect((await attempt(`bearer ${token}`)).status).toBe(200);
    const last = token.endsWith('A') ? 'B' : 'A';
    const wrong = [
      ...[
        '',
        'Bearer',
        'Bearer ',
        token,
        `Basic ${token}`,
        `Bearer  ${token}`,
        `Bearer ${token} x`,
        `Bearer ${token}x`,
      ],
      ...[`Bearer ${token.slice(0, -1)}`, `Bearer ${token.slice(0, -1)}${last}`, `Bearer ${token.toUpperCase()}`],
      ...[`Bearer chk_${'0'.repeat(16)}_${token.slice(21)}`, `Bearer ${'x'.repeat(5_000)}`, "Bearer chk_' OR '1'='1"],
      ...['Bearer null', 'Bearer undefined', 'Bearer __proto__', `Bearer ${token},Bearer ${token}`],
    ];
    for (const authorization of wrong) {
      const answer = await attempt(authorization);
      expect(answer).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    }
    await keys.revoke(keyId);
    expect((await attempt(`Bearer ${token}`)).status).toBe(401);
  });
});
