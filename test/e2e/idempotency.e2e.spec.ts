import { randomUUID } from 'node:crypto';
import { deterministicId } from '#libs/command-shell';
import { ApiClient } from '../support/api-client';
import type { Answer } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { waitFor } from '../support/wait-for';
import { Shop, eur } from './support/shop';

const ORDER = { reference: 'INV-1', method: 'card', amount: eur('10.00') };

describe('a command that is sent again', () => {
  let app: TestApplication;
  let api: ApiClient;
  let rival: ApiClient;
  let shop: Shop;
  const head = () => app.running.persistence.store.head();

  beforeAll(async () => {
    app = await startTestApplication();
    api = new ApiClient(app.url, await app.key('admin'));
    rival = new ApiClient(app.url, await app.key('admin', 'rival'));
    shop = new Shop(app, api);
  });
  afterAll(() => app.stop());

  function expectReplay(again: Answer, first: Answer): void {
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.status).toBe(first.status);
    expect(again.body).toEqual(first.body);
    for (const name of ['etag', 'ledger-position']) expect(again.headers.get(name)).toBe(first.headers.get(name));
  }

  /** Every kind of command: the first answer, and how to send the very same again. */
  const COMMANDS: readonly [string, () => Promise<(key: string) => Promise<Answer>>][] = [
    [
      'an order',
      async () => (key) => api.post('/v1/orders', { ...ORDER, customer: { id: 'c', name: 'Jana' } }, { key }),
    ],
    [
      'a capture',
      async () => onOrder(await shop.paid({ capture: 'manual' }, 'authorized'), 'captures', { amount: eur('9.00') }),
    ],
    ['a void', async () => onOrder(await shop.paid({ capture: 'manual' }, 'authorized'), 'voids', {})],
    ['a refund', async () => onOrder(await shop.paid(), 'refunds', { amount: eur('9.00'), reason: 'returned' })],
    ['a cancellation', async () => onOrder(await shop.create(), 'cancel', {})],
    [
      'the removal of a card',
      async () => {
        const { card_id: card } = await shop.paid({ save_card: true });
        return (key) => api.delete(`/v1/cards/${card}`, { key });
      },
    ],
  ];
  const onOrder =
    ({ id }: Answer['body'], route: string, body: unknown) =>
    (key: string) =>
      api.post(`/v1/orders/${id}/${route}`, body, { key });

  it('has the id that its merchant, route and key had in every release', async () => {
    const { id } = await shop.create();
    await api.post(`/v1/orders/${id}/cancel?`, {}, { key: 'the-same-for-ever' });
    const { events } = await app.running.persistence.store.read(`order-${id}`);
    const commandId = deterministicId('command', 'shop', `POST /v1/orders/${id}/cancel`, 'the-same-for-ever');
    expect(events.at(-1)).toMatchObject({ type: 'OrderCancelled', metadata: { commandId } });
  });

  it.each(COMMANDS)('happens once and is answered as it was first: %s', async (_what, prepare) => {
    const send = await prepare();
    const key = randomUUID();
    const first = await send(key);
    expect(first.status).toBeLessThan(300);
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    await shop.settled();
    const before = await head();
    expectReplay(await send(key), first);
    expectReplay(await send(`"${key}"`), first);
    expect(await head()).toBe(before);
  });

  it('gets the first answer also after the order has moved on', async () => {
    const [created, captured, refunded] = [randomUUID(), randomUUID(), randomUUID()];
    const create = () => api.post('/v1/orders', { ...ORDER, capture: 'manual' }, { key: created });
    const first = await create();
    await shop.pay(first.body);
    await shop.until(first.body.id, 'authorized');
    const capture = () => api.post(`/v1/orders/${first.body.id}/captures`, { amount: eur('6.00') }, { key: captured });
    const second = await capture();
    const refund = () => api.post(`/v1/orders/${first.body.id}/refunds`, { amount: eur('1.00') }, { key: refunded });
    const third = await refund();
    await api.post(`/v1/orders/${first.body.id}/captures`, {});
    await shop.settled();
    expectReplay(await create(), first);
    expectReplay(await capture(), second);
    expectReplay(await refund(), third);
    expect(first.body.status).toBe('requires_action');
    expect(second.body).toMatchObject({ status: 'partially_captured', captured: eur('6.00'), refunded: eur('0.00') });
  });

  it('gets the first answer also when it would be refused by now', async () => {
    const { card_id: card } = await shop.paid({ save_card: true, save_card_for: 'merchant' });
    const key = randomUUID();
    const charge = () => api.post('/v1/orders', { ...ORDER, card_id: card, initiator: 'merchant' }, { key });
    const first = await charge();
    expect(first.status).toBe(201);
    await api.delete(`/v1/cards/${card}`);
    await shop.settled();
    expectReplay(await charge(), first);
    expect((await api.post('/v1/orders', { ...ORDER, card_id: card, initiator: 'merchant' })).body.code).toBe(
      'card_removed',
    );
  });

  it('is refused with another body, in whatever it differs, and writes nothing', async () => {
    const key = randomUUID();
    await api.post('/v1/orders', ORDER, { key });
    const order = await shop.paid();
    const other = randomUUID();
    await api.post(`/v1/orders/${order.id}/refunds`, { amount: eur('1.00') }, { key: other });
    await shop.settled();
    const before = await head();
    const reused = { status: 422, body: { code: 'idempotency_key_reused' } };
    for (const change of [{ reference: 'INV-2' }, { amount: eur('10.01') }, { description: 'x' }, { metadata: {} }]) {
      expect(await api.post('/v1/orders', { ...ORDER, ...change }, { key })).toMatchObject(reused);
    }
    for (const body of [{}, { amount: eur('2.00') }, { amount: eur('1.00'), reason: 'x' }]) {
      expect(await api.post(`/v1/orders/${order.id}/refunds`, body, { key: other })).toMatchObject(reused);
    }
    expect(await head()).toBe(before);
  });

  it('is the same request in another spelling of the same JSON', async () => {
    const key = randomUUID();
    const first = await api.post('/v1/orders', ORDER, { key });
    const spelled =
      ' { "amount" : { "currency":"\\u0045UR", "value":"10.00" }, "method":"card",\n"reference":"INV-1" } ';
    const headers = { 'content-type': 'application/json; charset=utf-8', 'idempotency-key': key };
    expectReplay(await api.send('POST', '/v1/orders', spelled, headers), first);
  });

  it('is another command on another route, of another order and for another merchant', async () => {
    const key = randomUUID();
    const [one, two] = [
      await shop.paid({ capture: 'manual' }, 'authorized'),
      await shop.paid({ capture: 'manual' }, 'authorized'),
    ];
    const answers = [
      await api.post('/v1/orders', ORDER, { key }),
      await rival.post('/v1/orders', ORDER, { key }),
      await api.post(`/v1/orders/${one.id}/captures`, { amount: eur('5.00') }, { key }),
      await api.post(`/v1/orders/${two.id}/captures`, { amount: eur('5.00') }, { key }),
      await api.post(`/v1/orders/${one.id}/refunds`, { amount: eur('5.00') }, { key }),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(201);
      expect(answer.headers.get('idempotency-replayed')).toBeNull();
    }
    expect(answers[0]!.body.id).not.toBe(answers[1]!.body.id);
  });

  it('is told to wait while the first is still running, then gets its answer', async () => {
    const order = await shop.paid({ capture: 'manual' }, 'authorized');
    // The notification would tell the outcome before the slow answer does, and the repeat would rightly be answered.
    app.simulator.control.addFault({ fault: { kind: 'noNotification' }, match: { paymentType: '6' } });
    app.simulator.control.addFault({ fault: { kind: 'slow', ms: 600 }, match: { paymentType: '6' } });
    const key = randomUUID();
    const send = () => api.post(`/v1/orders/${order.id}/captures`, {}, { key });
    const running = send();
    const path = `/v1/orders/${order.id}`;
    await waitFor(async () => (await api.get(path)).body.operations.length === 2);
    const early = await send();
    expect(early).toMatchObject({ status: 409, body: { code: 'in_progress', retryable: true } });
    expect(early.headers.get('retry-after')).toBe('1');
    const first = await running;
    expect(first.status).toBe(201);
    expectReplay(await send(), first);
  });

  it('makes one order of fifty at once', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 50 }, () => api.post('/v1/orders', ORDER, { key })));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === null)).toHaveLength(1);
    for (const answer of answers) expect(answer.body).toEqual(answers[0]!.body);
    const stream = await app.running.persistence.store.read(`order-${answers[0]!.body.id}`);
    expect(stream.events.map(({ type }) => type)).toEqual(['OrderCreated', 'PaymentStarted']);
  });

  it('keeps nothing of the key itself', async () => {
    const key = `secret-${randomUUID()}`;
    await api.post('/v1/orders', ORDER, { key });
    const { rows } = await app.running.persistence.pool.query<{ hits: string }>(
      'SELECT count(*) AS hits FROM es.event e WHERE e::text LIKE $1',
      [`%${key}%`],
    );
    expect(rows[0]!.hits).toBe('0');
  });
});

