import { startLocalServer } from '../../spi/testing';
import { startWorld } from '../testing/world';
import type { World } from '../testing/world';

const ACCOUNT = '01711 000000';
const PAYOUT = {
  ...{ currency: 'BDT', amount: '1500.00', account_number: ACCOUNT },
  ...{ merchant_user_id: 'merchant-user-001', merchant_user_ip: '203.0.113.10' },
};

describe('beside payments', () => {
  let world: World;
  beforeEach(async () => void (world = await startWorld()));
  afterEach(() => world.close());
  const ask = (name: string, input: Record<string, string>, reference = 'OUT-1') =>
    world.adapter.clientOperations!.find((operation) => operation.name === name)!.call(input, reference);

  it('a payout is created once, reserves its amount and is followed to its end', async () => {
    const created = await ask('create-payout', PAYOUT);
    expect(created).toEqual({
      kind: 'answered',
      data: {
        ...{ id: '12345', external_id: 'OUT-1', status: 'pending', amount: '1500.00', currency: 'BDT' },
        ...{ shop_code: 'shop-001', updated_at: '2025-12-05T10:00:00.000000Z' },
      },
    });
    expect(await ask('create-payout', PAYOUT)).toEqual(created);
    expect(await ask('balance', { currency: 'BDT' })).toMatchObject({
      data: { available: '98500.00', pending: '1500.00', on_hold: '1500.00', payout_reserved: '1500.00' },
    });
    world.control.pay({ externalId: 'OUT-1', type: 'payout' });
    expect(await ask('payout-status', { currency: 'BDT', external_id: 'OUT-1' })).toMatchObject({
      ...{ kind: 'answered', data: { status: 'success' } },
    });
    expect(world.control.book()).toHaveLength(1);
  });

  it.each([
    [{ amount: '7.00' }, '1500.00 BDT instead of 7.00 BDT'],
    [{ account_number: '01711000001' }, 'another account number'],
    [{ merchant_user_id: 'somebody' }, 'another merchant_user_id'],
  ])('a payout repeated with %j is in doubt', async (change, difference) => {
    await ask('create-payout', PAYOUT);
    const answer = await ask('create-payout', { ...PAYOUT, ...change });
    expect(answer).toEqual({ kind: 'unknown', reason: `the answer is about something else: ${difference}` });
  });

  it('no answer repeats the account number', async () => {
    world.control.addFault({ fault: { kind: 'differentAnswer', field: 'card_number', value: '99999' } });
    const answers = [await ask('create-payout', PAYOUT), await ask('create-payout', PAYOUT)];
    answers.push(await ask('payout-status', { currency: 'BDT', external_id: 'OUT-1' }));
    expect(JSON.stringify(answers)).not.toMatch(/01711|99999/);
  });

  it.each([
    [{ account_number: '4111 1111 1111 1111' }, 'could be a card number'],
    [{ amount: '0.00' }, 'the amount has no form'],
    [{ amount: '1.005' }, 'the amount has no form'],
    [{ merchant_user_ip: '1.2.3' }, 'merchant_user_ip is no IP address'],
    [{ callback_url: 'https://' }, 'callback_url is no web address'],
    [{ currency: 'EUR' }, 'no shop is set for EUR'],
  ])('a payout with %j never leaves', async (change, reason) => {
    const answer = await ask('create-payout', { ...PAYOUT, ...change });
    expect(answer).toMatchObject({ kind: 'refused', code: 'unsupported_request' });
    expect(answer).toHaveProperty('reason', expect.stringContaining(reason));
    expect(world.control.book()).toEqual([]);
  });

  it('a payout is refused without the money or the data of the shop', async () => {
    expect(await ask('create-payout', { ...PAYOUT, amount: '200000.00' })).toEqual({
      ...{ kind: 'refused', code: 'validation_error', reason: 'Insufficient balance' },
    });
    const rupees = { ...PAYOUT, currency: 'INR' };
    expect(await ask('create-payout', rupees)).toMatchObject({ reason: 'Invalid paymentData: ifsc_code, holder' });
    world.control.changeShop('shop-002', { available: '2000.00' });
    const full = { ...rupees, ifsc_code: 'HDFC0000001', holder: 'Asha Rao' };
    expect(await ask('create-payout', full)).toMatchObject({ kind: 'answered' });
  });

  it('a payout that nobody knows is told to be absent', async () => {
    expect(await ask('payout-status', { currency: 'BDT', external_id: 'NONE' })).toEqual({
      ...{ kind: 'refused', code: 'not_found', reason: 'Payout not found' },
    });
    expect(await ask('payout-status', { currency: 'EUR', external_id: 'NONE' })).toMatchObject({ kind: 'refused' });
  });

  it('a payout that one shop cannot tell of is not called absent by the word of another', async () => {
    const proxy = await startLocalServer((request, _, response) => {
      const isFirst = request.url!.includes('shop_code=shop-new');
      const message = isFirst ? 'no such route' : 'Payout not found';
      response.writeHead(404, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
    });
    const adapter = world.adapterWith({ apiUrl: proxy.origin, shops: new Map([['BDT', ['shop-new', 'shop-001']]]) });
    const status = adapter.clientOperations!.find(({ name }) => name === 'payout-status')!;
    const answer = await status.call({ currency: 'BDT', external_id: 'OUT-1' }, 'ASK-1');
    expect(answer).toEqual({ kind: 'unknown', reason: 'HTTP status 404' });
    await Promise.all([adapter.close!(), proxy.close()]);
  });

  it('every shop of a currency has its balance, its payouts and their state', async () => {
    const adapter = world.adapterWith({ shops: new Map([['BDT', ['shop-001', 'shop-004']]]) });
    const at = (name: string, input: Record<string, string>) =>
      adapter.clientOperations!.find((operation) => operation.name === name)!.call(input, 'OUT-1');
    const [first, other] = [
      { currency: 'BDT', shop_code: 'shop-001' },
      { currency: 'BDT', shop_code: 'shop-004' },
    ];
    expect(await at('create-payout', { ...PAYOUT, ...other })).toMatchObject({ data: { shop_code: 'shop-004' } });
    expect(await at('balance', other)).toMatchObject({ data: { shop: 'shop-004', payout_reserved: '1500.00' } });
    expect(await at('balance', first)).toMatchObject({ data: { shop: 'shop-001', payout_reserved: '0.00' } });
    expect(await at('balance', { currency: 'BDT' })).toMatchObject({ data: { shop: 'shop-001' } });
    world.control.changeShop('shop-001', { active: false });
    const status = { external_id: 'OUT-1' };
    // The closed shop answers for none of its operations, and nothing behind it would be found.
    expect(await at('payout-status', { ...status, currency: 'BDT' })).toMatchObject({ kind: 'refused' });
    expect(await at('payout-status', { ...status, ...other })).toMatchObject({ data: { shop_code: 'shop-004' } });
    await adapter.close!();
  });

  it.each(['balance', 'create-payout', 'payout-status'])('%s for a shop that is not set never leaves', async (name) => {
    const input = { ...PAYOUT, external_id: 'OUT-1', shop_code: 'shop-002' };
    expect(await ask(name, input)).toEqual({
      ...{ kind: 'refused', code: 'unsupported_request', reason: 'no such shop is set for BDT; nothing was sent' },
    });
    expect(world.control.book()).toEqual([]);
  });

  it('the older contract tells a balance and a payout as well', async () => {
    world.control.setQuirks({ generation: 'A' });
    expect(await ask('create-payout', PAYOUT)).toMatchObject({ data: { amount: '1500.00' } });
    expect(await ask('balance', { currency: 'BDT' })).toEqual({
      kind: 'answered',
      data: { currency: 'BDT', shop: 'shop-001', as_of: null, balance: '98500', on_hold: '1500' },
    });
    expect(await ask('balance', { currency: 'EUR' })).toMatchObject({ kind: 'refused' });
  });

  it('a balance in another currency is in doubt', async () => {
    world.control.addFault({ fault: { kind: 'differentAnswer', field: 'currency', value: 'INR' } });
    expect(await ask('balance', { currency: 'BDT' })).toMatchObject({ kind: 'unknown' });
  });

  it('a payout has its callbacks where it asks for them', async () => {
    await ask('create-payout', { ...PAYOUT, callback_url: world.inbox.url });
    world.control.pay({ externalId: 'OUT-1', type: 'payout' });
    await world.control.settle();
    expect(world.inbox.received.map((raw) => world.adapter.notifications!.verify(raw).valid)).toEqual([true]);
  });

  it('a callback about a payout is kept in words, and no order is asked about', async () => {
    world.control.changeMerchant('pk_test_payins_0001', { defaultCallbackUrl: world.inbox.url });
    await ask('create-payout', PAYOUT);
    world.control.pay({ externalId: 'OUT-1', type: 'payout' });
    await world.control.settle();
    const [raw] = world.inbox.received;
    expect(world.adapter.notifications!.verify(raw!).valid).toBe(true);
    expect(world.adapter.notifications!.parse(raw!)).toMatchObject([
      { reference: 'OUT-1', about: 'client_operation', remark: expect.stringMatching(/1500\.00 BDT .* is success$/) },
    ]);
  });
});
