import { ApiClient } from '../support/api-client';
import type { Answer } from '../support/api-client';
import { ACCOUNT_ID } from '../support/application';
import { incoherencesOf } from '../support/incoherences';
import { waitFor } from '../support/wait-for';
import { BankWorld, SEPA, bankOrder } from './support/bank-world';
import { Shop, eur } from './support/shop';

const DAY = '2026-11-20';

/** Statements are the simulated bank's own, taken in as they are: what they show is what it did. */
describe('a line of the bank', () => {
  let world: BankWorld;
  let shop: Shop;
  beforeAll(async () => {
    world = await BankWorld.start();
    shop = new Shop(world.app, new ApiClient(world.app.url, await world.app.key('admin')));
  });
  afterAll(() => world.app.stop());

  const takeStatement = async (): Promise<void> => {
    const path = `/v1/banking/accounts/${ACCOUNT_ID}/statements?from=${DAY}&to=${DAY}&format=camt053v2`;
    const { body: xml } = await world.bob.get(path);
    const headers = { 'content-type': 'application/xml', 'idempotency-key': String(xml.length) };
    expect((await world.bob.send('POST', '/v1/settlements/imports', xml, headers)).status).toBe(200);
    await shop.settled();
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
    const { body } = await world.ask(bankOrder({ purpose: 'refund' }, { ...SEPA, amount: eur('0.90') }));
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

  it('ends the doubt about a refund by the bank that cannot be asked about, once', async () => {
    const order = await shop.create({ method: 'bank_transfer' });
    await world.control.pay({ url: order.next_action.url, outcome: 'paid' });
    await shop.until(order.id, 'captured');
    world.fail('answerLost', 'RefundPayment');
    silence('GetTransactionHistory', 'GetOrderDetails');
    const made = world.bank.orders().length;
    const refund = () =>
      world.bob.post(`/v1/orders/${order.id}/refunds`, { amount: eur('30.00') }, { key: 'lost-refund' });
    expect(await refund()).toMatchObject({ status: 202, body: { status: 'in_doubt' } });
    for (let steps = 0; steps < 4; steps++) await world.step();
    expect((await world.bob.get(`/v1/orders/${order.id}`)).body.status).toBe('in_doubt');
    await takeStatement();
    await shop.until(order.id, 'partially_refunded');
    await refund();
    const { body: refunded } = await world.bob.get(`/v1/orders/${order.id}`);
    expect(refunded).toMatchObject({ refunded: eur('30.00'), in_doubt: eur('0.00') });
    expect(world.bank.orders()).toHaveLength(made + 1);
    world.control.clearFaults();
    await waitFor(async () => (await booked(':unmatched')) === 0);
    expect(await breaks()).toEqual([]);
  });

  it('leaves coherent books', async () => {
    expect(await incoherencesOf(world.app.running.persistence)).toEqual([]);
  });
});