describe('a command under a condition', () => {
  let app: TestApplication;
  let api: ApiClient;
  let shop: Shop;

  beforeAll(async () => {
    app = await startTestApplication({ environment: { PROJECTION_WAIT_MS: '100' } });
    api = new ApiClient(app.url, await app.key('admin'));
    shop = new Shop(app, api);
  });
  afterAll(() => app.stop());

  it('is carried out at the revision that the caller saw, and refused at any other', async () => {
    const order = await shop.paid({ capture: 'manual' }, 'authorized');
    await shop.settled();
    const path = `/v1/orders/${order.id}`;
    const etag = (await api.get(path)).headers.get('etag')!;
    const before = await app.running.persistence.store.head();
    const capture = (ifMatch: string, body: unknown = { amount: eur('1.00') }) =>
      api.post(`${path}/captures`, body, { headers: { 'if-match': ifMatch } });
    for (const other of ['"0"', '"999"', `W/"0"`]) {
      expect(await capture(other)).toMatchObject({ status: 412, body: { code: 'revision_mismatch' } });
    }
    expect(await app.running.persistence.store.head()).toBe(before);
    const done = await capture(etag);
    expect(done.status).toBe(201);
    expect(done.headers.get('etag')).not.toBe(etag);
    expect((await capture(etag)).status).toBe(412);
    expect((await capture('*')).status).toBe(201);
    expect((await api.post('/v1/orders', ORDER, { headers: { 'if-match': '"0"' } })).status).toBe(412);
  });

  it('answers the repeat of a conditional command, although the revision has moved on by the command itself', async () => {
    const order = await shop.paid({ capture: 'manual' }, 'authorized');
    await shop.settled();
    const path = `/v1/orders/${order.id}`;
    const options = { key: randomUUID(), headers: { 'if-match': (await api.get(path)).headers.get('etag')! } };
    const first = await api.post(`${path}/captures`, {}, options);
    const again = await api.post(`${path}/captures`, {}, options);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.body).toEqual(first.body);
  });

  it('answers with a position at which every list shows it, and says so when a list is behind', async () => {
    const order = await shop.create({ reference: 'READ-MY-WRITE' });
    const minimum = { 'ledger-min-position': order.position as string };
    const list = await api.get('/v1/orders?reference=READ-MY-WRITE', minimum);
    expect(list.body.data).toMatchObject([{ id: order.id }]);
    expect(BigInt(list.headers.get('ledger-position')!)).toBeGreaterThanOrEqual(BigInt(order.position as string));
    for (const path of ['/v1/orders', '/v1/cards', '/v1/journal', '/v1/balances', '/v1/accounts', '/v1/audit/events']) {
      expect((await api.get(path, minimum)).status).toBe(200);
      const behind = await api.get(path, { 'ledger-min-position': '99999999999999999999' });
      expect(behind).toMatchObject({ status: 503, body: { code: 'projection_behind', retryable: true } });
      expect(behind.headers.get('retry-after')).toBe('1');
    }
  });
});
