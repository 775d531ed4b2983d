import { ApiClient } from '../support/api-client';
import type { Answer } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { incoherencesOf } from '../support/incoherences';
import { sendRaw } from './support/raw-http';
import type { RawRequest } from './support/raw-http';
import { Shop, eur } from './support/shop';
import { arrivals, notice, signature, signed } from './support/trustpay-notice';
import type { Notice } from './support/trustpay-notice';

const ENDPOINT = '/notifications/trustpay-eu';
const AMOUNTS = [
  'status',
  'authorized',
  'captured',
  'refunded',
  'voided',
  'capturable',
  'refundable',
  'in_doubt',
  'unexpected',
];

describe('notifications', () => {
  let app: TestApplication;
  let api: ApiClient;
  let shop: Shop;
  const head = () => app.running.persistence.store.head();

  beforeAll(async () => {
    app = await startTestApplication();
    api = new ApiClient(app.url, await app.key('admin'));
    shop = new Shop(app, api);
  });
  afterAll(() => app.stop());

  const get = (query: string, change: Partial<RawRequest> = {}) =>
    sendRaw(app.url, { method: 'GET', path: `${ENDPOINT}?${query}`, ...change });
  const deliver = async (...notices: readonly Notice[]): Promise<void> => {
    for (const one of notices) expect((await get(signed(one))).status).toBe(200);
    await shop.settled();
  };
  const read = async (id: string): Promise<Answer['body']> => (await api.get(`/v1/orders/${id}`)).body;
  const trail = async (id: string): Promise<string[]> =>
    (await api.get(`/v1/orders/${id}/events?limit=100`)).body.data.map(({ type }: { type: string }) => type);
  const referenceOf = (order: Answer['body'], operation = 1): string => order.operations[operation - 1].reference;
  const amountsOf = (order: Answer['body']) =>
    Object.fromEntries(AMOUNTS.map((name) => [name, order[name] as unknown]));

  it('that are genuine take effect once, however often they come', async () => {
    const order = await shop.create();
    const genuine = signed(notice(referenceOf(order)));
    const answers = await Promise.all(Array.from({ length: 10 }, () => get(genuine)));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    await shop.until(order.id as string, 'captured');
    await shop.settled();
    const before = await head();
    expect((await get(genuine)).status).toBe(200);
    await shop.settled();
    expect(await head()).toBe(before);
    expect((await trail(order.id as string)).filter((type) => type === 'Captured')).toHaveLength(1);
  });

  it('that are not the provider’s are refused and leave no trace', async () => {
    const order = await shop.create();
    const fields = notice(referenceOf(order));
    const good = signed(fields);
    const sign = `Signature=${signature(fields)}`;
    const flip = (text: string): string => text.slice(0, -1) + (text.endsWith('0') ? '1' : '0');
    const forged: Record<string, string> = {
      'no query': '',
      'no signature': new URLSearchParams(fields).toString(),
      'an empty signature': `${new URLSearchParams(fields).toString()}&Signature=`,
      'another secret': signed(fields, 'wrong-secret'),
      'an empty secret': signed(fields, ' '),
      'another digit in the signature': good.replace(sign, flip(sign)),
      'half a signature': good.replace(sign, sign.slice(0, -10)),
      'a parameter twice': `${good}&Amount=1.00`,
      'a parameter twice in another case': `${good}&amount=1.00`,
      'the signature twice': `${good}&${sign}`,
      'another account': signed({ ...fields, AccountId: '4107999999' }),
      'an amount that is none': signed({ ...fields, Amount: '1e5' }),
      'a query of 10,000 characters': `${good}&Note=${'x'.repeat(10_000)}`,
      'a malformed percent sequence': `${good}&Note=%zz`,
      'a field signed as part of another': signed({ ...fields, Reference: `${fields.Reference}/CRDT` }).replace(
        '%2FCRDT',
        '',
      ),
      ...Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [
          `another ${name}`,
          good.replace(`${name}=${value}`, `${name}=${flip(value)}`),
        ]),
      ),
    };
    const before = await head();
    const taken: string[] = [];
    for (const [name, query] of Object.entries(forged)) if ((await get(query)).status !== 400) taken.push(name);
    expect(taken).toEqual([]);
    await shop.settled();
    expect(await head()).toBe(before);
    expect(await read(order.id as string)).toMatchObject({ status: 'requires_action', captured: eur('0.00') });
  });

  it('come only where and how the provider sends them', async () => {
    const good = signed(notice(referenceOf(await shop.create())));
    const before = await head();
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD']) expect((await get(good, { method })).status).toBe(404);
    const post = { method: 'POST', body: good, headers: { 'content-type': 'application/x-www-form-urlencoded' } };
    expect((await get('', post)).status).toBe(404);
    for (const provider of ['nobody', '__proto__', 'trustpay-eu%00', 'TRUSTPAY-EU']) {
      expect((await get('', { path: `/notifications/${provider}?${good}` })).status).toBe(404);
    }
    expect(await head()).toBe(before);
  });

  it.each([
    ['too little', { Amount: '99.99' }],
    ['too much', { Amount: '100.01' }],
    ['a hundredth of it', { Amount: '1.00' }],
    ['another currency', { Currency: 'CZK' }],
    ['nothing', { Amount: '0.00' }],
  ])('over %s are never a success, though rightly signed', async (_what, change) => {
    const order = await shop.create();
    await deliver(notice(referenceOf(order), change));
    const after = await read(order.id as string);
    expect(after).toMatchObject({ captured: eur('0.00'), authorized: eur('0.00') });
    expect(['captured', 'authorized']).not.toContain(after.status);
    expect(await trail(order.id as string)).toContain('IntegrityFailed');
    const { body } = await api.get(`/v1/orders/${order.id}/explain`);
    expect(body).toMatchObject({ adds_up: true });
    expect(body.events.at(-1)).toMatchObject({ type: 'OutcomeUnknown', message: { amount: { equal: false } } });
  });

  it('over another amount put that money in suspense until a person decides', async () => {
    const [taken, given] = [await shop.create(), await shop.create()];
    for (const order of [taken, given]) {
      await deliver(notice(referenceOf(order), { Amount: '99.99', PaymentRequestId: `88${order === taken ? 1 : 2}` }));
      expect(await read(order.id as string)).toMatchObject({ status: 'in_doubt', unexpected: eur('99.99') });
    }
    const resolve = (order: Answer['body'], outcome: string) =>
      api.post(`/v1/orders/${order.id}/operations/1/resolve`, { outcome, reason: 'case 4711: seen in the portal' });
    expect((await resolve(taken, 'succeeded')).body).toMatchObject({ status: 'captured', unexpected: eur('0.00') });
    const back = { amount: eur('99.99'), reason: 'case 4711: returned in the portal' };
    await api.post(`/v1/orders/${given.id}/returns`, back);
    expect((await resolve(given, 'succeeded')).body).toMatchObject({ code: 'suspense_moved' });
    expect((await resolve(given, 'failed')).body).toMatchObject({ status: 'failed', unexpected: eur('0.00') });
    await shop.settled();
    expect(await incoherencesOf(app.running.persistence)).toEqual([]);
  });

  it('that contradict one that came before are kept and not applied', async () => {
    const order = await shop.create();
    const fields = notice(referenceOf(order));
    await deliver(fields, { ...fields, Amount: '1.00' }, { ...fields, CardMask: '9999' });
    expect(await read(order.id as string)).toMatchObject({ status: 'captured', captured: eur('100.00') });
    const { data } = (await app.running.persistence.store.readAll(0n, 10_000, { types: ['NotificationContradicted'] }))
      .events[0]!;
    expect(data).toMatchObject({ provider: 'trustpay-eu' });
    expect((await trail(order.id as string)).filter((type) => type === 'Captured')).toHaveLength(1);
  });

  it('about nothing of ours are put aside, once, for a person to place', async () => {
    const order = await shop.create();
    const reference = order.operations[0].reference as string;
    // The last digit of the order's id, and so another order.
    const unknown = `${reference.slice(0, -2)}${reference.at(-2) === 'Z' ? 'Y' : 'Z'}z`;
    const strangers = [notice('INVOICE-77'), notice(unknown, { PaymentRequestId: '7700002' })];
    await deliver(...strangers, ...strangers);
    const { events } = await app.running.persistence.store.readAll(0n, 10_000, { streamPrefixes: ['unmatched-'] });
    expect(events.map(({ data }) => (data as { reason: string }).reason)).toEqual([
      'no reference of ours',
      'no such order',
    ]);
  });

  describe('end in one state in whatever order they arrive', () => {
    it('when the payer paid twice on one page', async () => {
      const ends = new Set<string>();
      for (const order of arrivals(['first', 'first', 'second', 'second'])) {
        const created = await shop.create();
        const ids: Record<string, string> = { first: '7700011', second: '7700012' };
        await deliver(...order.map((which) => notice(referenceOf(created), { PaymentRequestId: ids[which]! })));
        ends.add(JSON.stringify(amountsOf(await read(created.id as string))));
      }
      expect([...ends].map((end) => JSON.parse(end) as unknown)).toEqual([
        expect.objectContaining({ status: 'overpaid', captured: eur('100.00'), unexpected: eur('100.00') }),
      ]);
    });

    it('when the hold, a capture and a refund are confirmed late and repeatedly', async () => {
      app.simulator.control.addFault({ fault: { kind: 'noNotification' }, match: { paymentType: '6' }, times: 1_000 });
      app.simulator.control.addFault({ fault: { kind: 'noNotification' }, match: { paymentType: '8' }, times: 1_000 });
      for (const order of arrivals(['capture', 'capture', 'refund', 'hold'])) {
        const held = await shop.paid({ capture: 'manual' }, 'authorized');
        await api.post(`/v1/orders/${held.id}/captures`, { amount: eur('60.00') });
        await api.post(`/v1/orders/${held.id}/refunds`, { amount: eur('10.00') });
        const known = await read(held.id as string);
        const paymentId = held.attempts[0].provider_reference as string;
        const [, capture, refund] = known.operations;
        const notices: Record<string, Notice> = {
          hold: notice(referenceOf(known), { ResultCode: '5', PaymentRequestId: paymentId }),
          capture: notice(capture.reference as string, { Amount: '60.00', PaymentRequestId: paymentId }),
          refund: notice(refund.reference as string, {
            Amount: '10.00',
            Type: 'DBIT',
            ResultCode: '0',
            PaymentRequestId: paymentId,
          }),
        };
        await deliver(...order.map((which) => notices[which]!));
        expect(amountsOf(await read(held.id as string))).toEqual(amountsOf(known));
      }
      app.simulator.control.clearFaults();
    });

    it('when a capture whose answer was lost is confirmed before or after the hold is confirmed again', async () => {
      for (const order of arrivals(['capture', 'capture', 'hold'])) {
        app.simulator.control.addFault({ fault: { kind: 'noNotification' }, match: { paymentType: '6' } });
        app.simulator.control.addFault({ fault: { kind: 'answerLost' }, match: { paymentType: '6' } });
        const held = await shop.paid({ capture: 'manual' }, 'authorized');
        const paymentId = held.attempts[0].provider_reference as string;
        const doubt = await api.post(`/v1/orders/${held.id}/captures`, {});
        expect(doubt).toMatchObject({ status: 202, body: { status: 'in_doubt' } });
        const notices: Record<string, Notice> = {
          hold: notice(referenceOf(held), { ResultCode: '5', PaymentRequestId: paymentId }),
          capture: notice(referenceOf(doubt.body, 2), { PaymentRequestId: paymentId }),
        };
        await deliver(...order.map((which) => notices[which]!));
        expect(await read(held.id as string)).toMatchObject({
          status: 'captured',
          captured: eur('100.00'),
          in_doubt: eur('0.00'),
        });
      }
    });

    it('when the notification overtakes the answer of the very call', async () => {
      const { card_id: card } = await shop.paid({ save_card: true, save_card_for: 'merchant' });
      app.simulator.control.addFault({ fault: { kind: 'notificationFirst' }, match: { paymentType: '4' } });
      const charged = await shop.create({ card_id: card, initiator: 'merchant' });
      await shop.settled();
      expect(await read(charged.id as string)).toMatchObject({
        status: 'captured',
        captured: eur('100.00'),
        unexpected: eur('0.00'),
      });
      expect((await trail(charged.id as string)).filter((type) => type === 'Captured')).toHaveLength(1);
    });
  });

  describe('are not what a payer’s browser says on its return', () => {
    it('so a forged return moves no money, and an unknown one finds nothing', async () => {
      const order = await shop.create();
      const path = '/returns/trustpay-eu?';
      const claim = (change: Notice = {}) =>
        new URLSearchParams({
          Reference: referenceOf(order),
          ResultCode: '0',
          PaymentRequestId: '7700021',
          ...change,
        }).toString();
      expect((await get('', { path: path + claim() })).status).toBe(200);
      await shop.settled();
      expect(await read(order.id as string)).toMatchObject({
        status: 'processing',
        captured: eur('0.00'),
        authorized: eur('0.00'),
      });
      const before = await head();
      const strange = [claim({ Reference: 'x' }), claim({ Reference: 'A'.repeat(23) }), claim({ ResultCode: 'x' }), ''];
      for (const query of strange) {
        const answer = await get('', { path: path + query });
        expect({ query, status: answer.status }).toEqual({ query, status: 404 });
      }
      // The order is known, the operation is not: the payer is brought back to the shop, and nothing is recorded.
      const otherOperation = claim({ Reference: `${referenceOf(order)}z` });
      expect((await get('', { path: path + otherOperation })).status).toBe(200);
      expect(await head()).toBe(before);
    });

    it('and many of them do not make an order grow', async () => {
      const order = await shop.create();
      for (let i = 0; i < 30; i++) {
        await get('', {
          path: `/returns/trustpay-eu?Reference=${referenceOf(order)}&ResultCode=${i}&PaymentRequestId=${i}`,
        });
      }
      expect((await trail(order.id as string)).length).toBeLessThanOrEqual(12);
    });
  });
});
