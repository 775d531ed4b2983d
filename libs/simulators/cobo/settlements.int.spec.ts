import type { World } from './testing/world';
import { startWorld } from './testing/world';

describe('settlement requests at the simulated provider', () => {
  let world: World;
  beforeEach(async () => void (world = await startWorld({ stepMs: 0, merchants: ['M1001', 'M1002'] })));
  afterEach(() => world.close());

  const get = async (path: string) => (await world.caller.call('GET', path)).body;
  const paidOrder = async (fields: object = {}): Promise<string> => {
    const { body } = await world.caller.order(fields);
    world.control.pay({ order: body.order_id });
    return body.order_id;
  };
  const part = { merchant_id: 'M1001', token_id: 'ETH_USDT' };
  let requests = 0;
  const settle = async (settlement: object, request: object = {}) => {
    const body = { request_id: `S${++requests}`, settlements: [{ ...part, ...settlement }], ...request };
    return (await world.caller.call('POST', 'settlement_requests', body)).body;
  };
  const statusOf = async (order: string): Promise<string> => (await get(`orders/${order}`)).settlement_status;
  const total = (account: string) =>
    world.control.book().balances.find((balance) => balance.account === account)?.total ?? '0';

  it('take what the unsettled orders brought the merchant, and take those along', async () => {
    const [first, second] = [await paidOrder(), await paidOrder()];
    const [unpaid, others] = [(await world.caller.order()).body.order_id, await paidOrder({ merchant_id: 'M1002' })];
    const settlement = await settle({});
    // 103.03 of which 2 are the developer's, twice.
    expect(settlement).toMatchObject({ status: 'Pending', settlements: [{ ...part, amount: '202.06' }] });
    expect(settlement.settlements[0].order_ids.sort()).toEqual([first, second].sort());
    expect(total('M1001')).toBe('0');
    for (const status of ['Processing', 'Completed']) {
      world.control.payout('settlement', settlement.settlement_request_id, 'next');
      expect(await statusOf(first)).toBe(status);
    }
    expect([await statusOf(second), await statusOf(unpaid), await statusOf(others)]).toEqual([
      ...['Completed', 'Pending', 'Pending'],
    ]);
    expect((await settle({})).error_code).toBe(30012);
    await world.control.settle();
    const told = world.received.filter(({ event }) => event.type === 'payment.settlement.status.updated');
    expect(told.map(({ event }) => event.data.status).sort()).toEqual(['Completed', 'Pending', 'Processing']);
    expect(told.every(({ event }) => event.data.data_type === 'PaymentSettlement')).toBe(true);
  });

  it('are limited to the orders that they name, each once', async () => {
    const [first, second] = [await paidOrder(), await paidOrder()];
    const others = await paidOrder({ merchant_id: 'M1002' });
    const unpaid = (await world.caller.order()).body.order_id;
    const code = async (settlement: object, request?: object) => (await settle(settlement, request)).error_code;
    expect(await code({ order_ids: [first], amount: '1' })).toBe(2006);
    expect(await code({ order_ids: [first] }, { settlement_type: 'Psp' })).toBe(2006);
    expect(await code({ order_ids: [first, first] })).toBe(2006);
    expect(await code({ order_ids: [first], token_id: 'TRON_USDT' })).toBe(2028);
    for (const no of [others, 'none']) expect(await code({ order_ids: [no] })).toBe(2028);
    expect(await code({ order_ids: [unpaid] })).toBe(2029);
    expect(await settle({ order_ids: [first] })).toMatchObject({ settlements: [{ amount: '101.03' }] });
    expect(await code({ order_ids: [first] })).toBe(2029);
    expect(await settle({})).toMatchObject({ settlements: [{ order_ids: [second] }] });
  });

  it('are told apart from a repeat, whose orders they have already', async () => {
    const order = await paidOrder();
    await settle({ order_ids: [order] }, { request_id: 'SAME' });
    for (const again of [{ order_ids: [order] }, {}]) {
      expect((await settle(again, { request_id: 'SAME' })).error_code).toBe(30001);
    }
  });

  // How it ends; what the order then says, what is back, and whether the order can be settled again.
  it.each([
    ['PartiallyCompleted', 'PartiallyCompleted', '50.51', false],
    ['Failed', 'Failed', '101.03', true],
    ['Canceled', 'Pending', '101.03', true],
    ['Completed', 'Completed', '0', false],
  ] as const)('can end %s', async (end, ofOrder, back, isFree) => {
    const order = await paidOrder();
    const { settlement_request_id: id } = await settle({});
    world.control.payout('settlement', id, end);
    const [told] = (await get(`settlement_requests/${id}`)).settlements;
    expect(told).toMatchObject({ status: end, amount: '101.03' });
    expect(Number(told.settled_amount) + Number(back)).toBeCloseTo(101.03);
    expect([await statusOf(order), total('M1001')]).toEqual([ofOrder, back]);
    expect((await settle({})).error_code).toBe(isFree ? undefined : 30012);
    expect(() => world.control.payout('settlement', id, 'Failed')).toThrow(RangeError);
  });

  it('are called off only before anything has begun, and never rejected by a bank', async () => {
    await paidOrder();
    const { settlement_request_id: id } = await settle({});
    expect(() => world.control.payout('settlement', id, 'RejectedByBank')).toThrow(RangeError);
    world.control.payout('settlement', id, 'next');
    expect(() => world.control.payout('settlement', id, 'Canceled')).toThrow(RangeError);
  });

  it('need an amount of the developer account and of top-ups, and a bank account at a bank', async () => {
    world.control.fund('developer', 'ETH_USDT', '10');
    world.control.fund('M1001', 'ETH_USDT', '10');
    for (const request of [{ settlement_type: 'Psp' }, { acquiring_type: 'TopUp' }]) {
      expect((await settle({}, request)).error_code).toBe(2003);
      expect(await settle({ amount: '4' }, request)).toMatchObject({ settlements: [{ amount: '4' }] });
    }
    expect([total('developer'), total('M1001')]).toEqual(['6', '6']);
    const bank = { payout_channel: 'OffRamp', currency: 'USD' };
    expect((await settle({ amount: '1' }, bank)).error_code).toBe(2003);
    expect((await settle({ amount: '1' }, { ...bank, bank_account_id: 'B1', currency: 'EUR' })).error_code).toBe(2006);
    expect(await settle({ amount: '1' }, { ...bank, bank_account_id: 'B1' })).toMatchObject({ status: 'Pending' });
  });

  it('take of each merchant what is his, and of none more than there is', async () => {
    for (const merchant of ['M1001', 'M1002']) world.control.fund(merchant, 'ETH_USDT', '10');
    const parts = (amounts: string[]) =>
      amounts.map((amount, index) => ({ ...part, merchant_id: index === 0 ? 'M1001' : 'M1002', amount }));
    expect((await settle({}, { settlements: parts(['1', '6', '6']) })).error_code).toBe(30012);
    await settle({}, { settlements: parts(['1', '6', '4']) });
    expect([total('M1001'), total('M1002')]).toEqual(['9', '0']);
  });
});
