import { deterministicId } from '#libs/command-shell';
import { operationReference } from '#libs/payments';
import { incoherencesOf } from '../support/incoherences';
import { startProviderWorld } from '../support/provider-world';
import type { ProviderWorld } from '../support/provider-world';
import { waitFor } from '../support/wait-for';
import { FAULTY_PROVIDERS } from './support/faulty-providers';
import { Shop } from './support/shop';

const money = (value: string, currency: string) => ({ value, currency });
const CUSTOMER = { id: 'cust-1', name: 'Jana Novakova', email: 'jana@example.sk', ip: '203.0.113.7' };

/** How the payer pays at each provider, in its own words. */
const PAYERS: Readonly<Record<string, { order: object; lever: string; instruction: (reference: string) => object }>> = {
  'trustpay-money': {
    order: { method: 'cashier', amount: money('20.00', 'USD') },
    lever: 'pay',
    instruction: (orderNo) => ({ orderNo }),
  },
  payfield: {
    order: { method: 'payin', amount: money('1000.00', 'BDT') },
    lever: 'pay',
    instruction: (externalId) => ({ externalId }),
  },
  cobo: {
    order: { method: 'crypto', amount: money('100.00', 'USD'), crypto: { asset: 'ETH_USDT', tolerance: '0.5' } },
    lever: 'pay',
    instruction: (order) => ({ order }),
  },
  gatepay: {
    order: { method: 'crypto', amount: money('118.75', 'USDT'), crypto: { asset: 'MATIC_USDT', tolerance: '0.5' } },
    lever: 'pay',
    instruction: (merchantTradeNo) => ({ merchantTradeNo }),
  },
};

