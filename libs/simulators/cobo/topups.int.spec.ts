import type { World } from './testing/world';
import { startWorld } from './testing/world';

describe('top-ups at the simulated provider', () => {
  let world: World;
  beforeEach(async () => void (world = await startWorld()));
  afterEach(() => world.close());

  const get = async (path: string) => (await world.caller.call('GET', path)).body;
  const total = (account: string) =>
    world.control.book().balances.find((balance) => balance.account === account)?.total ?? '0';
  const shop = async (developer_fee_rate: string): Promise<string> =>
    (await world.caller.call('POST', 'merchants', { name: 'Shop', developer_fee_rate })).body.merchant_id;
  const addressOf = (merchant: string, payer = 'P1') =>
    get(`topup/address?token_id=ETH_USDT&custom_payer_id=${payer}&merchant_id=${merchant}`);
  const topUp = (amount: string, state?: 'Confirming' | 'Rejected') =>
    world.control.topUp({ payer: 'P1', token: 'ETH_USDT', amount, state });

  // Rate, amount, developer, merchant: the developer's share is rounded down (sheet, 10).
  it.each([
    ['0.01', '100', '1', '99'],
    ['0.0333', '0.00001', '0', '0.00001'],
    ['0', '5', '0', '5'],
    ['1', '5', '5', '0'],
  ])('are shared at %s: of %s the developer has %s, the merchant %s', async (rate, amount, developer, merchant) => {
    const id = await shop(rate);
    await addressOf(id);
    topUp(amount);
    expect([total('developer'), total(id)]).toEqual([developer, merchant]);
  });

  it('come to an address that stays, until it is changed and told', async () => {
    const first = await addressOf('M1001');
    expect(await addressOf('M1001')).toEqual(first);
    expect((await addressOf('M1001', 'P2')).address).not.toBe(first.address);
    world.control.movePayer('P1', 'ETH_USDT');
    const second = await addressOf('M1001');
    expect(second.address).not.toBe(first.address);
    await world.control.settle();
    expect(world.received.map(({ event }) => event)).toMatchObject([
      {
        type: 'payment.address.updated',
        data: {
          ...{ data_type: 'PaymentAddressUpdate', custom_payer_id: 'P1', payer_id: first.payer_id, chain: 'ETH' },
          ...{ previous_address: first.address, updated_address: second.address },
        },
      },
    ]);
  });

  it('are told as transactions without an order, and count once they are cleared', async () => {
    await addressOf('M1001');
    const { txId } = topUp('8', 'Confirming');
    expect(total('M1001')).toBe('0');
    world.control.deposit(txId, 'PendingScreening');
    world.control.deposit(txId, 'Completed');
    topUp('9', 'Rejected');
    expect(total('M1001')).toBe('8');
    expect(() => world.control.deposit(txId, 'Rejected')).toThrow(RangeError);
    await world.control.settle();
    const told = world.received.map(({ event }) => event).filter(({ data }) => data.transaction_id === txId);
    expect(told.map(({ type }) => type).sort()).toEqual(
      ['completed', 'created', 'held'].map((what) => `payment.transaction.${what}`),
    );
    expect(told[0].data).toMatchObject({
      acquiring_type: 'TopUp',
      custom_payer_id: 'P1',
      destination: { amount: '8' },
    });
    expect(told[0].data).not.toHaveProperty('order_id');
    expect(await get('topup/payers/transactions?custom_payer_id=P1&limit=1')).toMatchObject({
      data: [{ amount: '9', status: 'Rejected' }],
      pagination: { total_count: 2 },
    });
    expect(world.control.book().payers).toMatchObject([{ customPayerId: 'P1', deposits: [{ amount: '9' }, { txId }] }]);
  });

  it('are credited to nobody below the smallest amount', async () => {
    world.control.setQuirks({ topUpMinimum: '2' });
    expect(await addressOf('M1001')).toMatchObject({ min_amount: '2' });
    topUp('1.99');
    expect(total('M1001')).toBe('0');
    topUp('2');
    expect(total('M1001')).toBe('2');
  });

  it('are refused for what is not there', async () => {
    expect((await addressOf('none')).error_code).toBe(2028);
    expect((await get('topup/address?token_id=ETH_USDT')).error_code).toBe(2003);
    expect((await get('topup/payers/transactions')).error_code).toBe(2003);
    for (const developer_fee_rate of ['1.1', '0.00001', 'x']) {
      const { body } = await world.caller.call('POST', 'merchants', { name: 'Shop', developer_fee_rate });
      expect(body.error_code).toBe(2006);
    }
    expect(() => topUp('1')).toThrow(RangeError);
  });
});
