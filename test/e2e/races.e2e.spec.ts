import { randomUUID } from 'node:crypto';
import { subscriberStatus } from '#libs/projections';
import { ApiClient } from '../support/api-client';
import type { Answer } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { incoherencesOf } from '../support/incoherences';
import { inLanes } from '../support/in-lanes';
import { waitFor } from '../support/wait-for';

const RACES = 1_000;
/** Orders raced over at a time: enough to meet in one batch of the store, few enough for two processors. */
const AT_ONCE = 16;
const SAME_KEY = 50;

const eur = (value: string) => ({ value, currency: 'EUR' });

/** In the order of the calls: "201" or "409 code". */
const told = (answers: readonly Answer[]): string[] =>
  answers.map(({ status, body }) => (status < 300 ? String(status) : `${status} ${body.code}`));

describe('races on one order', () => {
  let app: TestApplication;
  let api: ApiClient;

  beforeAll(async () => {
    // A busy machine must not turn an answer into a doubt here.
    app = await startTestApplication({
      environment: { TRUSTPAY_EU_DEADLINE_MS: '10000', CALL_ABANDONED_MS: '50000' },
    });
    api = new ApiClient(app.url, await app.key('admin'));
  });
  afterAll(() => app.stop());

  /** The id of an order of 100.00 whose payer has paid at the provider's page. */
  async function paidOrder(capture: 'automatic' | 'manual'): Promise<string> {
    const order = { reference: 'race', method: 'card', amount: eur('100.00'), capture };
    const { body } = await api.post('/v1/orders', order);
    await app.simulator.control.pay({ url: body.next_action.url });
    return body.id;
  }

  /** The ledger hears of it by notification. */
  async function known(id: string): Promise<string> {
    const isKnown = async () => ['authorized', 'captured'].includes((await api.get(`/v1/orders/${id}`)).body.status);
    await waitFor(isKnown, { timeoutMs: 60_000, describe: 'the payment to be known' });
    return id;
  }

  /** All orders first, then the races: no race waits while others poll. */
  async function repeat(
    times: number,
    capture: 'automatic' | 'manual',
    race: (id: string) => Promise<void>,
  ): Promise<void> {
    const ids = await inLanes(AT_ONCE, Array.from({ length: times }), () => paidOrder(capture));
    await known(ids.at(-1)!);
    await inLanes(AT_ONCE, ids, async (id) => race(await known(id)));
  }

  const atProvider = (orderId: string) =>
    api.get(`/v1/orders/${orderId}`).then(({ body }) => {
      const [payment] = app.simulator.book({ paymentRequestId: body.attempts[0].provider_reference });
      return { captured: payment!.captured, refunded: payment!.refunded, cancelled: payment!.cancelled };
    });

  it(`lets one of two refunds of 60.00 through on 100.00, ${RACES} times`, async () => {
    let refused = 0;
    await repeat(RACES, 'automatic', async (id) => {
      const refund = () => api.post(`/v1/orders/${id}/refunds`, { amount: eur('60.00') });
      const answers = await Promise.all([refund(), refund()]);
      expect(told(answers).sort()).toEqual(['201', '422 amount_exceeds_refundable']);
      expect(await atProvider(id)).toMatchObject({ captured: '100.00', refunded: '60.00' });
      refused += 1;
    });
    expect(refused).toBe(RACES);
    expect(app.simulator.book().filter(({ refunded }) => refunded !== '60.00')).toEqual([]);
  }, 300_000);

  it('lets a capture or a void of the same hold through, never both', async () => {
    await repeat(100, 'manual', async (id) => {
      const answers = await Promise.all([
        api.post(`/v1/orders/${id}/captures`, {}),
        api.post(`/v1/orders/${id}/voids`, {}),
      ]);
      const successes = answers.filter(({ status }) => status === 201);
      expect(told(answers)).toContain('201');
      expect(successes).toHaveLength(1);
      const book = await atProvider(id);
      expect([book.captured, book.cancelled].sort()).toEqual(['0.00', '100.00']);
    });
  }, 300_000);

  it('never captures more than the hold', async () => {
    await repeat(100, 'manual', async (id) => {
      const capture = (value: string) => api.post(`/v1/orders/${id}/captures`, { amount: eur(value) });
      const answers = await Promise.all([capture('70.00'), capture('70.00')]);
      expect(told(answers).sort()).toEqual(['201', '422 amount_exceeds_capturable']);
      expect(await atProvider(id)).toMatchObject({ captured: '70.00' });
    });
  }, 300_000);

  it(`gives ${SAME_KEY} copies of one command one effect and one answer`, async () => {
    const id = await known(await paidOrder('automatic'));
    const key = randomUUID();
    const settle = async (): Promise<Answer> => {
      const again = async () => {
        const answer = await api.post(`/v1/orders/${id}/refunds`, { amount: eur('10.00') }, { key });
        return answer.body.code === 'in_progress' ? undefined : answer;
      };
      return waitFor(again, { describe: 'the first of the copies to be answered' });
    };
    const answers = await Promise.all(Array.from({ length: SAME_KEY }, settle));
    expect(new Set(told(answers))).toEqual(new Set(['201']));
    expect(answers.filter(({ headers }) => !headers.has('idempotency-replayed'))).toHaveLength(1);
    for (const { body } of answers) expect(body).toEqual(answers[0]!.body);
    expect(await atProvider(id)).toMatchObject({ refunded: '10.00' });
  });

  it(`creates one order out of ${SAME_KEY} copies of one request`, async () => {
    const [key, reference] = [randomUUID(), randomUUID()];
    const create = () => api.post('/v1/orders', { reference, method: 'card', amount: eur('10.00') }, { key });
    const answers = await Promise.all(Array.from({ length: SAME_KEY }, create));
    expect(new Set(told(answers))).toEqual(new Set(['201']));
    for (const { body } of answers) expect(body).toEqual(answers[0]!.body);
    expect(answers.filter(({ headers }) => !headers.has('idempotency-replayed'))).toHaveLength(1);
  });

  describe('a repeat gets the answer of the first time', () => {
    const refund = (id: string, key: string, value: string) =>
      api.post(`/v1/orders/${id}/refunds`, { amount: eur(value) }, { key });

    async function expectSameAnswer(first: Answer, again: Answer): Promise<void> {
      expect(told([again])).toEqual(told([first]));
      expect(again.headers.has('idempotency-replayed')).toBe(true);
      expect(again.body.operations).toEqual(first.body.operations);
      expect(again.body.refunded).toEqual(first.body.refunded);
    }

    it('while another command ran beside it', async () => {
      await repeat(20, 'automatic', async (id) => {
        const first = await Promise.all(['a', 'b', 'c'].map((key) => refund(id, key, '10.00')));
        expect(told(first)).toEqual(['201', '201', '201']);
        const again = await Promise.all(['a', 'b', 'c'].map((key) => refund(id, key, '10.00')));
        expect(told(again)).toEqual(['201', '201', '201']);
        for (const { headers } of again) expect(headers.has('idempotency-replayed')).toBe(true);
      });
    });

    it('when the notification overtook the answer', async () => {
      const id = await known(await paidOrder('automatic'));
      app.simulator.control.addFault({
        fault: { kind: 'slow', ms: 600 },
        match: { step: 'request', paymentType: '8' },
      });
      const first = await refund(id, 'overtaken', '10.00');
      expect(told([first])).toEqual(['201']);
      await expectSameAnswer(first, await refund(id, 'overtaken', '10.00'));
    });
  });

  it('leaves a coherent ledger', async () => {
    const { pool, store } = app.running.persistence;
    const hasCaughtUp = async () => (await subscriberStatus(pool, store)).every(({ behind }) => behind === 0n);
    await waitFor(hasCaughtUp, { timeoutMs: 120_000, describe: 'the read models to catch up' });
    expect(await incoherencesOf({ pool, store })).toEqual([]);
  }, 300_000);
});
