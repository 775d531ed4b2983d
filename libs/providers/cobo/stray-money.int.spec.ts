import type { NotifiedFact, StrayMoney } from '../spi';
import { strayMoney } from './accounts/stray-money';
import { factsOf } from './notification';
import { MERCHANT } from './testing/samples';
import { opened, startWorld } from './testing/world';
import type { World } from './testing/world';
import type { ApiResult } from './wire/answer';
import type { CoboApi } from './wire/api';

const HOUR_MS = 3_600_000;

describe('money at Cobo that belongs to no order', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.close());

  const listed = async (since?: Date): Promise<NotifiedFact[]> => {
    const facts: NotifiedFact[] = [];
    for await (const page of world.adapter.strayMoney!(since)) facts.push(...(page.kind === 'told' ? page.facts : []));
    return facts;
  };
  const wrong = async (amount: string) => {
    const { reference } = await opened(world);
    return world.control.pay({ order: reference, token: 'ETH_USDC', amount });
  };

  it('is told by the list as by the webhook, whatever else moved', async () => {
    const { txId } = await wrong('7.5');
    const { reference } = await opened(world);
    world.control.pay({ order: reference });
    const facts = await listed();
    const amount = { minor: 7_500_000n, currency: 'ETH_USDC' };
    expect(facts).toMatchObject([{ kind: 'received', providerReference: txId, amount }]);
    await world.control.settle();
    const told = world.inbox.received.flatMap((raw) => factsOf(raw, MERCHANT));
    expect(told.filter(({ kind }) => kind === 'received')).toEqual(facts);
  });

  it('is what a payer brings to a permanent address, of which the list knows the part of the developer', async () => {
    const call = async (adapter: World['adapter'], name: string, input: Record<string, string>) => {
      const operation = adapter.clientOperations!.find((one) => one.name === name)!;
      return (await operation.call(input, 'REF')) as unknown as { data: { merchant_id: string } };
    };
    const { data } = await call(world.adapter, 'create-merchant', { name: 'Shop', developer_fee_rate: '0.01' });
    const shop = world.adapterAt(world.simulator.url, 5_000, { merchantId: data.merchant_id });
    await call(shop, 'topup-address', { token_id: 'ARBITRUM_USDC', custom_payer_id: 'PAYER' });
    await shop.close?.();
    const { txId } = world.control.topUp({ payer: 'PAYER', token: 'ARBITRUM_USDC', amount: '100' });
    const part = (minor: bigint) => ({
      ...{ kind: 'received', providerReference: txId, code: 'TopUp' },
      amount: { minor, currency: 'ARBITRUM_USDC' },
    });
    const facts = await listed();
    expect(facts).toMatchObject([part(1_000_000n)]);
    await world.control.settle();
    const told = world.inbox.received.flatMap((raw) => factsOf(raw, data.merchant_id));
    expect(told).toHaveLength(2);
    expect(told).toEqual(expect.arrayContaining([...facts, expect.objectContaining(part(99_000_000n))]));
  });

  it('is read page by page, from a time on, and in either direction', async () => {
    for (let number = 1; number <= 60; number++) await wrong(`${number}`);
    expect(new Set((await listed()).map(({ movement }) => movement)).size).toBe(60);
    world.clock.advance(HOUR_MS);
    world.control.fund('developer', 'ETH_USDC', 'drain');
    const left = await listed(world.clock.now());
    expect(left).toMatchObject([{ kind: 'refunded', amount: { minor: 1_830_000_000n, currency: 'ETH_USDC' } }]);
  });

  it('is read on from the place that a page told, without what stood before it', async () => {
    for (let number = 1; number <= 60; number++) await wrong(`${number}`);
    const pages = async (place?: string) => {
      const all: Extract<StrayMoney, { kind: 'told' }>[] = [];
      for await (const page of world.adapter.strayMoney!(undefined, place)) if (page.kind === 'told') all.push(page);
      return all;
    };
    const all = await pages();
    expect(all.map(({ facts }) => facts.length)).toEqual([50, 10, 0, 0]);
    for (const [index, { next }] of all.entries()) {
      if (next !== undefined) expect(await pages(next)).toEqual(all.slice(index + 1));
    }
    expect(all.map(({ next }) => next === undefined)).toEqual([false, false, false, true]);
  });

  it('ends though the cursors of its pages go round', async () => {
    const cursors = ['A', 'B/C', 'A', 'B/C'];
    const asked: unknown[] = [];
    const get = (_: string, query: Readonly<Record<string, string | undefined>> = {}) => {
      asked.push(query['after']);
      const after = query['source_type'] === 'UnexceptedIn' ? cursors.shift() : undefined;
      return Promise.resolve({ kind: 'answered', data: { data: [], pagination: { after } } } as ApiResult);
    };
    const pages: StrayMoney[] = [];
    for await (const page of strayMoney({ get } as unknown as CoboApi)) pages.push(page);
    expect(asked).toEqual([undefined, 'A', 'B/C', undefined, undefined]);
    expect(pages).toHaveLength(5);
  });

  it.each([
    ['a number', 7],
    ['a list', ['A']],
    ['an object', { A: 1 }],
    ['a text without measure', 'A'.repeat(513)],
  ])('is not read to its end behind a cursor that is %s', async (_, after) => {
    const row = { source_type: 'UnexceptedIn', source_id: 'T', token_id: 'ETH_USDC', amount_raw: '5' };
    const get = () =>
      Promise.resolve({ kind: 'answered', data: { data: [row], pagination: { after } } } as unknown as ApiResult);
    const pages: StrayMoney[] = [];
    for await (const page of strayMoney({ get } as unknown as CoboApi)) pages.push(page);
    expect(pages).toMatchObject([
      { kind: 'told', facts: [{ kind: 'received' }] },
      { kind: 'unknown', reason: 'the place of the next page cannot be read' },
    ]);
  });

  it('is not known while the provider does not say', async () => {
    world.control.addFault({ fault: { kind: 'tooMany' }, match: { step: 'request' } });
    const pages: StrayMoney[] = [];
    for await (const page of world.adapter.strayMoney!()) pages.push(page);
    expect(pages).toEqual([{ kind: 'unknown', reason: expect.any(String) }]);
  });
});
