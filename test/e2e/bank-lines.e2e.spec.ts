import { OpenOperationsWorker } from '../../src/resolver/open-operations.worker';
import type { Answer } from '../support/api-client';
import { ACCOUNT_ID } from '../support/application';
import { incoherencesOf } from '../support/incoherences';
import { waitFor } from '../support/wait-for';
import { BankWorld, SEPA, bankOrder } from './support/bank-world';
import { eur } from './support/shop';

const DAY = '2026-11-20';
const DAY_MS = 24 * 60 * 60 * 1_000;

/** Statements are the simulated bank's own, taken in as they are: what they show is what it did. */
describe('a line of the bank', () => {
  let world: BankWorld;
  let shop: BankWorld['shop'];
  beforeAll(async () => {
    world = await BankWorld.start();
    ({ shop } = world);
  });
  afterAll(() => world.app.stop());

  const takeStatement = async (): Promise<void> => {
    const path = `/v1/banking/accounts/${ACCOUNT_ID}/statements?from=${DAY}&to=2026-12-31&format=camt053v2`;
    await world.take((await world.bob.get(path)).body);
  };
  const breaks = async (): Promise<Answer['body'][]> => {
    await shop.settled();
    return (await world.bob.get('/v1/reconciliation/breaks?status=open')).body.data;
  };
  const booked = async (account: string) => Number((await world.booked(`bank:${world.iban}:EUR${account}`)) ?? 0);
  const events = async (path: string): Promise<Answer['body'][]> => (await world.bob.get(path)).body.data;
  /** Whatever the provider is asked is not answered, and it says nothing by itself. */
  const silence = (...operations: string[]): void => {
    for (const operation of operations)
      world.control.addFault({ fault: { kind: 'serverError' }, match: { operation }, times: 500 });
    world.control.addFault({ fault: { kind: 'noNotification' }, times: 500 });
  };

  it('that is an order of ours empties the account of what was ordered, and is no break', async () => {
    const { body } = await world.ask(bankOrder({}, { ...SEPA, amount: eur('0.80') }));
    await world.until(body.id, 'executed');
    expect(await booked(':ordered')).toBe(0.8);
    await takeStatement();
    await waitFor(async () => (await booked(':ordered')) === 0);
    expect([await booked(''), await booked(':unmatched'), await breaks()]).toEqual([-0.8, 0, []]);
    await takeStatement();
    expect(await booked('')).toBe(-0.8);
  });

  it('by which the money of an order comes back is the same order, the other way', async () => {
    world.control.addFault({ fault: { kind: 'bankOrder', state: 'Reversed' } });
    const { body } = await world.ask(bankOrder({ purpose: 'payout' }, { ...SEPA, amount: eur('0.90') }));
    await world.until(body.id, 'failed');
    await takeStatement();
    await waitFor(async () => (await booked(':unmatched')) === 0);
    expect([await booked(''), await booked(':ordered'), await breaks()]).toEqual([-0.8, 0, []]);
  });

  it('ends the doubt about an order whose answer was lost, and the bank cannot be asked', async () => {
    world.fail('answerLost', 'CreateOrder');
    silence('GetTransactionHistory', 'GetOrderDetails');
    const made = world.bank.orders().length;
    const { body } = await world.ask(bankOrder({}, { ...SEPA, amount: eur('0.70') }));
    for (let steps = 0; steps < 4; steps++) await world.step();
    expect((await world.bob.get(`/v1/banking/orders/${body.id}`)).body.status).toBe('in_doubt');
    await takeStatement();
    const done = await waitFor(async () => {
      const { body: order } = await world.bob.get(`/v1/banking/orders/${body.id}`);
      return order.status === 'executed' && order;
    });
    expect(done.instructions).toMatchObject([{ status: 'executed', bank_state: 'booked' }]);
    expect(world.bank.orders()).toHaveLength(made + 1);
    await shop.settled();
    expect([await booked(':ordered'), await booked(':unmatched'), await breaks()]).toEqual([0, 0, []]);
    world.control.clearFaults();
  });

  it('ends the wait for a payment whose notification never came, and settles it', async () => {
    silence();
    const order = await shop.create({ method: 'bank_transfer' });
    await world.control.pay({ url: order.next_action.url, outcome: 'paid' });
    await world.step();
    expect((await world.bob.get(`/v1/orders/${order.id}`)).body.status).not.toBe('captured');
    await takeStatement();
    const paid = await shop.until(order.id, 'captured');
    expect(paid).toMatchObject({ captured: eur('100.00'), in_doubt: eur('0.00') });
    await waitFor(async () => (await world.bob.get(`/v1/orders/${order.id}`)).body.settled.value === '100.00');
    expect(await breaks()).toEqual([]);
    const captured = (await events(`/v1/orders/${order.id}/events`)).find(({ type }) => type === 'Captured');
    expect(captured).toMatchObject({ data: { evidence: { source: 'statement', id: expect.any(String) } } });
    world.control.clearFaults();
  });

  it('that nobody imported is found in the history before the next command on the order', async () => {
    silence();
    const order = await shop.create({ method: 'bank_transfer' });
    await world.control.pay({ url: order.next_action.url, outcome: 'paid' });
    const refund = await world.bob.post(`/v1/orders/${order.id}/refunds`, { amount: eur('1.00') });
    expect(refund).toMatchObject({ status: 202, body: { captured: eur('100.00') } });
    const captured = (await events(`/v1/orders/${order.id}/events`)).find(({ type }) => type === 'Captured');
    expect(captured.data.evidence).toMatchObject({ source: 'statement', id: expect.stringMatching(/^transaction:/) });
    world.control.clearFaults();
    await waitFor(async () => {
      await world.step();
      return (await world.bob.get(`/v1/orders/${order.id}`)).body.status === 'partially_refunded';
    });
  });

  it('is the last thing that is looked at before a payment expires', async () => {
    silence();
    const order = await shop.create({ method: 'bank_transfer', expires_in: 600 });
    await world.control.pay({ url: order.next_action.url, outcome: 'paid' });
    world.clock.advance(601_000);
    await shop.until(order.id, 'captured');
    world.control.clearFaults();
  });

  const paid = async () => {
    const order = await shop.create({ method: 'bank_transfer' });
    await world.control.pay({ url: order.next_action.url, outcome: 'paid' });
    return shop.until(order.id, 'captured');
  };
  /** A refund whose call goes wrong, while the bank cannot be asked and says nothing. */
  const lostRefund = async (fault: string) => {
    const order = await paid();
    world.fail(fault, 'RefundPayment');
    silence('GetTransactionHistory', 'GetOrderDetails');
    const refund = () =>
      world.bob.post(`/v1/orders/${order.id}/refunds`, { amount: eur('30.00') }, { key: `refund-${fault}` });
    expect(await refund()).toMatchObject({ status: 202, body: { status: 'in_doubt' } });
    for (let steps = 0; steps < 4; steps++) await world.step();
    await refund();
    const read = async () => (await world.bob.get(`/v1/orders/${order.id}`)).body;
    expect((await read()).status).toBe('in_doubt');
    await takeStatement();
    return { id: order.id as string, read };
  };
  const made = () => world.bank.orders().filter(({ amount }) => amount === '30.00').length;

  it.each(['answerLost', 'cut', 'garbage'])(
    'ends the doubt about a refund after the fault %s: it happened, once here and at the bank',
    async (fault) => {
      const before = made();
      const { id, read } = await lostRefund(fault);
      await shop.until(id, 'partially_refunded');
      expect(await read()).toMatchObject({ refunded: eur('30.00'), in_doubt: eur('0.00') });
      expect(made()).toBe(before + 1);
      world.control.clearFaults();
      await takeStatement();
      await waitFor(async () => (await booked(':unmatched')) === 0);
      expect(await breaks()).toEqual([]);
      expect(await read()).toMatchObject({ refunded: eur('30.00'), unexpected: eur('0.00') });
    },
  );

  it.each(['requestLost', 'serverError'])(
    'that is missing after the fault %s ends no doubt before the delay of the bank, and then only the second time',
    async (fault) => {
      const before = made();
      const { id, read } = await lostRefund(fault);
      world.control.clearFaults();
      const looks = world.app.running.app.get(OpenOperationsWorker);
      const seen: string[] = [];
      for (let day = 0; day < 20 && seen.at(-1) !== 'captured'; day++) {
        await looks.lookOnce();
        await shop.settled();
        seen.push((await read()).status);
        if (day < 13) expect(seen.at(-1)).toBe('in_doubt');
        world.clock.advance(DAY_MS);
      }
      expect(seen.at(-1)).toBe('captured');
      expect(made()).toBe(before);
      const told = (await events(`/v1/orders/${id}/events?limit=100`)).slice(-2);
      expect(told.map(({ type, data }) => [type, data.evidence.source])).toEqual([
        ['FactIgnored', 'statement'],
        ['RefundFailed', 'statement'],
      ]);
    },
  );

  it('leaves coherent books', async () => {
    expect(await incoherencesOf(world.app.running.persistence)).toEqual([]);
  });
});
