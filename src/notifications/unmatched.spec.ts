import { ManualClock } from '#libs/clock';
import { MemoryEventStore } from '#libs/event-store/memory';
import type { MoneyTold, MovementFact, NotifiedFact, ProviderAdapter } from '#libs/providers';
import { AskableProvider } from '../../test/support/askable-provider';
import { UnmatchedNotifications } from './unmatched';

const usd = (minor: bigint) => ({ minor, currency: 'USD' });
const NOTHING: MoneyTold = { kind: 'nothing' };
const told = (received: bigint[], more: object = {}): MoneyTold => ({
  ...{ kind: 'told', received: received.map(usd), refunded: [] },
  ...more,
});

describe('a message about a number that is no order of ours', () => {
  let store: MemoryEventStore;
  let unmatched: UnmatchedNotifications;
  let answer: MoneyTold;
  const adapter: ProviderAdapter = { ...new AskableProvider().create(), moneyUnder: () => Promise.resolve(answer) };
  beforeEach(() => {
    store = new MemoryEventStore();
    unmatched = new UnmatchedNotifications(store, new ManualClock(new Date('2026-03-02T09:15:00Z')));
  });
  const named = (name: string, minor: bigint, inSum?: MovementFact['inSum']): MovementFact => ({
    ...{ kind: 'received', code: 'again', providerReference: name, movement: `deposit/${name}`, amount: usd(minor) },
    ...(inSum !== undefined && { inSum }),
  });
  let messages = 0;
  const message = (fact: NotifiedFact = { kind: 'ask', code: 'PAID', reference: 'THEIRS' }) => {
    const evidence = { source: 'notification', id: `message-${++messages}` } as const;
    return unmatched.record(undefined, adapter, { fact, evidence, reason: 'no such order' });
  };
  const recorded = async () => {
    const { events } = await store.readAll(0n, 100);
    return events.map(({ data }) => data as { kind: string; amount?: { minor: string }; reason: string });
  };
  const moved = async () => (await recorded()).map(({ kind, amount }) => `${kind} ${amount?.minor ?? 'no amount'}`);

  it('is tried again while the provider cannot be asked, and keeps nothing until then', async () => {
    answer = { kind: 'unknown', reason: 'HTTP 500' };
    await expect(message()).rejects.toThrow('could not be asked about THEIRS: HTTP 500');
    expect(await recorded()).toEqual([]);
  });

  it('is kept once in its words where the provider answers what cannot be booked', async () => {
    answer = told([], { unclear: 'the order is in no coin that is known here' });
    await message();
    await message();
    expect(await recorded()).toEqual([
      expect.objectContaining({
        ...{ kind: 'ask', provider: 'askable', providerReference: 'THEIRS' },
        reason: 'no such order: the order is in no coin that is known here',
      }),
    ]);
    answer = told([500n], { unclear: 'a part of the refund was not sent' });
    await message();
    expect(await moved()).toEqual(['ask no amount', 'received 500', 'ask no amount']);
  });

  it('books a sum once however often it is told, and what it has grown by', async () => {
    for (const sum of [NOTHING, told([500n]), told([300n, 200n]), told([700n])]) {
      answer = sum;
      await message();
    }
    expect(await moved()).toEqual(['ask no amount', 'received 500', 'received 200']);
  });

  it('books nothing again that a sum has told before a list names it', async () => {
    answer = told([570n]);
    await message();
    const [a, b] = [named('A', 70n, { upTo: usd(570n) }), named('B', 30n, { upTo: usd(600n) })];
    answer = told([500n], { beside: [a, b, named('late', 20n)] });
    await message();
    expect(await moved()).toEqual(['received 570', 'received 30', 'received 20']);
  });

  it('books nothing again that a list has named before a sum tells it', async () => {
    const listed = told([500n], { beside: [named('A', 70n, { upTo: usd(570n) })] });
    for (const sum of [listed, told([570n]), told([600n]), listed]) {
      answer = sum;
      await message();
    }
    expect(await moved()).toEqual(['received 500', 'received 70', 'received 30']);
  });

  it('takes off what a sum has grown by what may be in it, and nothing that surely is not', async () => {
    const [late, slow] = [named('late', 20n), named('slow', 50n, false)];
    for (const sum of [told([500n], { beside: [late, slow] }), told([520n]), told([560n]), told([560n])]) {
      answer = sum;
      await message();
    }
    expect(await moved()).toEqual(['received 500', 'received 20', 'received 50', 'received 40']);
  });

  it('books the first sum whole, whatever was named before it', async () => {
    await message({ ...named('late', 20n), reference: 'THEIRS' });
    answer = told([500n], { beside: [named('late', 20n)] });
    await message();
    expect(await moved()).toEqual(['received 20', 'received 500']);
  });

  it('books a sum once where the number has two names', async () => {
    answer = told([500n]);
    await message();
    answer = told([500n], { reference: 'THEIRS' });
    await message({ kind: 'ask', code: 'PAID', reference: 'refund/R1' });
    expect(await moved()).toEqual(['received 500']);
  });

  it('books a movement beside the sum once, whether a message tells it first or the provider that is asked', async () => {
    const late = (name: string) => ({ ...named(name, 70n), reference: 'THEIRS' });
    await message(late('A'));
    answer = told([500n], { beside: [late('A'), late('B')] });
    await message();
    await message(late('B'));
    expect(await moved()).toEqual(['received 70', 'received 500', 'received 70']);
  });
});
