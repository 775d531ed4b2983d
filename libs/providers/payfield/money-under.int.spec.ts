import { startLocalServer } from '../spi/testing';
import { startWorld } from './testing/world';
import type { World } from './testing/world';
import { PAYIN, taka } from './testing/samples';

describe('a payin of another system at Payfield', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.close());
  /** The adapter of a ledger that has kept a shop behind the present one, which is closed by now. */
  const withClosedShop = () =>
    world.adapterWith({ shops: new Map([['BDT', ['shop-closed', 'shop-001']]]) }).moneyUnder!.bind(undefined);

  it('is booked from the shop that has it, though a former shop is closed', async () => {
    await world.open();
    expect(await withClosedShop()('PIN-001')).toEqual({ kind: 'nothing' });
    world.control.pay({ externalId: 'PIN-001' });
    expect(await withClosedShop()('PIN-001')).toEqual({ kind: 'told', received: [taka(100_000n)], refunded: [] });
  });

  it('is not counted again for a shop whose answer is about another one', async () => {
    const paid = JSON.stringify({ ...PAYIN, status: 'success' });
    const { origin: apiUrl, close } = await startLocalServer((_request, _body, response) => response.end(paid));
    const adapter = world.adapterWith({ apiUrl, shops: new Map([['BDT', ['shop-001', 'shop-000']]]) });
    expect(await adapter.moneyUnder!('PIN-001')).toEqual({
      kind: 'unknown',
      reason: 'shop shop-000: the answer is about another shop',
    });
    await close();
  });

  it('that only the closed shop could have is left to a person, and not asked about for ever', async () => {
    expect(await withClosedShop()('PIN-404')).toMatchObject({
      ...{ kind: 'told', received: [], refunded: [] },
      unclear: expect.stringContaining('shop shop-closed: Shop with code'),
    });
    expect(await world.adapter.moneyUnder!('PIN-404')).toEqual({ kind: 'nothing' });
  });
});
