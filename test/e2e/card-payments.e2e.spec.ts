import { ApiClient } from '../support/api-client';
import type { Answer } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { waitFor } from '../support/wait-for';

const GOOD = '4200000000000000';
const NO_FUNDS = '4200000000000004';
const eur = (value: string) => ({ value, currency: 'EUR' });

describe('card payments through TrustPay EU', () => {
  let app: TestApplication;
  let api: ApiClient;

  beforeAll(async () => {
    app = await startTestApplication();
    api = new ApiClient(app.url, await app.key('admin'));
  });
  afterAll(() => app.stop());

  const create = async (order: Record<string, unknown>): Promise<Answer['body']> => {
    const answer = await api.post('/v1/orders', {
      reference: 'INV-1',
      method: 'card',
      amount: eur('100.00'),
      ...order,
    });
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  };
  const pay = (order: Answer['body'], card = GOOD) => app.simulator.control.pay({ url: order.next_action.url, card });
  const until = (id: string, status: string): Promise<Answer['body']> =>
    waitFor(
      async () => {
        const { body } = await api.get(`/v1/orders/${id}`);
        return body.status === status && body;
      },
      { describe: `order to be ${status}` },
    );
  const paid = async (order: Record<string, unknown> = {}, status = 'captured'): Promise<Answer['body']> => {
    const created = await create(order);
    await pay(created);
    return until(created.id, status);
  };
  const bookOf = (order: Answer['body']) =>
    app.simulator.book({ paymentRequestId: order.attempts.at(-1).provider_reference })[0];

  it('purchases (type 0) and refunds in parts (type 8)', async () => {
    const order = await paid();
    expect(order).toMatchObject({ captured: eur('100.00'), refundable: eur('100.00'), next_action: null });
    expect((await api.post(`/v1/orders/${order.id}/refunds`, { amount: eur('30.00') })).body).toMatchObject({
      status: 'partially_refunded',
      refundable: eur('70.00'),
    });
    expect((await api.post(`/v1/orders/${order.id}/refunds`, {})).body).toMatchObject({
      status: 'refunded',
      refunded: eur('100.00'),
    });
    expect(bookOf(order)).toMatchObject({ captured: '100.00', refunded: '100.00' });
  });

  it('preauthorises (type 5), captures in parts (type 6) and gives back the rest', async () => {
    const order = await paid({ capture: 'manual' }, 'authorized');
    expect(order).toMatchObject({ capturable: eur('100.00'), captured: eur('0.00') });
    const first = await api.post(`/v1/orders/${order.id}/captures`, { amount: eur('40.00') });
    expect(first.body).toMatchObject({ status: 'partially_captured', capturable: eur('60.00') });
    const last = await api.post(`/v1/orders/${order.id}/captures`, { amount: eur('25.00'), final: true });
    expect(last.body).toMatchObject({
      status: 'captured',
      captured: eur('65.00'),
      voided: eur('35.00'),
      capturable: eur('0.00'),
    });
    expect(bookOf(order)).toMatchObject({ captured: '65.00' });
  });

  it('voids a hold (type 8 before capture)', async () => {
    const order = await paid({ capture: 'manual' }, 'authorized');
    expect((await api.post(`/v1/orders/${order.id}/voids`, {})).body).toMatchObject({
      status: 'voided',
      voided: eur('100.00'),
    });
    expect(bookOf(order)).toMatchObject({ cancelled: '100.00', captured: '0.00' });
    expect((await api.post(`/v1/orders/${order.id}/captures`, {})).status).toBe(409);
  });

  it('keeps a card for the customer (type 1), who pays with it again (types 2 and 9)', async () => {
    const first = await paid({ save_card: true, customer: { id: 'c-1', name: 'Jana Novakova' } });
    const card = await waitFor(async () => {
      const answer = await api.get(`/v1/cards/${first.card_id}`);
      return answer.status === 200 && answer.body;
    });
    expect(card).toMatchObject({
      status: 'active',
      usage: 'customer',
      mask: '0000',
      provider: 'trustpay-eu',
      customer_id: 'c-1',
    });
    const again = await create({ card_id: first.card_id });
    await app.simulator.control.pay({ url: again.next_action.url });
    expect(await until(again.id, 'captured')).toMatchObject({ attempts: [{ card_id: first.card_id }] });
    const held = await create({ card_id: first.card_id, capture: 'manual' });
    await app.simulator.control.pay({ url: held.next_action.url });
    await until(held.id, 'authorized');
  });

  it('keeps a card for the merchant (type 3), who charges it without the payer (type 4) and refunds that charge', async () => {
    const first = await paid({ save_card: true, save_card_for: 'merchant' });
    await waitFor(async () => (await api.get(`/v1/cards/${first.card_id}`)).status === 200);
    const charged = await create({ card_id: first.card_id, initiator: 'merchant', amount: eur('9.90') });
    expect(charged).toMatchObject({ status: 'captured', captured: eur('9.90'), attempts: [{ flow: 'background' }] });
    const known = await waitFor(async () => {
      const { body } = await api.get(`/v1/orders/${charged.id}`);
      return body.attempts[0].provider_reference && body;
    });
    expect((await api.post(`/v1/orders/${known.id}/refunds`, {})).body).toMatchObject({ status: 'refunded' });
    expect(bookOf(known)).toMatchObject({ captured: '9.90', refunded: '9.90' });
  });

  it('lets an operator name a charge that no notification names, so that it can be refunded', async () => {
    const first = await paid({ save_card: true, save_card_for: 'merchant' });
    await waitFor(async () => (await api.get(`/v1/cards/${first.card_id}`)).status === 200);
    app.simulator.control.setQuirks({ notifyBackground: false });
    const charged = await create({ card_id: first.card_id, initiator: 'merchant', amount: eur('9.90') });
    app.simulator.control.setQuirks({ notifyBackground: true });
    const refunds = `/v1/orders/${charged.id}/refunds`;
    expect(await api.post(refunds, {})).toMatchObject({ status: 409, body: { code: 'reference_pending' } });
    const { reference } = charged.operations[0];
    const named = app.simulator.book({ reference })[0]!.paymentRequestId;
    const path = `/v1/orders/${charged.id}/operations/1/resolve`;
    const found = { outcome: 'succeeded', reason: 'case 13: seen in the portal' };
    for (const wrong of [found, { ...found, outcome: 'failed', provider_reference: named }]) {
      expect(await api.post(path, wrong)).toMatchObject({ status: 409, body: { code: 'operation_final' } });
    }
    const answer = await api.post(path, { ...found, provider_reference: named });
    expect(answer).toMatchObject({
      status: 201,
      body: { status: 'captured', captured: eur('9.90'), attempts: [{ provider_reference: named }] },
    });
    const other = { ...found, provider_reference: '7700099' };
    expect(await api.post(path, other)).toMatchObject({ status: 409, body: { code: 'operation_final' } });
    expect((await api.post(refunds, {})).body).toMatchObject({ status: 'refunded' });
    expect(app.simulator.book({ reference })[0]).toMatchObject({ refunded: '9.90' });
  });

  it('verifies a card with 0.00 (type 12) for later charges', async () => {
    const first = await create({ amount: eur('0.00'), capture: 'manual', save_card: true, save_card_for: 'merchant' });
    await pay(first);
    const verified = await until(first.id, 'authorized');
    expect(verified).toMatchObject({ authorized: eur('0.00'), capturable: eur('0.00') });
    await waitFor(async () => (await api.get(`/v1/cards/${verified.card_id}`)).status === 200);
    expect(await create({ card_id: verified.card_id, initiator: 'merchant' })).toMatchObject({ status: 'captured' });
  });

  it('shows a decline as the browser reports it, and still believes a later payment of the same page', async () => {
    const order = await create({});
    const result = await pay(order, NO_FUNDS);
    expect((await fetch(result.redirectTo!, { redirect: 'manual' })).status).toBeLessThan(400);
    const declined = await until(order.id, 'declined');
    expect(declined.attempts[0].reported).toMatchObject({
      claims: 'declined',
      decline: { code: '800.100.155', class: 'soft_funds' },
    });
    expect((await api.post(`/v1/orders/${order.id}/attempts`, {})).body.code).toBe('attempt_in_progress');
    await pay(order);
    await until(order.id, 'captured');
  });

  it('leaves an operation in doubt when the answer is lost, reserves its amount, and learns the outcome from the notification', async () => {
    const order = await paid({ capture: 'manual' }, 'authorized');
    app.simulator.control.addFault({ fault: { kind: 'answerLost' }, match: { paymentType: '6' } });
    app.simulator.control.addFault({ fault: { kind: 'delayed', ms: 700 }, match: { paymentType: '6' } });
    const doubt = await api.post(`/v1/orders/${order.id}/captures`, { amount: eur('60.00') });
    expect(doubt).toMatchObject({
      status: 202,
      body: { status: 'in_doubt', in_doubt: eur('60.00'), capturable: eur('40.00') },
    });
    expect((await api.post(`/v1/orders/${order.id}/captures`, { amount: eur('50.00') })).status).not.toBe(201);
    await until(order.id, 'partially_captured');
    expect(bookOf(order)).toMatchObject({ captured: '60.00' });
  });

  it.each([
    ['won', { status: 'captured', refundable: eur('100.00') }],
    ['lost', { status: 'disputed', refundable: eur('0.00') }],
  ])('books a chargeback as a dispute, and lets an operator state that it was %s', async (outcome, ended) => {
    const order = await paid();
    await app.simulator.control.chargeback(order.attempts[0].provider_reference);
    const open = await until(order.id, 'disputed');
    expect(open.disputes).toMatchObject([{ id: '1', status: 'open', amount: eur('100.00') }]);
    const path = `/v1/orders/${order.id}/disputes/1/resolve`;
    const body = { outcome, reason: 'case 31: decided in the portal' };
    const service = new ApiClient(app.url, await app.key('service'));
    expect((await service.post(path, body)).status).toBe(403);
    expect((await api.post(path.replace('/1/', '/2/'), body)).status).toBe(404);
    const answer = await api.post(path, body);
    expect(answer).toMatchObject({ status: 201, body: { ...ended, disputes: [{ status: outcome }] } });
    expect(await api.post(path, body)).toMatchObject({ status: 409, body: { code: 'operation_final' } });
    const { body: explained } = await api.get(`/v1/orders/${order.id}/explain`);
    expect(explained).toMatchObject({ adds_up: true });
    const position = { 'ledger-min-position': answer.body.position };
    const { data } = (await api.get('/v1/balances?account=dispute:trustpay-eu:EUR:contested', position)).body;
    expect(data).toMatchObject([{ posted: eur('0.00') }]);
  });

  it('sends the payer on to the merchant, with the order in the address and no word about the outcome', async () => {
    const order = await create({ return_url: 'https://shop.example/thanks?x=1' });
    const { redirectTo } = await pay(order);
    const answer = await fetch(redirectTo!, { redirect: 'manual' });
    expect(answer.headers.get('location')).toBe(`https://shop.example/thanks?x=1&order_id=${order.id}`);
  });

  it('lets an operator state the outcome that nobody else can tell', async () => {
    const order = await paid({ capture: 'manual' }, 'authorized');
    app.simulator.control.addFault({ fault: { kind: 'requestLost' }, match: { paymentType: '6' } });
    const doubt = await api.post(`/v1/orders/${order.id}/captures`, {});
    expect(doubt.status).toBe(202);
    const operation = doubt.body.operations.at(-1).id;
    const path = `/v1/orders/${order.id}/operations/${operation}/resolve`;
    const service = new ApiClient(app.url, await app.key('service'));
    expect((await service.post(path, { outcome: 'failed', reason: 'not in the portal' })).status).toBe(403);
    const settled = await api.post(path, { outcome: 'failed', reason: 'case 12: not in the portal' });
    expect(settled).toMatchObject({
      status: 201,
      body: { status: 'authorized', capturable: eur('100.00'), in_doubt: eur('0.00') },
    });
    expect((await api.post(`/v1/orders/${order.id}/captures`, {})).body).toMatchObject({ status: 'captured' });
  });
});