describe('payments at every provider', () => {
  let world: ProviderWorld;
  let shop: Shop;

  beforeAll(async () => {
    world = await startProviderWorld();
    shop = new Shop(world.app, world.api);
  });
  afterAll(() => world.stop());

  const create = (provider: string, change: object = {}) =>
    shop.create({ provider, reference: provider, customer: CUSTOMER, ...PAYERS[provider]!.order, ...change });
  const pay = (provider: string, { operations }: { operations: { reference: string }[] }, how: object = {}) => {
    const { lever, instruction } = PAYERS[provider]!;
    return world.sim(provider, lever, { ...instruction(operations[0]!.reference), ...how });
  };

  async function createWithLostAnswer(provider: string) {
    const key = `lost-${provider}`;
    const reference = operationReference(deterministicId('command', 'shop', 'POST /v1/orders', key), 1);
    // Aimed at this very call: the ledger asks about other payments in the meantime.
    const match = FAULTY_PROVIDERS.find(({ name }) => name === provider)!.match(reference);
    await world.sim(provider, 'faults', { fault: { kind: 'answerLost' }, match });
    const body = { provider, reference: 'L', customer: CUSTOMER, ...PAYERS[provider]!.order };
    const answer = await world.api.post('/v1/orders', body, { key });
    expect(answer).toMatchObject({ status: 202, body: { status: 'in_doubt', next_action: null } });
    return answer.body;
  }

  async function anotherAttempt({ id, operations }: { id: string; operations: { reference: string }[] }) {
    expect((await world.api.post(`/v1/orders/${id}/attempts`, {})).body.code).toBe('outcome_unknown');
    await world.sim('trustpay-money', 'time-out', { orderNo: operations[0]!.reference });
    await shop.until(id, 'failed');
    const answer = await world.api.post(`/v1/orders/${id}/attempts`, { provider: 'trustpay-money' });
    expect(answer).toMatchObject({ status: 201, body: { status: 'requires_action' } });
    return answer.body;
  }

  describe.each(Object.keys(PAYERS))('%s', (provider) => {
    it('opens the payment, is paid, and the books show it', async () => {
      const order = await create(provider);
      expect(order).toMatchObject({ provider, status: 'requires_action', attempts: [{ flow: 'remote' }] });
      expect(order.next_action).not.toBeNull();
      expect(await shop.until(order.id, 'requires_action')).toMatchObject({ next_action: order.next_action });
      await pay(provider, order);
      const paid = await shop.until(order.id, 'captured');
      expect(paid).toMatchObject({ captured: order.amount, next_action: null, unexpected_assets: [] });
      await shop.settled();
      expect(await incoherencesOf(world.app.running.persistence)).toEqual([]);
    });

    it('gives the same answer to a repeat, and opens nothing new', async () => {
      const body = { provider, reference: 'R', customer: CUSTOMER, ...PAYERS[provider]!.order };
      const first = await world.api.post('/v1/orders', body, { key: `repeat-${provider}` });
      const again = await world.api.post('/v1/orders', body, { key: `repeat-${provider}` });
      expect(again.body).toEqual(first.body);
      expect(again.headers.get('idempotency-replayed')).toBe('true');
    });

    it('whose answer was lost is asked again, and the payer can pay all the same', async () => {
      const lost = await createWithLostAnswer(provider);
      // This one does not tell its page a second time; the payment ends unpaid, and another attempt gets another page.
      const found =
        provider === 'trustpay-money' ? await anotherAttempt(lost) : await shop.until(lost.id, 'requires_action');
      expect(found.next_action).not.toBeNull();
      await pay(provider, { operations: found.operations.slice(-1) });
      await shop.until(found.id, 'captured');
    });

    it('is closed by a cancellation, and money that comes later stands in suspense', async () => {
      const order = await create(provider);
      const cancelled = await world.api.post(`/v1/orders/${order.id}/cancel`, {});
      expect(cancelled.body).toMatchObject({ status: 'cancelled', next_action: null });
      await pay(provider, order);
      const late = await waitFor(async () => {
        const { body } = await world.api.get(`/v1/orders/${order.id}`);
        return (Number(body.unexpected.value) > 0 || body.unexpected_assets.length > 0) && body;
      });
      expect(late.status).toBe('overpaid');
      expect(Number(late.captured.value)).toBe(0);
    });
  });

  it('a page that no query tells is found by opening the payment again, and nothing is opened twice', async () => {
    const key = 'lost-page';
    const reference = operationReference(deterministicId('command', 'shop', 'POST /v1/orders', key), 1);
    await world.sim('payfield', 'faults', { fault: { kind: 'answerLost' }, match: { externalId: reference } });
    const body = {
      provider: 'payfield',
      reference: 'P',
      method: 'payin',
      amount: money('500.00', 'ARS'),
      customer: CUSTOMER,
    };
    const answer = await world.api.post('/v1/orders', body, { key });
    expect(answer.body).toMatchObject({ status: 'in_doubt', next_action: null });
    const found = await shop.until(answer.body.id, 'requires_action');
    expect(found.next_action).toMatchObject({ type: 'redirect' });
    const { operations } = (await world.look('payfield', 'book?limit=1000')) as unknown as {
      operations: { externalId: string }[];
    };
    expect(operations.filter(({ externalId }) => externalId === reference)).toHaveLength(1);
  });

  it('coins that are short within the tolerance pay the order; the house bears the loss', async () => {
    const order = await create('gatepay');
    await pay('gatepay', order, { amount: '118.35' });
    const paid = await shop.until(order.id, 'captured');
    expect(paid).toMatchObject({
      captured: money('118.750000', 'USDT'),
      attempts: [{ receipt: { due: money('118.750000', 'USDT'), received: money('118.350000', 'USDT') } }],
    });
    await shop.settled();
    const { body } = await world.api.get('/v1/balances?account=loss:tolerance:USDT');
    expect(body.data).toMatchObject([{ account: 'loss:tolerance:USDT' }]);
  });

  it('coins beyond what was asked pay the order, and the rest is the customer’s', async () => {
    const order = await create('cobo');
    const { amount } = order.next_action;
    await pay('cobo', order, { amount: String(Number(amount.value) + 10) });
    const paid = await shop.until(order.id, 'overpaid');
    expect(paid).toMatchObject({ captured: money('100.00', 'USD') });
    expect(paid.overpaid.currency).toBe('USD');
    expect(paid.overpaid.value).not.toBe('0.00');
  });

  it('coins that are too few end in an order that is underpaid, and stand in suspense', async () => {
    const order = await create('cobo');
    await pay('cobo', order, { amount: '50.00' });
    await world.sim('cobo', 'expire', { order: order.operations[0].reference });
    const short = await shop.until(order.id, 'underpaid');
    expect(short).toMatchObject({ captured: money('0.00', 'USD'), unexpected_assets: [{ currency: 'ETH_USDT' }] });
    await pay('cobo', order, { amount: '20.00' });
    const late = await waitFor(async () => {
      const { body } = await world.api.get(`/v1/orders/${order.id}`);
      return Number(body.unexpected_assets[0]?.value) === 70 && body;
    });
    expect(late.status).toBe('underpaid');
  });

  it.each([true, false])(
    'late coins are booked once, whether Cobo lists them (%s) or only tells of them',
    async (listed) => {
      await world.sim('cobo', 'quirks', { listTransactions: listed });
      const order = await create('cobo');
      await pay('cobo', order, { amount: order.next_action.amount.value });
      await shop.until(order.id, 'captured');
      await world.sim('cobo', 'expire', { order: order.operations[0].reference });
      await pay('cobo', order, { amount: '20.00' });
      await shop.until(order.id, 'overpaid');
      await shop.settled();
      await world.sim('cobo', 'quirks', { listTransactions: true });
      const { body } = await world.api.get(`/v1/orders/${order.id}`);
      expect(body).toMatchObject({ captured: money('100.00', 'USD'), unexpected_assets: [{ currency: 'ETH_USDT' }] });
      expect(Number(body.unexpected_assets[0].value)).toBe(20);
    },
  );

  it('coins that come again before the end are booked once, whether Cobo counts or lists them', async () => {
    const order = await create('cobo');
    const beside = (coins: number) =>
      waitFor(async () => {
        const { body } = await world.api.get(`/v1/orders/${order.id}`);
        return Number(body.unexpected_assets[0]?.value) === coins && body;
      });
    await world.sim('cobo', 'quirks', { listTransactions: false });
    await pay('cobo', order, { amount: order.next_action.amount.value });
    await shop.until(order.id, 'captured');
    await pay('cobo', order, { amount: '50.00' });
    await beside(50);
    await world.sim('cobo', 'quirks', { listTransactions: true });
    await pay('cobo', order, { amount: '7.00' });
    await beside(57);
    await shop.settled();
    expect(await beside(57)).toMatchObject({ captured: money('100.00', 'USD') });
    const { events } = await world.app.running.persistence.store.read(`order-${order.id}`);
    const came = events.filter(({ type }) => type === 'CaptureConfirmedUnexpectedly').map(({ data }) => data);
    expect(came).toMatchObject([{ amount: { minor: '50000000' } }, { amount: { minor: '7000000' }, counted: true }]);
  });

  it('coins of another kind at GatePay pay nothing and are not credited; the order keeps what was told of them', async () => {
    const order = await create('gatepay');
    await pay('gatepay', order, { trouble: 'wrongCoin' });
    const stream = `order-${order.id}`;
    const remark = await waitFor(async () => {
      const { events } = await world.app.running.persistence.store.read(stream);
      return events.find(({ type }) => type === 'FactIgnored');
    });
    const reason = 'coins came that are not credited: PAY_UNRESOLVED/PAY_UNRESOLVED/address_error_currency';
    expect(remark.data).toMatchObject({
      ...{ provider: 'gatepay', reason: expect.stringContaining(reason) },
      evidence: { source: 'notification' },
    });
    await world.sim('gatepay', 'expire', { merchantTradeNo: order.operations[0].reference });
    expect(await shop.until(order.id, 'failed')).toMatchObject({ unexpected: money('0.000000', 'USDT') });
  });

  it('a part that was paid before a cancellation stands in suspense', async () => {
    const order = await create('gatepay');
    await pay('gatepay', order, { amount: '50' });
    await world.api.post(`/v1/orders/${order.id}/cancel`, {});
    const found = await waitFor(async () => {
      const { body } = await world.api.get(`/v1/orders/${order.id}`);
      return Number(body.unexpected.value) > 0 && body;
    });
    expect(found).toMatchObject({ unexpected: money('50.000000', 'USDT'), captured: money('0.000000', 'USDT') });
  });

  it.each([
    ['and asked in between', true],
    ['and asked only after both', false],
  ])('a second payment, seen before the first was confirmed %s, is money without an order', async (_, isBetween) => {
    const order = await create('gatepay');
    const merchantTradeNo = order.operations[0].reference;
    const { txId: first } = await pay('gatepay', order, { amount: '118.75', until: 'seen' });
    const { txId: second } = await pay('gatepay', order, { amount: '40', until: 'seen' });
    // Nobody is told of the first one: what is asked about it is asked after the second.
    const unheard = { fault: { kind: 'noNotification' }, match: { merchantTradeNo }, times: 2 };
    if (!isBetween) await world.sim('gatepay', 'faults', unheard);
    await world.sim('gatepay', 'confirm', { merchantTradeNo, txId: first });
    if (isBetween) await shop.until(order.id, 'captured');
    await world.sim('gatepay', 'confirm', { merchantTradeNo, txId: second });
    expect(await shop.until(order.id, 'overpaid')).toMatchObject({
      captured: money('118.750000', 'USDT'),
      unexpected: money('40.000000', 'USDT'),
      attempts: [{ receipt: { received: money('118.750000', 'USDT') } }],
    });
  });

  it('money that the provider gives back by itself counts as refunded', async () => {
    const order = await create('payfield');
    await pay('payfield', order);
    await shop.until(order.id, 'captured');
    await world.sim('payfield', 'end', { externalId: order.operations[0].reference, status: 'refunded' });
    expect(await shop.until(order.id, 'refunded')).toMatchObject({ refunded: order.amount });
  });

  it('a payer who sends more or less by hand pays the order or falls short of it, and no cent is lost', async () => {
    const [more, less] = [await create('trustpay-money'), await create('trustpay-money')];
    await pay('trustpay-money', more, { amount: '25.00' });
    expect(await shop.until(more.id, 'overpaid')).toMatchObject({
      overpaid: money('5.00', 'USD'),
      captured: more.amount,
    });
    await pay('trustpay-money', less, { amount: '15.00' });
    expect(await shop.until(less.id, 'underpaid')).toMatchObject({ unexpected: money('15.00', 'USD') });
  });

  it('all books are coherent in the end', async () => {
    await shop.settled();
    expect(await incoherencesOf(world.app.running.persistence)).toEqual([]);
  });
});
