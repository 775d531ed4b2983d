import { CommandShell } from '#libs/command-shell';
import { operationReference } from '#libs/payments';
import { orderAggregate } from '../../src/orders/order-aggregate';
import { Resolver } from '../../src/resolver/resolver';
import { ApiClient } from '../support/api-client';
import type { Answer } from '../support/api-client';
import { incoherencesOf } from '../support/incoherences';
import { waitFor } from '../support/wait-for';
import { BankWorld, SEPA, bankOrder } from './support/bank-world';
import { eur } from './support/shop';
import { statementOf } from './support/statement';

const PAYABLE = 'refund:trustpay-eu:EUR:payable';
const RECEIVABLE = 'psp:trustpay-eu:EUR:receivable';

describe('a refund that a bank order pays', () => {
  let world: BankWorld;
  beforeAll(async () => void (world = await BankWorld.start()));
  afterAll(() => world.app.stop());

  const refundOf = (order: Answer['body'], value: string, change: object = {}) =>
    bankOrder({ purpose: 'refund', order_id: order.id, ...change }, { ...SEPA, amount: eur(value) });
  /** Asked for by one person and approved by another. */
  const paidBack = async (order: Answer['body'], value: string): Promise<Answer['body']> => {
    const asked = await world.ask(refundOf(order, value));
    expect(asked).toMatchObject({ status: 202, body: { status: 'waiting_for_approval', order_id: order.id } });
    return (await world.approve(asked.body.id)).body;
  };
  const sum = async (account: string) => Number((await world.booked(account)) ?? 0);
  const show = async ({ id }: Answer['body']) => (await world.bob.get(`/v1/orders/${id}`)).body;
  const refund = ({ id }: Answer['body'], body: object = {}) => world.bob.post(`/v1/orders/${id}/refunds`, body);
  const until = (order: Answer['body'], refundable: string) =>
    waitFor(async () => {
      const body = await show(order);
      return body.refundable.value === refundable && body;
    });
  const isCoherent = async () => {
    await world.shop.settled();
    expect(await incoherencesOf(world.app.running.persistence)).toEqual([]);
  };

  it("is the order's from when it is asked for, and done when the bank has paid", async () => {
    const order = await world.shop.paid();
    const [payable, receivable] = [await sum(PAYABLE), await sum(RECEIVABLE)];
    const { body } = await world.ask(refundOf(order, '100.00'));
    expect(await show(order)).toMatchObject({
      ...{ status: 'captured', refundable: eur('0.00'), refunded: eur('0.00') },
      operations: [{}, { type: 'refund', status: 'pending', amount: eur('100.00'), bank_order_id: body.id }],
    });
    expect((await refund(order)).body.code).toBe('nothing_to_refund');
    expect((await world.ask(refundOf(order, '0.01'))).body.code).toBe('amount_exceeds_refundable');
    expect((await world.approve(body.id)).body.status).toBe('accepted');
    expect(await sum(PAYABLE)).toBe(payable + 100);
    await world.until(body.id, 'executed');
    const done = await world.shop.until(order.id, 'refunded');
    expect(done.operations[1]).toMatchObject({ status: 'succeeded', bank_order_id: body.id });
    expect((await refund(order, { amount: eur('1.00') })).body.code).toBe('amount_exceeds_refundable');
    expect([await sum(PAYABLE), await sum(RECEIVABLE)]).toEqual([payable, receivable]);
    const { body: history } = await world.bob.get(`/v1/orders/${order.id}/events`);
    expect(history.data.at(-1)).toMatchObject({ type: 'Refunded', summary: 'A bank order refunded 100.00 EUR' });
    await isCoherent();
  });

  it('takes of what is available once the order was paid out, and nothing of what the provider owes', async () => {
    const order = await world.shop.paid();
    const headers = { 'content-type': 'text/csv', 'idempotency-key': 'report' };
    const report = [
      'payout_id,paid_at,currency,kind,reference,gross,fee,net',
      `PO-1,2026-11-20,EUR,payment,${operationReference(order.id, 1)},100.00,0,100.00`,
      'PO-1,2026-11-20,EUR,payout,,,,100.00',
      '',
    ].join('\n');
    const api = new ApiClient(world.app.url, await world.app.key('admin'));
    expect((await api.send('POST', '/v1/settlements/imports?provider=trustpay-eu', report, headers)).status).toBe(200);
    await world.take(statementOf('2026-11-20', [{ reference: 'PO-1', amount: '100.00', code: 'TRF' }]));
    await waitFor(async () => (await show(order)).settled.value === '100.00');
    const [available, receivable] = [await sum('service:shop:EUR:available'), await sum(RECEIVABLE)];
    const { id } = await paidBack(order, '40.00');
    await world.until(id, 'executed');
    await world.shop.until(order.id, 'partially_refunded');
    expect([await sum('service:shop:EUR:available'), await sum(RECEIVABLE)]).toEqual([available - 40, receivable]);
    const { body: breaks } = await api.get('/v1/reconciliation/breaks?status=open');
    expect(breaks.data).toEqual([]);
    await isCoherent();
  });

  it('that a person rejects leaves the order as it was', async () => {
    const order = await world.shop.paid();
    const { id } = (await world.ask(refundOf(order, '30.00'))).body;
    expect((await show(order)).refundable).toEqual(eur('70.00'));
    await world.bob.post(`/v1/banking/orders/${id}/reject`, {});
    const free = await until(order, '100.00');
    expect(free.operations[1]).toMatchObject({ status: 'failed', failure: { code: 'rejected' } });
    expect((await refund(order)).status).toBe(201);
    await isCoherent();
  });

  it('that the bank does not carry out leaves the order as it was', async () => {
    const order = await world.shop.paid();
    world.control.addFault({ fault: { kind: 'bankOrder', state: 'Rejected' } });
    const { id } = await paidBack(order, '30.00');
    await world.until(id, 'failed');
    expect((await until(order, '100.00')).operations[1]).toMatchObject({ failure: { code: 'not_executed' } });
    await isCoherent();
  });

  it('that a person knows as absent at the bank leaves the order as it was', async () => {
    const order = await world.shop.paid();
    world.fail('requestLost', 'CreateOrder');
    const { id, status } = await paidBack(order, '30.00');
    expect([status, (await show(order)).refundable]).toEqual(['in_doubt', eur('70.00')]);
    await world.bob.post(`/v1/banking/orders/${id}/resolve`, { outcome: 'absent' });
    expect((await until(order, '100.00')).operations[1]).toMatchObject({ failure: { code: 'absent' } });
    await isCoherent();
  });

  it('that a person wrongly called absent is made after all, by the line that shows it', async () => {
    const order = await world.shop.paid();
    world.fail('requestLost', 'CreateOrder');
    const { id } = await paidBack(order, '30.00');
    await world.bob.post(`/v1/banking/orders/${id}/resolve`, { outcome: 'absent' });
    await until(order, '100.00');
    const line = { reference: 'B-1', amount: '-30.00', code: 'TPAY-ORDER', clientReference: operationReference(id, 1) };
    await world.take(statementOf('2026-11-21', [line]).replace(/<IBAN>\w+/, `<IBAN>${world.iban}`));
    await world.until(id, 'executed');
    await world.shop.until(order.id, 'partially_refunded');
    expect((await show(order)).refundable).toEqual(eur('70.00'));
    await isCoherent();
  });

  it('whose money comes back is owed to the customer, and paid by another', async () => {
    const order = await world.shop.paid();
    const payable = await sum(PAYABLE);
    world.control.addFault({ fault: { kind: 'bankOrder', state: 'Reversed', afterMs: 86_400_000 } });
    const { id, instructions } = await paidBack(order, '100.00');
    world.bank.move(instructions[0].bank_order_number, 'Processed');
    await world.until(id, 'executed');
    await world.shop.until(order.id, 'refunded');
    world.bank.move(instructions[0].bank_order_number, 'Reversed');
    await world.until(id, 'failed');
    expect(await until(order, '100.00')).toMatchObject({ status: 'captured', refunded: eur('0.00') });
    expect(await sum(PAYABLE)).toBe(payable + 100);
    await isCoherent();
    await world.until((await paidBack(order, '100.00')).id, 'executed');
    await world.shop.until(order.id, 'refunded');
    expect(await sum(PAYABLE)).toBe(payable);
    await isCoherent();
  });

  it('in doubt is under way until the bank has spoken, and no person ends it at the order', async () => {
    const order = await world.shop.paid();
    world.fail('answerLost', 'CreateOrder');
    const { id, status } = await paidBack(order, '100.00');
    expect(status).toBe('in_doubt');
    await world.shop.settled();
    expect((await refund(order)).body.code).toBe('nothing_to_refund');
    const ended = await world.bob.post(`/v1/orders/${order.id}/operations/2/resolve`, {
      ...{ outcome: 'failed', reason: 'looked at the bank' },
    });
    expect([ended.status, ended.body.code]).toEqual([409, 'paid_by_bank_order']);
    await world.until(id, 'executed');
    await world.shop.until(order.id, 'refunded');
    await isCoherent();
  });

  it('is nothing that a provider is asked about', async () => {
    const { shop, control, app } = world;
    const created = await shop.create({ method: 'bank_transfer' });
    await control.pay({ url: created.next_action.url, outcome: 'paid' });
    const order = await shop.until(created.id, 'captured');
    expect((await world.ask(refundOf(order, '30.00'))).body.status).toBe('waiting_for_approval');
    await shop.settled();
    const { rows } = await app.running.persistence.pool.query(
      'SELECT operation_id FROM rm.open_operation WHERE order_id = $1',
      [order.id],
    );
    expect(rows).toEqual([]);
    // Still planted, so the history was not read before the next command.
    world.fail('serverError', 'GetTransactionHistory');
    expect((await refund(order, { amount: eur('70.01') })).body.code).toBe('amount_exceeds_refundable');
    expect(control.faults()).toHaveLength(1);
    control.clearFaults();
    const folded = await app.running.app.get(CommandShell).load(orderAggregate, order.id);
    const told = { orderId: order.id, folded, operationId: 2 };
    expect(await app.running.app.get(Resolver).askNow(told, { commandId: 'told' })).toBe(true);
  });

  it.each([
    ['no order', 400, 'invalid_request', '/order_id', { order_id: undefined }],
    ['an order without its purpose', 400, 'invalid_request', '/order_id', { purpose: 'payout' }],
    ['another provider than the order has', 400, 'invalid_request', '/for_provider', { for_provider: 'cobo' }],
    ['an order that is none', 404, 'not_found', undefined, { order_id: '7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11' }],
  ])('is refused with %s', async (_, status, code, pointer, change) => {
    const order = await world.shop.paid();
    const { status: found, body } = await world.ask(refundOf(order, '10.00', change));
    expect([found, body.code, body.errors?.[0].pointer]).toEqual([status, code, pointer]);
    expect((await show(order)).operations).toHaveLength(1);
  });

  it('is refused over more than is left, in two payments, in another currency, and of another merchant', async () => {
    const order = await world.shop.paid();
    const more = await world.ask(refundOf(order, '100.01'));
    expect(more).toMatchObject({ status: 422, body: { code: 'amount_exceeds_refundable', remaining: eur('100.00') } });
    const two = await world.ask(bankOrder({ purpose: 'refund', order_id: order.id }, SEPA, SEPA));
    expect(two.body.errors).toMatchObject([{ pointer: '/instructions' }]);
    const usd = { ...SEPA, amount: { value: '1.00', currency: 'USD' } };
    expect((await world.ask(bankOrder({ purpose: 'refund', order_id: order.id }, usd))).body.code).toBe(
      'currency_mismatch',
    );
    const stranger = new ApiClient(world.app.url, await world.app.key('operator', 'other'));
    const asked = await stranger.post('/v1/banking/orders', refundOf(order, '1.00'));
    expect([asked.status, asked.body.code]).toEqual([404, 'not_found']);
  });
});
