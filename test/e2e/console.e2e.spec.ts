import { randomUUID } from 'node:crypto';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { ApiKeys } from '../../src/api-keys/api-keys';
import { operatorConsole } from '../../src/console/console.feature';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { ConsoleClient } from './support/console-client';
import { Shop } from './support/shop';
import { ApiClient } from '../support/api-client';
import type { Answer } from '../support/api-client';

/** What an action needs beside the session's token. */
const actionsOn = (order: Answer['body']): Readonly<Record<string, Record<string, string>>> => ({
  [`/orders/${order.id}/captures`]: { amount: '1.00' },
  [`/orders/${order.id}/voids`]: {},
  [`/orders/${order.id}/refunds`]: { amount: '1.00', reason: 'returned goods' },
  [`/orders/${order.id}/cancel`]: {},
  [`/orders/${order.id}/operations/1/resolve`]: { outcome: 'failed', reason: 'not in the portal' },
  [`/cards/${order.card_id}/remove`]: {},
  [`/approvals/${randomUUID()}/grant`]: {},
  [`/approvals/${randomUUID()}/reject`]: { reason: 'not agreed' },
  ...Object.fromEntries(
    ['pause', 'resume', 'resume-billing', 'cancel'].map((act) => [`/agreements/${randomUUID()}/${act}`, {}]),
  ),
  ...Object.fromEntries(['enable', 'disable'].map((act) => [`/webhooks/${randomUUID()}/${act}`, {}])),
  [`/webhooks/${randomUUID()}/deliveries/${randomUUID()}/redeliver`]: {},
  [`/reconciliation/${randomUUID()}/assign`]: { owner: 'eva' },
  [`/reconciliation/${randomUUID()}/note`]: { text: 'asked the bank' },
  [`/reconciliation/${randomUUID()}/resolve`]: { treatment: 'fee', reason: 'a charge' },
  ...Object.fromEntries(['approve', 'reject', 'resolve'].map((act) => [`/bank-orders/${randomUUID()}/${act}`, {}])),
  '/bank-orders/new': {},
  '/processes/authorization/none/resume': {},
  '/processes/authorization/none/skip': { source_event_id: randomUUID(), reason: 'not wanted' },
  '/projections/orders/rebuild': {},
  '/projections/orders/pause': {},
  '/projections/orders/resume': {},
  '/held/retry': { subscriber: 'orders' },
  '/notifications/notification-trustpay-eu.0/apply': {},
});

/** Every route that takes a form, as the controllers declare it. */
const formRoutes = (): string[] =>
  operatorConsole.controllers!.flatMap((controller) => {
    const root = Reflect.getMetadata(PATH_METADATA, controller) as string;
    return Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
      const handler = (controller.prototype as Record<string, unknown>)[name] as object;
      const isForm = Reflect.getMetadata(METHOD_METADATA, handler) === RequestMethod.POST;
      const path = `/${root}/${Reflect.getMetadata(PATH_METADATA, handler) as string}`;
      return isForm ? [path.replace(/\/+$/, '')] : [];
    });
  });

const PAGES = [
  '',
  '/orders',
  '/approvals',
  '/cards',
  '/accounts',
  '/processes',
  '/audit',
  '/agreements',
  '/webhooks',
].concat(['/settlements', '/settlements/imports', '/reconciliation', '/bank-lines', '/bank-orders']);
const OF_DEPLOYMENT = ['/projections', '/held', '/notifications', '/configuration'];

