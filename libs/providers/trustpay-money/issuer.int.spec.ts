import { DEFAULT_ISSUER_PATHS } from './client/issuer-paths';
import { MERCHANT } from './testing/samples';
import { startWorld } from './testing/world';
import type { World } from './testing/world';

describe('what the provider offers beside payments', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({}, { cardDirect: true });
  });
  afterAll(() => world.close());
  const ask = (name: string, input: Record<string, string> = {}, by = world.adapter, reference = world.orderNo()) =>
    by.clientOperations!.find((one) => one.name === name)!.call(input, reference);

  it('reads balances as they were written', async () => {
    const orderNo = await world.open();
    world.control.pay({ orderNo });
    expect(await ask('balance', { currency: 'USD' })).toEqual({
      kind: 'answered',
      data: { balance: '10000', frozen: '15.5', reserve: '0' },
    });
    world.control.settleOrder({ orderNo });
    expect(await ask('balance', { currency: 'USD' })).toMatchObject({ data: { balance: '10015.5', frozen: '0' } });
  });

  it('reads fees, with no parameter to sign but the secret', async () => {
    expect(await ask('fee-overview')).toMatchObject({
      data: { fee_configs: [{ channel_id: '5', currency_id: 'USD', fee_rate: '0.05' }, {}], dispute_configs: [{}, {}] },
    });
  });

  it('opens virtual cards, loads them, tells of it by a callback, and shows no card number', async () => {
    const reference = world.orderNo();
    const input = { card_type_id: '23', amount: '35.00', notify_url: world.inbox.url, first_name: 'A', last_name: 'B' };
    expect(await ask('vcard-open', input, world.adapter, reference)).toEqual({
      kind: 'answered',
      data: { order_no: reference, status: '4', card_id: '1001', amount: '35', fee: '11', balance: '24' },
    });
    expect(await ask('vcard-open', input, world.adapter, reference)).toMatchObject({ kind: 'unknown' });
    await ask('vcard-recharge', { card_id: '1001', amount: '30', notify_url: world.inbox.url });
    const detail = await ask('vcard-detail', { card_id: '1001' });
    expect(detail).toEqual({
      kind: 'answered',
      data: { card_id: '1001', card_type_id: '23', holder: 'A B', status: '4', expiry: '2029-12', balance: '43' },
    });
    await world.control.settle();
    const callbacks = world.inbox.received.filter((raw) => raw.body.includes('card_id'));
    expect(callbacks.map((raw) => world.adapter.notifications!.verify(raw).valid)).toEqual([true, true]);
    expect(callbacks.flatMap((raw) => world.adapter.notifications!.parse(raw))).toMatchObject([
      { kind: 'ask', remark: expect.stringContaining('OPEN_CARD, status 4') },
      { kind: 'ask', remark: expect.stringContaining('balance 19, reason success') },
    ]);
    expect(await ask('vcard-charges')).toMatchObject({ data: { items: [{ order_no: reference }, { fee: '11' }] } });
  });

  it('lists in pages, and the transactions of one card alone', async () => {
    const input = { card_type_id: '23', amount: '50', notify_url: world.inbox.url, first_name: 'C', last_name: 'D' };
    const opened = await ask('vcard-open', input);
    const { card_id, order_no } = (opened as unknown as { data: Record<string, string> }).data;
    const itemsOf = async (name: string, page: Record<string, string>) =>
      ((await ask(name, page)) as unknown as { data: { items: Record<string, string>[] } }).data.items;
    const all = await itemsOf('vcard-charges', {});
    expect(all.length).toBeGreaterThan(1);
    const [first, second] = [
      await itemsOf('vcard-charges', { page_size: '1' }),
      await itemsOf('vcard-charges', { page: '2', page_size: '1' }),
    ];
    expect([first, second]).toEqual([all.slice(0, 1), all.slice(1, 2)]);
    expect(await itemsOf('vcard-charges', { page: '99', page_size: '20' })).toEqual([]);
    expect(await itemsOf('vcard-transactions', { card_id: card_id! })).toMatchObject([{ order_no }]);
    expect(await ask('vcard-transactions', { card_id: '9' })).toMatchObject({ kind: 'refused' });
    for (const name of ['pcard-cardholders', 'pcard-assigned-cards']) {
      world.control.issueCard(MERCHANT);
      world.control.issueCard(MERCHANT);
      expect(await itemsOf(name, { page: '1', page_size: '1' })).toHaveLength(1);
    }
  });

  it('assigns and loads physical cards, whose amounts are texts', async () => {
    const person = {
      first_name: 'A',
      last_name: 'B',
      email: 'a@b.example',
      country_code: 'SG',
      phone_number: '81234567',
    };
    const created = await ask('pcard-cardholder-create', { ...person, notify_url: world.inbox.url });
    const { cardholder_id } = (created as unknown as { data: { cardholder_id: string } }).data;
    const assigned = await ask('pcard-assign', { cardholder_id, card_number: '4111111111111117' });
    expect(JSON.stringify(assigned)).not.toContain('411111');
    const { card_id } = (assigned as unknown as { data: { card_id: string } }).data;
    expect(await ask('pcard-charge', { card_id, amount: '12.50' })).toMatchObject({ data: { amount: '12.50' } });
    expect(await ask('pcard-card-balance', { card_id })).toMatchObject({
      data: { card_id, card_currency: 'USD', available_balance: '112.50', card_status: 'ACTIVE' },
    });
    expect(await ask('pcard-card-transactions', { card_id })).toMatchObject({ data: { items: [{ cardholder_id }] } });
  });

  it('is refused in words of ours', async () => {
    expect(await ask('vcard-detail', { card_id: '4' })).toEqual({
      kind: 'refused',
      code: '880002',
      reason: 'bad_request',
    });
    const { cardId } = world.control.issueCard(MERCHANT);
    expect(await ask('pcard-charge', { card_id: cardId, amount: '999999' })).toMatchObject({
      kind: 'refused',
      code: '880005',
    });
  });

  it('is found under other paths when they are set on both sides', async () => {
    const paths = 'vcard-available=/v4/issuing/kinds';
    const moved = await startWorld({ issuerPaths: paths });
    expect(await ask('vcard-available', {}, moved.adapter)).toMatchObject({ kind: 'unknown' });
    const adapter = moved.adapterFor({
      issuerPaths: { ...DEFAULT_ISSUER_PATHS, 'vcard-available': '/v4/issuing/kinds' },
    });
    expect(await ask('vcard-available', {}, adapter)).toMatchObject({ data: { items: [{ card_type_id: '23' }] } });
    await adapter.close!();
    await moved.close();
  });
});
