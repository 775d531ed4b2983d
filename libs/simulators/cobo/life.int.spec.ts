import type { World } from './testing/world';
import { parseDecimal } from './wire/decimal';
import { startWorld } from './testing/world';

const MINUTE = 60_000;

describe('money at the simulated provider', () => {
  let world: World;
  beforeEach(async () => void (world = await startWorld({ stepMs: 0 })));
  afterEach(() => world.close());

  const open = async (fields: object = {}): Promise<string> => (await world.caller.order(fields)).body.order_id;
  const read = async (orderId: string) => (await world.caller.call('GET', `orders/${orderId}`)).body;
  const total = (account: string) =>
    world.control.book().balances.find((balance) => balance.account === account)?.total ?? '0';
  const call = async (method: string, path: string, body?: object) =>
    (await world.caller.call(method, path, body)).body;

  // Sheet, 5.4: fee, payable, received, developer, merchant; the payable amount is given.
  it.each([
    ['2', '104.08', '104.08', '2', '102.08'],
    ['2', '102.00', '102.00', '2', '100'],
    ['2', '102.00', '101.55', '1.991176', '99.558824'],
    ['2', '102.00', '110', '2.156862', '107.843138'],
    ['2', '102.00', '60', '1.17647', '58.82353'],
    ['2', '103.03', '103.0305', '2.000009', '101.030491'],
  ])('is split: fee %s of %s, received %s', async (fee_amount, payable_amount, received, developer, merchant) => {
    const order = await open({ fee_amount, payable_amount, pricing_amount: undefined, pricing_currency: undefined });
    world.control.pay({ order, amount: received });
    expect([total('developer'), total('M1001')]).toEqual([developer, merchant]);
    expect((await read(order)).received_token_amount).toBe(received.replace(/\.00$/, ''));
  });

  it('is split by the older rule where that is switched on', async () => {
    world.control.setQuirks({ feeShareOf: 'price' });
    world.control.pay({ order: await open(), amount: '103.0305' });
    expect([total('developer'), total('M1001')]).toEqual(['2.020205', '101.010295']);
  });

  // Sheet, 5.2: tolerance, received, how the order ends.
  it.each([
    ['0.5', '99.55', 'Completed'],
    ['0.5', '99.40', 'Underpaid'],
    ['0.5', '99.50', 'Completed'],
    ['0.5', '99.499999', 'Underpaid'],
    [undefined, '99.999999', 'Underpaid'],
    ['0.5', '150.00', 'Completed'],
  ])('with a tolerance of %s and %s received ends %s', async (amount_tolerance, received, status) => {
    const exact = { payable_amount: '100.00', pricing_amount: undefined, pricing_currency: '', amount_tolerance };
    const order = await open(exact);
    world.control.pay({ order, amount: received });
    world.clock.advance(31 * MINUTE);
    expect((await read(order)).status).toBe(status);
  });

  it('that clears at the very end counts, and a moment later is late', async () => {
    const [first, second] = [await open(), await open()];
    world.clock.advance(30 * MINUTE);
    world.control.pay({ order: first });
    world.clock.advance(1);
    const { txId } = world.control.pay({ order: second });
    expect((await read(first)).status).toBe('Completed');
    expect(await read(second)).toMatchObject({ status: 'Expired', received_token_amount: '0' });
    expect(world.control.book({ order: second }).orders[0]?.deposits).toMatchObject([{ txId, effect: 'late' }]);
    expect(total('developer')).toBe('105.03');
  });

  it('can be moved from the developer to a merchant, all of a batch or nothing', async () => {
    world.control.fund('developer', 'ETH_USDT', '10');
    const part = {
      token_id: 'ETH_USDT',
      source_account: 'developer',
      destination_account: 'M1001',
      description: 'late',
    };
    const batch = (amounts: string[], request_id: string) =>
      call('POST', 'batch_allocations', {
        request_id,
        allocation_params: amounts.map((amount) => ({ ...part, amount })),
      });
    expect((await batch(['4', '11'], 'A')).error_code).toBe(30012);
    expect(total('developer')).toBe('10');
    expect((await batch(['4'], 'A')).request_id).toBe('A');
    expect((await batch(['4'], 'A')).error_code).toBe(30001);
    expect([total('developer'), total('M1001')]).toEqual(['6', '4']);
    const changes = await call('GET', 'balance_changes?source_account=developer&flow_direction=out');
    expect(changes.data).toMatchObject([
      { source_type: 'Allocation', amount: '4.00', amount_raw: '4', balance_after_raw: '6' },
    ]);
  });

  it('goes back by refunds: the merchant’s fee stays with the developer', async () => {
    world.control.fund('M1001', 'ETH_USDT', '100');
    const fee = { charge_merchant_fee: true, merchant_fee_amount: '1', merchant_fee_token_id: 'ETH_USDT' };
    const refund = {
      request_id: 'R1',
      payable_amount: '100',
      token_id: 'ETH_USDT',
      refund_type: 'Merchant',
      merchant_id: 'M1001',
    };
    expect((await call('POST', 'refunds', { ...refund, ...fee, merchant_fee_amount: '100' })).error_code).toBe(2006);
    expect(await call('POST', 'refunds', { ...refund, ...fee })).toMatchObject({ status: 'PendingConfirmation' });
    expect([total('M1001'), total('developer')]).toEqual(['0', '1']);
    expect((await call('POST', 'refunds', { ...refund, request_id: 'R2' })).error_code).toBe(30012);
    world.control.refund('R1', 'Failed', 'no such address');
    expect((await call('GET', 'refunds?request_id=R1')).data).toMatchObject([
      { status: 'Failed', failed_reason: 'no such address' },
    ]);
    expect([total('M1001'), total('developer')]).toEqual(['100', '0']);
  });

  it('leaves by payouts and settlements, and comes back when they fail', async () => {
    world.control.fund('M1001', 'ETH_USDT', '100');
    const payout = await call('POST', 'payouts', {
      ...{ request_id: 'P1', source_account: 'M1001', payout_channel: 'Crypto', recipient_info: { address: '0x1' } },
      payout_params: [{ token_id: 'ETH_USDT', amount: '40' }],
    });
    for (const status of ['Preparing', 'Transferring', 'Completed']) {
      world.control.payout('payout', payout.payout_id, 'next');
      expect((await call('GET', `payouts/${payout.payout_id}`)).status).toBe(status);
    }
    const sent = { tx_id: `${payout.payout_id}-1`, to_address: '0x1', amount: '40', status: 'Completed' };
    expect((await call('GET', `payouts/${payout.payout_id}`)).transactions).toMatchObject([sent]);
    const settlement = await call('POST', 'settlement_requests', {
      request_id: 'S1',
      settlements: [{ merchant_id: 'M1001', token_id: 'ETH_USDT', amount: '60' }],
    });
    expect(total('M1001')).toBe('0');
    world.control.payout('settlement', settlement.settlement_request_id, 'Failed');
    expect(total('M1001')).toBe('60');
    expect(() => world.control.payout('settlement', settlement.settlement_request_id, 'Failed')).toThrow(RangeError);
  });

  it('leaves in part where a payout ends so, which tells how much arrived, or does not', async () => {
    world.control.fund('M1001', 'ETH_USDT', '100');
    const payout = async (request_id: string, to: object = {}) => {
      const recipient_info = { address: '0x1', ...to };
      const asked = { source_account: 'M1001', payout_channel: 'Crypto', recipient_info };
      const payout_params = [{ token_id: 'ETH_USDT', amount: '40' }];
      const { payout_id } = await call('POST', 'payouts', { request_id, ...asked, payout_params });
      world.control.payout('payout', payout_id, 'PartiallyCompleted');
      return call('GET', `payouts/${payout_id}`);
    };
    world.control.setQuirks({ networkFee: '0.5' });
    const part = { status: 'PartiallyCompleted', actual_payout_amount: '19.5', transactions: [{ amount: '19.5' }] };
    expect(await payout('P1')).toMatchObject(part);
    expect(total('M1001')).toBe('80');
    expect((await payout('P2', { token_id: 'BSC_USDT' })).payout_items).toMatchObject([
      { amount: '40', bridging_fee: { fee_amount: '0.5', received_amount: '19.5' } },
    ]);
    world.control.setQuirks({ tellPartlyPaid: false });
    const untold = await payout('P3', { token_id: 'BSC_USDT' });
    expect(untold).not.toHaveProperty('actual_payout_amount');
    expect(untold.payout_items[0].bridging_fee).not.toHaveProperty('received_amount');
    expect(total('M1001')).toBe('40');
  });

  it('is never made nor lost, whatever happens to it', async () => {
    const orders = await Promise.all([open(), open(), open()]);
    world.control.pay({ order: orders[0], amount: '103.030001' });
    world.control.pay({ order: orders[1], amount: '7.777777' });
    world.control.pay({ order: orders[2], state: 'Rejected' });
    world.clock.advance(31 * MINUTE);
    world.control.pay({ order: orders[2], amount: '3' });
    const token = { token_id: 'ETH_USDT', refund_type: 'Psp' };
    await call('POST', 'refunds', { ...token, request_id: 'R', payable_amount: '2', to_address: '0x1' });
    const sum = (...texts: string[]) => texts.reduce((total, text) => total + (parseDecimal(text) ?? 0n), 0n);
    const left = sum(total('developer'), total('M1001'), '2');
    expect(left).toBe(sum('103.030001', '7.777777', '3'));
  });
});