describe('the console', () => {
  let app: TestApplication;
  let order: Answer['body'];
  const head = () => app.running.persistence.store.head();
  const signedIn = async (role: 'auditor' | 'operator' | 'admin', merchantId = 'shop') =>
    ConsoleClient.signedIn(app.url, await app.key(role, merchantId));

  beforeAll(async () => {
    app = await startTestApplication({ environment: { DEPLOYMENT_MERCHANTS: 'shop' } });
    const shop = new Shop(app, new ApiClient(app.url, await app.key('admin')));
    order = await shop.paid({ save_card: true, customer: { id: 'cust-1' } });
    await shop.settled();
  });
  afterAll(() => app.stop());

  it('shows nothing without a session, and leads to the sign-in', async () => {
    for (const path of [...PAGES, ...OF_DEPLOYMENT, '/live/overview', `/orders/${order.id}`, '/nowhere']) {
      const answer = await new ConsoleClient(app.url).get(path);
      expect([path, answer.status]).toEqual([path, 303]);
      expect(answer.headers.get('location')).toBe(`/console/sign-in?next=${encodeURIComponent(`/console${path}`)}`);
    }
  });

  it('sends every answer with a policy under which nothing inline runs', async () => {
    const auditor = await signedIn('auditor');
    const answers = [await auditor.get(''), await auditor.get('/nowhere'), await new ConsoleClient(app.url).get('')];
    for (const { headers, text } of answers) {
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("form-action 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(text).not.toMatch(/ style=|<style|<script>|\son[a-z]+=/);
    }
  });

  it('keeps a session in a cookie that scripts and other sites do not get', async () => {
    const { setCookie } = await signedIn('auditor');
    expect(setCookie).toMatch(/^countinghouse=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const { rows } = await app.running.persistence.pool.query<{ text: string }>(
      'SELECT s::text AS text FROM ops.console_session s',
    );
    const token = /=([\w-]{43})/.exec(setCookie)![1]!;
    expect(rows.some(({ text }) => text.includes(token))).toBe(false);
  });

  it('lets in people and no services, and says why', async () => {
    for (const [key, reason] of [
      [await app.key('service'), 'the key of a service'],
      ['chk_0000000000000000_x', 'no API key of this deployment'],
      ['', 'no API key of this deployment'],
    ] as const) {
      const answer = await new ConsoleClient(app.url).signIn(key);
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(reason);
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
  });

  it('leads on after the sign-in to its own pages alone', async () => {
    const key = await app.key('auditor');
    for (const next of ['https://evil.example/', '//evil.example', '/console.evil', '/v1/orders', '/console/\\evil']) {
      const answer = await new ConsoleClient(app.url).signIn(key, next);
      expect(answer.headers.get('location')).toBe('/console');
    }
    const answer = await new ConsoleClient(app.url).signIn(key, '/console/orders?status=captured');
    expect(answer.headers.get('location')).toBe('/console/orders?status=captured');
  });

  it('ends a session by signing out, by time, and with its key', async () => {
    const left = await signedIn('auditor');
    expect((await left.act('/sign-out', {})).status).toBe(303);
    expect((await left.get('/orders')).status).toBe(303);
    const late = await signedIn('auditor');
    await app.running.persistence.pool.query(`UPDATE ops.console_session SET expires_at = clock_timestamp()`);
    expect((await late.get('/orders')).status).toBe(303);
    const keys = app.running.app.get(ApiKeys);
    const { keyId, token } = await keys.create({ merchantId: 'shop', role: 'operator', name: 'leaver' });
    const revoked = await ConsoleClient.signedIn(app.url, token);
    await keys.revoke(keyId);
    expect((await revoked.get('/orders')).status).toBe(303);
  });

  it('knows every action in the matrices below', () => {
    const listed = Object.keys(actionsOn(order)).map((path) => `/console${path}`);
    const isListed = (route: string): boolean => {
      const pattern = new RegExp(`^${route.replaceAll(/:[a-z]+/gi, '[^/]+')}$`);
      return listed.some((path) => pattern.test(path));
    };
    const unlisted = formRoutes().filter((route) => !isListed(route));
    // The form with a file is another kind of body; it has a test of its own.
    const others = ['/console/settlements/imports', '/console/sign-in', '/console/sign-out'];
    expect(unlisted.toSorted()).toEqual(others);
  });

  it('refuses an auditor each action, and does nothing', async () => {
    const auditor = await signedIn('auditor');
    const before = await head();
    for (const [path, fields] of Object.entries(actionsOn(order))) {
      const answer = await auditor.act(path, fields);
      expect([path, answer.status]).toEqual([path, 403]);
      expect(answer.text).toContain('looks on');
    }
    expect(await head()).toBe(before);
    for (const path of [...PAGES, ...OF_DEPLOYMENT]) expect((await auditor.get(path)).status).toBe(200);
  });

  it('refuses a form without the token of its session, and one from another site', async () => {
    const [one, other] = [await signedIn('operator'), await signedIn('operator')];
    const before = await head();
    for (const [path, fields] of Object.entries(actionsOn(order))) {
      for (const csrf of ['', 'x', await other.csrf()]) {
        const answer = await one.post(path, { ...fields, csrf, key: randomUUID() });
        expect([path, answer.status]).toEqual([path, 403]);
      }
      const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
      expect((await one.act(path, fields, foreign)).status).toBe(403);
    }
    const signIn = await new ConsoleClient(app.url).post('/sign-in', {}, { origin: 'https://evil.example' });
    expect(signIn.status).toBe(403);
    expect(await head()).toBe(before);
  });

  it('finds nothing of another merchant, and keeps the deployment to those who run it', async () => {
    const rival = await signedIn('admin', 'rival');
    const before = await head();
    expect((await rival.get(`/orders/${order.id}`)).status).toBe(404);
    for (const [path, fields] of Object.entries(actionsOn(order))) {
      const status = /projections|held|notifications|bank-orders\/new/.test(path) ? 403 : 404;
      expect([path, (await rival.act(path, fields)).status]).toEqual([path, status]);
    }
    for (const path of OF_DEPLOYMENT) expect([path, (await rival.get(path)).status]).toEqual([path, 403]);
    for (const path of PAGES) {
      const answer = await rival.get(path);
      expect(answer.status).toBe(200);
      expect(answer.text).not.toContain(order.id);
    }
    expect((await rival.get('/orders/download')).text).not.toContain(order.id);
    expect(await head()).toBe(before);
  });

  it('takes a form sent twice once, and refuses its key for another content', async () => {
    const operator = await signedIn('operator');
    const key = randomUUID();
    const path = `/orders/${order.id}/refunds`;
    const answers = await Promise.all(
      [1, 2, 3].map(() => operator.act(path, { key, amount: '10.00', reason: 'returned goods' })),
    );
    expect(answers.every(({ status }) => status === 303 || status === 409)).toBe(true);
    expect(answers.some(({ status }) => status === 303)).toBe(true);
    const other = await operator.act(path, { key, amount: '11.00', reason: 'returned goods' });
    expect(other.status).toBe(422);
    expect((await operator.act(path, { key: '', amount: '1.00', reason: 'returned goods' })).status).toBe(400);
    const shown = (await operator.get(`/orders/${order.id}`)).text;
    expect(shown.match(/is asked to refund/g)).toHaveLength(1);
  });

  it('refuses a stale form with an explanation', async () => {
    const operator = await signedIn('operator');
    const fields = { revision: '0', amount: '1.00', reason: 'returned goods' };
    const answer = await operator.act(`/orders/${order.id}/refunds`, fields);
    expect(answer.status).toBe(412);
    expect(answer.text).toContain('changed this while your page was open');
    expect(answer.text).toContain(`/console/orders/${order.id}`);
  });

  it('takes a file from an operator with the token of the session before it, and from nobody else', async () => {
    const send = async (client: ConsoleClient, parts: readonly [string, string | Blob][], headers = {}) => {
      const form = new FormData();
      for (const [name, value] of parts) {
        if (typeof value === 'string') form.append(name, value);
        else form.append(name, value, 'report.csv');
      }
      const encoded = await new Response(form).text();
      const type = `multipart/form-data; boundary=${/^--(\S+)/.exec(encoded)![1]}`;
      return client.send('POST', '/settlements/imports', encoded, { 'content-type': type, ...headers });
    };
    const file = new Blob(['payout_id\n'], { type: 'text/csv' });
    const [operator, auditor, other] = [await signedIn('operator'), await signedIn('auditor'), await signedIn('admin')];
    const csrf = await operator.csrf();
    const before = await head();
    const provider: [string, string] = ['provider', 'trustpay-eu'];
    const refused = [
      await send(auditor, [['csrf', await auditor.csrf()], provider, ['file', file]]),
      await send(operator, [['csrf', await other.csrf()], provider, ['file', file]]),
      // What stands behind the file is not waited for.
      await send(operator, [provider, ['file', file], ['csrf', csrf]]),
      await send(operator, [['csrf', csrf], provider, ['file', file]], { 'sec-fetch-site': 'cross-site' }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect((await send(new ConsoleClient(app.url), [['file', file]])).status).toBe(401);
    const twice: [string, string][] = [['csrf', csrf], provider, provider];
    expect((await send(operator, twice)).status).toBe(400);
    expect((await send(operator, [['csrf', csrf], provider])).text).toContain('Choose the file.');
    const wrong = await send(operator, [['csrf', csrf], provider, ['file', file]]);
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('nothing of it was taken in');
    const path = `/orders/${order.id}/voids`;
    const elsewhere = await operator.send('POST', path, 'x', { 'content-type': 'multipart/form-data; boundary=x' });
    expect(elsewhere.status).toBe(415);
    expect(await head()).toBe(before);
  });

  it('refuses bodies that are no forms, and forms with two meanings', async () => {
    const operator = await signedIn('operator');
    const path = `/orders/${order.id}/voids`;
    const json = await operator.send('POST', path, '{}', { 'content-type': 'application/json' });
    expect(json.status).toBe(415);
    expect((await operator.send('POST', path, 'csrf=a&csrf=b')).status).toBe(400);
    const cards = await operator.act(`/orders/${order.id}/refunds`, { amount: '1.00', reason: '4111 1111 1111 1111' });
    expect(cards.status).toBe(422);
    expect(cards.text).not.toContain('4111');
  });
});
