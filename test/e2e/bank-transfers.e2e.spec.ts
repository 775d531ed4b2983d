import { ApiClient } from '../support/api-client';
import type { TestApplication } from '../support/application';
import { waitFor } from '../support/wait-for';
import { eur } from './support/shop';
import type { Shop } from './support/shop';
import { STEP_MS, Transfers } from './support/transfers';
import type { Order } from './support/transfers';
import { arrivals } from './support/trustpay-notice';
import { wireNotice } from './support/wire-notice';

describe('bank transfers through TrustPay EU', () => {
  let transfers: Transfers;
  let app: TestApplication;
  let api: ApiClient;
  let shop: Shop;

  beforeAll(async () => {
    transfers = await Transfers.start();
    ({ app, api, shop } = transfers);
  });
  afterAll(() => app.stop());

  const create = (order: Record<string, unknown> = {}): Promise<Order> => transfers.create(order);
  const pay = (order: Order, outcome?: string, amount?: string) => transfers.pay(order, outcome, amount);
  const read = (id: string): Promise<Order> => transfers.read(id);
  const settled = (): Promise<void> => transfers.settled();
  const later = (milliseconds = STEP_MS): void => transfers.clock.advance(milliseconds);
  const paid = async (order: Record<string, unknown> = {}): Promise<Order> => {
    const created = await create(order);
    await pay(created);
    return shop.until(created.id, 'captured');
  };
  /** In EUR; of the merchant, or of nobody in particular. */
  const suspense = async (of = api): Promise<number> => {
    await settled();
    const position = String(await app.running.persistence.store.head());
    const path = '/v1/balances?account=suspense:trustpay-eu:EUR:in';
    const { body } = await of.get(path, { 'ledger-min-position': position });
    return Number(body.data[0]?.posted.value ?? 0);
  };
  const deliver = async (query: string): Promise<void> =>
    expect((await fetch(`${app.url}/notifications/trustpay-eu?${query}`)).status).toBe(200);

  it('are credited at once, and refunded in parts by the reference that says what they are', async () => {
    const order = await paid();
    expect(order).toMatchObject({ captured: eur('100.00'), refundable: eur('100.00'), next_action: null });
    const reference = order.attempts[0].provider_reference as string;
    expect(reference).toMatch(/^wire:\d+$/);
    expect((await api.post(`/v1/orders/${order.id}/refunds`, { amount: eur('30.00') })).body).toMatchObject({
      status: 'partially_refunded',
      refundable: eur('70.00'),
    });
    expect((await api.post(`/v1/orders/${order.id}/refunds`, {})).body).toMatchObject({ status: 'refunded' });
    await settled();
    expect(await read(order.id)).toMatchObject({
      status: 'refunded',
      refunded: eur('100.00'),
      unexpected: eur('0.00'),
    });
    expect(app.simulator.book({ paymentRequestId: reference.slice('wire:'.length) })).toMatchObject([
      { method: 'wire', captured: '100.00', refunded: '100.00' },
    ]);
  });

  it('that are announced or guaranteed are no money until they are credited', async () => {
    const order = await create();
    await pay(order, 'stages');
    for (const _ of ['announced', 'authorized']) {
      await settled();
      const before = await read(order.id);
      expect(before).toMatchObject({ status: 'processing', captured: eur('0.00'), authorized: eur('0.00') });
      expect((await api.post(`/v1/orders/${order.id}/refunds`, {})).status).toBe(409);
      later();
    }
    await settled();
    expect(await read(order.id)).toMatchObject({ status: 'captured', captured: eur('100.00') });
  });

  it('end in one state however their stages are doubled and reordered', async () => {
    const ends = new Set<string>();
    for (const codes of arrivals(['2', '3', '0', '0'])) {
      const order = await create();
      const PaymentId = String(order.position).padStart(9, '8');
      for (const ResultCode of codes)
        await deliver(wireNotice(order.operations[0].reference, { ResultCode, PaymentId }));
      await settled();
      const { status, captured, authorized, unexpected, in_doubt } = await read(order.id);
      ends.add(JSON.stringify({ status, captured, authorized, unexpected, in_doubt }));
    }
    expect([...ends]).toEqual([
      JSON.stringify({
        ...{ status: 'captured', captured: eur('100.00'), authorized: eur('100.00') },
        ...{ unexpected: eur('0.00'), in_doubt: eur('0.00') },
      }),
    ]);
  });

  it('with the faults of the wire are counted once', async () => {
    app.simulator.control.addFault({ fault: { kind: 'duplicate', copies: 3 }, times: 2 });
    app.simulator.control.addFault({ fault: { kind: 'reordered' } });
    const order = await create();
    await pay(order, 'authorized');
    later();
    await settled();
    await shop.until(order.id, 'captured');
    expect(await read(order.id)).toMatchObject({ captured: eur('100.00'), unexpected: eur('0.00') });
  });

  it('without a reference stand in suspense, and the order stays open', async () => {
    const nobodys = new ApiClient(app.url, await app.key('auditor', 'unassigned'));
    const order = await create();
    await pay(order, 'no-reference');
    expect(await suspense(nobodys)).toBe(100);
    expect(await read(order.id)).toMatchObject({ status: 'requires_action', captured: eur('0.00') });
    await app.simulator.control.wires.transfer({
      ...{ amount: '7.00', reference: 'NOTOURS', notificationUrl: `${app.url}/notifications/trustpay-eu` },
    });
    expect(await suspense(nobodys)).toBe(107);
  });

  it('that come after the time to pay are real money without a place', async () => {
    const before = await suspense();
    const order = await create({ expires_in: 600 });
    later(601_000);
    await shop.until(order.id, 'expired');
    await pay(order, 'announced');
    await settled();
    expect(await read(order.id)).toMatchObject({ status: 'expired' });
    later();
    await settled();
    expect(await shop.until(order.id, 'overpaid')).toMatchObject({ unexpected: eur('100.00'), captured: eur('0.00') });
    expect((await suspense()) - before).toBe(100);
  });

  it('that are only announced may be ended by a person before their time, and may still come', async () => {
    const order = await create({ expires_in: 600 });
    await pay(order, 'never-paid');
    await shop.until(order.id, 'processing');
    const path = `/v1/orders/${order.id}/operations/1/resolve`;
    const reason = 'case 31: the payer took it back';
    expect(await api.post(path, { outcome: 'failed', reason })).toMatchObject({
      status: 201,
      body: { status: 'failed' },
    });
    await transfers.stage(order, 0);
    expect(await shop.until(order.id, 'overpaid')).toMatchObject({ unexpected: eur('100.00'), captured: eur('0.00') });
  });

  it('that the payer cancelled and then made all the same pay the order', async () => {
    const order = await create();
    const { redirectTo } = await app.simulator.control.pay({ url: order.next_action.url, action: 'cancel' });
    await fetch(redirectTo!, { redirect: 'manual' });
    await waitFor(async () => (await read(order.id)).attempts[0].reported?.claims === 'cancelled');
    await transfers.stage(order, 0);
    await shop.until(order.id, 'captured');
  });

  it('that come twice leave the second one in suspense, until a person has given it back', async () => {
    const order = await create();
    await pay(order, 'twice');
    later();
    await settled();
    expect(await read(order.id)).toMatchObject({ captured: eur('100.00'), unexpected: eur('100.00') });
    const before = await suspense();
    const give = (body: object) =>
      api.post(`/v1/orders/${order.id}/returns`, { reason: 'case 31: in the portal', ...body });
    expect(await give({ amount: eur('100.01') })).toMatchObject({ status: 422, body: { remaining: eur('100.00') } });
    expect(await give({ amount: eur('40.00') })).toMatchObject({ status: 201, body: { unexpected: eur('60.00') } });
    expect(await give({})).toMatchObject({ status: 201, body: { unexpected: eur('0.00'), captured: eur('100.00') } });
    expect(await give({})).toMatchObject({ status: 409, body: { code: 'nothing_to_return' } });
    expect(before - (await suspense())).toBe(100);
    expect((await api.get(`/v1/orders/${order.id}/explain`)).body).toMatchObject({ adds_up: true });
  });

  it('of a smaller amount pay nothing, and the money stands in suspense', async () => {
    const order = await create();
    await pay(order, 'paid', '99.99');
    await settled();
    const underpaid = { status: 'underpaid', captured: eur('0.00'), unexpected: eur('99.99') };
    expect(await read(order.id)).toMatchObject(underpaid);
    expect((await api.get(`/v1/orders/${order.id}/explain`)).body).toMatchObject({ adds_up: true });
  });

  it('of a larger amount pay the order, and the rest is the customer’s', async () => {
    const order = await create();
    await pay(order, 'paid', '105.00');
    await settled();
    expect(await read(order.id)).toMatchObject({ status: 'overpaid', captured: eur('100.00'), overpaid: eur('5.00') });
    const { body } = await api.get(`/v1/orders/${order.id}/explain`);
    const told = body.events.find(({ type }: Order) => type === 'Captured').message.amount;
    expect(told).toMatchObject({ told: eur('105.00'), added: eur('105.00'), equal: true });
    expect(body).toMatchObject({ adds_up: true });
  });

  it('whose refund the payer’s bank sends back can be refunded again', async () => {
    const order = await paid();
    app.simulator.control.addFault({ fault: { kind: 'refundRefused', afterMs: STEP_MS } });
    expect((await api.post(`/v1/orders/${order.id}/refunds`, {})).body.status).toBe('refunded');
    later();
    await settled();
    expect(await read(order.id)).toMatchObject({
      status: 'captured',
      refunded: eur('0.00'),
      refundable: eur('100.00'),
    });
    expect((await api.post(`/v1/orders/${order.id}/refunds`, {})).body.status).toBe('refunded');
  });

  it('are not refunded from an empty balance', async () => {
    const order = await paid();
    const setBalance = (EUR: string) => app.simulator.control.changeAccount('4107111111', { balances: { EUR } });
    setBalance('99.99');
    const refused = await api.post(`/v1/orders/${order.id}/refunds`, {});
    expect(refused.body).toMatchObject({ status: 'captured', refundable: eur('100.00') });
    expect(refused.body.operations.at(-1)).toMatchObject({ type: 'refund', status: 'failed' });
    setBalance('100000.00');
    expect((await api.post(`/v1/orders/${order.id}/refunds`, {})).body.status).toBe('refunded');
  });

  it('whose refund is in doubt learn its outcome from the debit', async () => {
    const order = await paid();
    app.simulator.control.addFault({ fault: { kind: 'answerLost' }, match: { paymentType: '8' } });
    app.simulator.control.addFault({ fault: { kind: 'delayed', ms: STEP_MS }, match: { paymentType: '8' } });
    const doubt = await api.post(`/v1/orders/${order.id}/refunds`, {});
    expect(doubt).toMatchObject({ status: 202, body: { status: 'in_doubt', in_doubt: eur('100.00') } });
    later();
    await settled();
    expect(await read(order.id)).toMatchObject({ status: 'refunded', refunded: eur('100.00') });
  });

  it.each([
    ['captured later', { capture: 'manual' }],
    ['in another currency than the account’s', { amount: { value: '100.00', currency: 'CZK' } }],
    ['by a card that is kept', { save_card: true, customer: { id: 'c-1' } }],
  ])('are refused when they should be %s, before anything is stored', async (_, order) => {
    const before = await app.running.persistence.store.head();
    const whole = { reference: 'INV-1', amount: eur('100.00'), method: 'bank_transfer', ...order };
    const answer = await api.post('/v1/orders', whole);
    expect([answer.status, answer.body.code]).toEqual([422, 'unsupported_by_provider']);
    expect(await app.running.persistence.store.head()).toBe(before);
  });
});
