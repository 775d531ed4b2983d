import { MERCHANT, startTestWorld } from './testing/merchant';

const CREATE = '/v4/payin/create/order';

describe("the merchant's interface", () => {
  let world: Awaited<ReturnType<typeof startTestWorld>>;
  beforeEach(async () => {
    world = await startTestWorld();
  });
  afterEach(() => world.simulator.close());

  it('answers an order in the shape of the document', async () => {
    const { code, message, data } = await world.merchant.create({ order_no: 'local-test-payin-12' });
    expect({ code, message }).toEqual({ code: 880001, message: 'success' });
    expect(data).toEqual({
      order_no: 'local-test-payin-12',
      platform_order_no: expect.stringMatching(/^[A-Za-z0-9]{24}$/) as string,
      currency: 'USD',
      order_amount: 20,
      fee: 4.5,
      pay_url: expect.stringMatching(/checkout\.html\?token=[0-9a-f]{24}$/) as string,
    });
  });

  it('checks the content type, then the key, then the signature, then all else', async () => {
    const wrong = world.merchant.body(world.merchant.order({ order_amount: '#-1' }), 'wrong');
    const nothing = { 'content-type': 'text/plain', 'x-api-key': 'wrong' };
    const steps = [
      await world.merchant.post(CREATE, wrong, nothing),
      await world.merchant.post(CREATE, wrong, { 'x-api-key': 'wrong' }),
      await world.merchant.post(CREATE, '[]'),
      await world.merchant.post(CREATE, wrong),
      await world.merchant.create({ order_amount: '#-1' }),
    ];
    expect(steps.map(({ code, message }) => `${code} ${message}`)).toEqual([
      '880002 content type',
      '880011 unauthorized',
      '880002 body is no JSON object',
      '880011 sign error',
      '880002 order_amount is malformed',
    ]);
    expect(world.control.count().total).toBe(0);
  });

  it.each([
    [{ merchant_id: '#1' }, 880002],
    [{ order_no: '' }, 880002],
    [{ order_amount: '#0' }, 880002],
    [{ order_amount: '#5.001' }, 880002],
    [{ order_amount: '5' }, 880002],
    [{ currency: 'EUR' }, 880002],
    [{ notify_url: 'javascript:1' }, 880002],
    [{ order_amount: '#100001' }, 880022],
  ])('refuses %j with %d', async (members, code) => {
    expect(await world.merchant.create(members)).toMatchObject({ code, data: null });
  });

  it('creates an order once per number', async () => {
    expect((await world.merchant.create({ order_no: 'A' })).code).toBe(880001);
    expect((await world.merchant.create({ order_no: 'A', order_amount: '#30' })).code).toBe(880012);
    expect(world.control.book()).toMatchObject([{ orderNo: 'A', amount: '20.00' }]);
  });

  it('can be strict about the form of signed numbers, and tells which it saw', async () => {
    world.control.setQuirks({ requestNumbers: 'shortest' });
    expect((await world.merchant.create({ order_amount: '#20.00' })).code).toBe(880011);
    expect((await world.merchant.create({ order_amount: '#20' })).code).toBe(880001);
    world.control.setQuirks({ requestNumbers: 'any' });
    expect((await world.merchant.create({ order_amount: '#20.00' })).code).toBe(880001);
    expect(world.control.signatureForms()).toEqual({ literal: 1, shortest: 1, twoDecimals: 0 });
  });

  it('answers a query like v4, or with amounts as texts', async () => {
    await world.merchant.create({ order_no: 'A' });
    world.control.pay({ orderNo: 'A' }, '106');
    expect((await world.merchant.query('A')).data).toMatchObject({
      ...{ type_id: 0, merchant_id: Number(MERCHANT), order_amount: 20, paid_amount: 106, refund_amount: 0, fee: 8.8 },
      ...{ status: 5, reason: '', notify_status: 1, create_time: '2026-05-26T08:15:00.000000Z' },
    });
    world.control.setQuirks({ amountsAsTexts: true });
    expect((await world.merchant.query('A')).data).toMatchObject({ paid_amount: '106', fee: '8.8' });
    expect((await world.merchant.query('B')).code).toBe(880002);
  });

  it('tells in the query what became of the callback', async () => {
    await world.merchant.create({ order_no: 'A' });
    world.control.pay({ orderNo: 'A' });
    expect((await world.merchant.query('A')).data).toMatchObject({ notify_status: 1 });
    for (const seconds of [0, 10, 30, 60, 300]) {
      world.clock.advance(seconds * 1_000);
      await world.control.settle();
    }
    // Nobody listens there: the last of five tries was in vain.
    expect((await world.merchant.query('A')).data).toMatchObject({
      notify_status: 3,
      notify_time: '2026-05-26T08:21:40.000000Z',
    });
  });

  it('keeps balances: not settled, settled, refunded', async () => {
    const balance = () => world.control.balance(MERCHANT, 'USD');
    await world.merchant.create({ order_no: 'A' });
    world.control.pay({ orderNo: 'A' });
    expect(balance()).toEqual({ available: '10000.00', frozen: '15.50', reserve: '0.00' });
    world.control.settleOrder({ orderNo: 'A' });
    expect(balance()).toEqual({ available: '10015.50', frozen: '0.00', reserve: '0.00' });
    const refund = { order_no: 'A', merchant_refund_no: 'R', refund_amount: '#2.5', reason: '客户取消 & returns' };
    expect(await world.merchant.send('/v4/order/refund', refund)).toMatchObject({
      code: 880001,
      data: { merchant_refund_no: 'R', refund_amount: 2.5, currency: 'USD', status: 9, failed_reason: {} },
    });
    expect(balance().available).toBe('10013.00');
    world.control.decideRefund('A', 'R', 'rejected');
    expect(balance().available).toBe('10015.50');
    expect((await world.merchant.query('A')).data).toMatchObject({ status: 6, refund_amount: 0 });
  });

  it('takes the number of a refund for its key', async () => {
    await world.merchant.create({ order_no: 'A' });
    world.control.pay({ orderNo: 'A' });
    const refund = { order_no: 'A', merchant_refund_no: 'R', refund_amount: '#2.5', reason: 'x' };
    const first = await world.merchant.send('/v4/order/refund', refund);
    expect(await world.merchant.send('/v4/order/refund', refund)).toEqual(first);
    expect((await world.merchant.send('/v4/order/refund', { ...refund, refund_amount: '#3' })).code).toBe(880012);
    expect(world.control.book()[0]!.refunds).toEqual([{ number: 'R', amount: '2.50', state: 'running' }]);
  });

  it('moves by the clock: timed out, settled, refunded', async () => {
    for (const order_no of ['A', 'B']) await world.merchant.create({ order_no });
    world.control.pay({ orderNo: 'A' });
    world.clock.advance(24 * 3_600_000);
    await world.control.settle();
    expect(world.control.book().map(({ orderNo, status }) => [orderNo, status])).toEqual([
      ['B', 4],
      ['A', 6],
    ]);
  });

  it('answers with the right wrong thing when a fault says so', async () => {
    world.control.addFault({ fault: { kind: 'channelsFailed', text: 'channel 5: no' }, match: { orderNo: 'A' } });
    expect((await world.merchant.create({ order_no: 'B' })).code).toBe(880001);
    expect(await world.merchant.create({ order_no: 'A' })).toMatchObject({ code: 880014, message: 'channel 5: no' });
    world.control.addFault({ fault: { kind: 'serverError' } });
    await expect(world.merchant.create({ order_no: 'C' })).rejects.toThrow('HTTP 500');
    world.control.addFault({ fault: { kind: 'answerLost' } });
    await expect(world.merchant.create({ order_no: 'D' })).rejects.toThrow();
    expect(world.control.book().map(({ orderNo }) => orderNo)).toEqual(['D', 'B']);
  });
});
