import { ManualClock } from '#libs/clock';
import { Webhook } from 'standardwebhooks';
import { ApiClient } from '../support/api-client';
import type { Answer } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { waitFor } from '../support/wait-for';
import { Shop, eur } from './support/shop';
import { WebhookReceiver } from './support/webhook-receiver';
import type { Received } from './support/webhook-receiver';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ALLOWED = { WEBHOOK_ALLOW_PRIVATE: 'true', WEBHOOK_ALLOW_HTTP: 'true' };

describe('outgoing webhooks', () => {
  // The signatures are checked against the real time by the library.
  const clock = new ManualClock(new Date());
  let app: TestApplication;
  let api: ApiClient;
  let shop: Shop;
  let receiver: WebhookReceiver;
  let paths = 0;

  beforeAll(async () => {
    app = await startTestApplication({ clock, environment: ALLOWED });
    api = new ApiClient(app.url, await app.key('admin'));
    shop = new Shop(app, api);
  });
  beforeEach(async () => {
    receiver = await WebhookReceiver.start();
  });
  afterEach(async () => {
    for (const { id } of (await api.get('/v1/webhooks?limit=100')).body.data) await api.delete(`/v1/webhooks/${id}`);
    await receiver.close();
  });
  afterAll(() => app.stop());

  /** A new endpoint at a path of its own. */
  async function hook(
    body: Record<string, unknown> = {},
  ): Promise<{ readonly id: string; readonly secret: string; readonly path: string }> {
    const path = `/hooks/${++paths}`;
    const answer = await api.post('/v1/webhooks', { url: receiver.url + path, ...body });
    expect(answer).toMatchObject({ status: 201, body: { status: 'enabled' } });
    return { ...answer.body, path };
  }
  const command = async (id: string, action: string, body: object = {}): Promise<Answer> => {
    const answer = await api.post(`/v1/webhooks/${id}/${action}`, body);
    expect(answer).toMatchObject({ status: 200 });
    return answer;
  };
  const deliveries = async (id: string, query = ''): Promise<Answer['body'][]> =>
    (await api.get(`/v1/webhooks/${id}/deliveries${query}`)).body.data as Answer['body'][];
  const verifies = ({ raw, headers }: Received, secret: string): boolean => {
    try {
      new Webhook(secret).verify(raw, headers as Record<string, string>);
      return true;
    } catch {
      return false;
    }
  };

  it('tell what happens to an order, signed, in its order, without personal data', async () => {
    const { secret, path, id } = await hook({ events: ['order.*'] });
    const customer = { id: 'cust-1', name: 'Jana Novakova', email: 'jana@example.sk' };
    const order = await shop.paid({ customer, description: 'for Jana' });
    const messages = await receiver.until(3, path);
    expect(messages.map(({ body }) => body.type)).toEqual(['order.created', 'order.authorized', 'order.captured']);
    const sequences = messages.map(({ body }) => body.sequence as number);
    expect(messages.map(({ body }) => body.previous_sequence)).toEqual([null, ...sequences.slice(0, -1)]);
    expect(messages.at(-1)!.body.data.order).toMatchObject({
      id: order.id,
      status: 'captured',
      captured: eur('100.00'),
    });
    expect(messages[0]!.body.data.order).toMatchObject({ id: order.id, revision: 0, captured: eur('0.00') });
    for (const message of messages) {
      expect(message.raw).not.toMatch(/Jana|jana/);
      expect(verifies(message, secret)).toBe(true);
      expect(verifies({ ...message, raw: message.raw.replace('"', "'") }, secret)).toBe(false);
    }
    const log = await waitFor(async () => {
      const found = await deliveries(id, '?status=delivered');
      return found.length === 3 && found;
    });
    expect(log.map(({ type }) => type)).toEqual(['order.captured', 'order.authorized', 'order.created']);
    const { body } = await api.get(`/v1/webhooks/${id}/deliveries/${log[0].id}`);
    expect(body).toMatchObject({
      payload: messages[2]!.body,
      log: [{ attempt: 1, status: 200, response: 'answered 200' }],
    });
    expect(messages[2]!.headers['webhook-id']).toBe(log[0].id);
  });

  it('tell each endpoint what it asked for, other merchants nothing', async () => {
    const rival = new ApiClient(app.url, await app.key('admin', 'rival'));
    await rival.post('/v1/webhooks', { url: `${receiver.url}/rival` });
    const captured = await hook({ events: ['order.captured'] });
    const cards = await hook({ events: ['card.*', 'order.refunded'] });
    const order = await shop.paid({ save_card: true });
    await api.post(`/v1/orders/${order.id}/refunds`, { amount: eur('10.00') });
    const [registered, refunded] = await receiver.until(2, cards.path);
    expect([registered!.body.type, refunded!.body.type].sort()).toEqual(['card.registered', 'order.refunded']);
    expect(receiver.accepted(captured.path).map(({ body }) => body.type)).toEqual(['order.captured']);
    await shop.settled();
    expect(receiver.accepted('/rival')).toEqual([]);
    const { body } = await rival.get('/v1/webhooks');
    expect(body.data).toMatchObject([{ merchant_id: 'rival' }]);
    await rival.delete(`/v1/webhooks/${body.data[0].id}`);
  });

  it('keep the order of events of an order while deliveries fail', async () => {
    const { path, id } = await hook({ events: ['order.*'] });
    let refusals = 0;
    // Every message is refused twice; only the clock brings the next try.
    const seen = new Map<string, number>();
    receiver.reply = ({ headers }) => {
      const message = headers['webhook-id'] as string;
      seen.set(message, (seen.get(message) ?? 0) + 1);
      if (seen.get(message)! > 2) return 200;
      refusals += 1;
      return refusals % 2 ? 500 : 302;
    };
    const orders = [await shop.paid(), await shop.paid()];
    await waitFor(
      () => {
        clock.advance(30_000);
        return receiver.accepted(path).length === 6;
      },
      { timeoutMs: 30_000 },
    );
    for (const order of orders) {
      const own = receiver.received.filter(({ body }) => body.data.order.id === order.id);
      const sequences = own.map(({ body }) => body.sequence as number);
      expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
      expect(own.map(({ status }) => status === 200)).toEqual([
        false,
        false,
        true,
        false,
        false,
        true,
        false,
        false,
        true,
      ]);
    }
    expect(receiver.received.filter((one) => one.path === '/elsewhere')).toEqual([]);
    const last = await waitFor(
      async () => (await deliveries(id, '?status=delivered')).length === 6 && (await deliveries(id))[0],
    );
    expect(last).toMatchObject({ attempts: 3 });
  });

  it('sign with both secrets while one replaces the other', async () => {
    const { id, secret, path } = await hook();
    const rotated = (await command(id, 'rotate', { overlap_seconds: 3_600 })).body;
    expect(rotated.secret).not.toBe(secret);
    expect((await api.get(`/v1/webhooks/${id}`)).body).not.toHaveProperty('secret');
    await command(id, 'test');
    const [both] = await receiver.until(1, path);
    expect([secret, rotated.secret].map((one) => verifies(both!, one as string))).toEqual([true, true]);
    await command(id, 'rotate', { overlap_seconds: 0 });
    await command(id, 'test');
    const messages = await receiver.until(2, path);
    // The first one still has its hour; the second ended at once.
    expect([secret, rotated.secret].map((one) => verifies(messages[1]!, one as string))).toEqual([true, false]);
  });

  it('are switched off after days of failures, say so, and go on in order when they are enabled', async () => {
    const { id, path } = await hook({ events: ['order.*'] });
    receiver.reply = () => 500;
    await shop.paid();
    await waitFor(
      async () => {
        clock.advance(6 * HOUR_MS);
        return (await api.get(`/v1/webhooks/${id}`)).body.status === 'disabled';
      },
      { timeoutMs: 30_000 },
    );
    const { body } = await api.get(`/v1/webhooks/${id}`);
    expect(body).toMatchObject({ disabled: { by: 'failures', reason: expect.stringMatching(/no success since/) } });
    expect(body.failing_since).toEqual(expect.any(String));
    await shop.settled();
    const trail = (await api.get('/v1/audit/events?type=WebhookDisabled')).body.data;
    expect(trail[0]).toMatchObject({ stream: `webhook-${id}`, actor: 'process:webhooks' });
    expect((await api.get('/metrics')).body).toMatch(/ledger_webhooks_disabled_total\{by="failures"\} [1-9]/);
    expect((await api.post(`/v1/webhooks/${id}/test`, {})).body.code).toBe('webhook_disabled');
    receiver.reply = () => 200;
    const sent = receiver.received.length;
    await shop.paid();
    await shop.settled();
    clock.advance(DAY_MS);
    expect(receiver.received.length).toBe(sent);
    await command(id, 'enable');
    const messages = await receiver.until(6, path);
    const types = ['order.created', 'order.authorized', 'order.captured'];
    for (const order of new Set(messages.map((one) => one.body.data.order.id as string))) {
      const own = messages.filter((one) => one.body.data.order.id === order);
      expect(own.map((one) => one.body.type)).toEqual(types);
    }
    expect((await api.get(`/v1/webhooks/${id}`)).body).toMatchObject({ status: 'enabled' });
  });

  it('are switched off at once when the receiver says that it is gone', async () => {
    const { id } = await hook();
    receiver.reply = () => 410;
    await command(id, 'test');
    await waitFor(async () => (await api.get(`/v1/webhooks/${id}`)).body.disabled?.by === 'receiver');
  });

  it('are sent again, one by its id and those of a time', async () => {
    const { id, path } = await hook({ events: ['order.*'] });
    const from = clock.now().toISOString();
    await shop.paid();
    const first = await receiver.until(3, path);
    await waitFor(async () => (await deliveries(id, '?status=delivered')).length === 3);
    await command(id, `deliveries/${first[1]!.headers['webhook-id'] as string}/redeliver`);
    const again = await receiver.until(4, path);
    expect(again[3]).toMatchObject({ raw: first[1]!.raw, headers: { 'webhook-id': first[1]!.headers['webhook-id'] } });
    await waitFor(async () => (await deliveries(id, '?status=delivered')).length === 3);
    clock.advance(1_000);
    await command(id, 'redeliver', { from, to: clock.now().toISOString(), status: 'all' });
    const all = await receiver.until(7, path);
    expect(all.slice(4).map(({ raw }) => raw)).toEqual(first.map(({ raw }) => raw));
    await command(id, 'redeliver', { from, to: clock.now().toISOString() });
    const backwards = await api.post(`/v1/webhooks/${id}/redeliver`, { from, to: from });
    expect(backwards).toMatchObject({ status: 400, body: { errors: [{ pointer: '/to' }] } });
    await shop.settled();
    expect(receiver.received.length).toBe(7);
  });

  it('let a slow receiver delay only itself', async () => {
    const slow = await hook({ events: ['order.*'] });
    const quick = await hook({ events: ['order.*'] });
    receiver.reply = ({ path }) => (path === slow.path ? undefined : 200);
    for (let i = 0; i < 8; i++) await shop.paid();
    const messages = await receiver.until(24, quick.path);
    expect(messages.length).toBe(24);
    // All of them arrived while the first messages to the slow one were still on their way, as many as it has lanes.
    const waiting = receiver.received.filter(({ path }) => path === slow.path);
    expect(waiting.length).toBeLessThanOrEqual(4);
    expect((await deliveries(slow.id)).filter(({ attempts }) => attempts > 0)).toEqual([]);
  });

  it('are made once by a repeated command, with the secret that was answered first', async () => {
    const request = { url: `${receiver.url}/once`, events: ['*'] };
    const first = await api.post('/v1/webhooks', request, { key: 'once' });
    const second = await api.post('/v1/webhooks', request, { key: 'once' });
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect((await api.post('/v1/webhooks', { url: `${receiver.url}/2` }, { key: 'once' })).status).toBe(422);
    const position = first.headers.get('ledger-position')!;
    const { body } = await api.get('/v1/webhooks', { 'ledger-min-position': position });
    expect(body.data.filter((one: { id: string }) => one.id === first.body.id)).toHaveLength(1);
    expect(JSON.stringify(body)).not.toContain('whsec_');
  });

  it('take changes, and refuse what is no address or no event', async () => {
    const { id } = await hook();
    const updated = (await command(id, 'update', { events: ['order.captured'], description: 'shop' })).body;
    expect(updated).toMatchObject({ events: ['order.captured'], description: 'shop', revision: 1 });
    for (const [pointer, body] of [
      ['/url', { url: 'ftp://shop.example/' }],
      ['/url', { url: 'http://169.254.169.254/' }],
      ['/events', { url: 'https://shop.example/', events: ['order.painted'] }],
      ['/events', { url: 'https://shop.example/', events: [] }],
    ] as const) {
      const refused = await api.post('/v1/webhooks', body);
      expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
    }
    expect((await api.delete(`/v1/webhooks/${id}`)).body).toMatchObject({ status: 'removed' });
    expect((await api.get(`/v1/webhooks/${id}`)).status).toBe(404);
    expect((await api.post(`/v1/webhooks/${id}/enable`, {})).status).toBe(404);
  });
});
