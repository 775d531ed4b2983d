import { ManualClock } from '#libs/clock';
import { MemoryEventStore } from '#libs/event-store/memory';
import type { MoneyTold, NotifiedFact, ProviderAdapter } from '#libs/providers';
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
    const named = (name: string, minor: bigint, upTo?: bigint) => ({
      ...{ kind: 'received', code: 'again', providerReference: name, movement: `deposit/${name}`, amount: usd(minor) },
      ...(upTo !== undefined && { upTo: usd(upTo) }),
    });
    answer = told([500n], { beside: [named('A', 70n, 570n), named('B', 30n, 600n), named('late', 20n)] });
    await message();
    expect(await moved()).toEqual(['received 570', 'received 30', 'received 20']);
  });

  it('books a sum once where the number has two names', async () => {
    answer = told([500n]);
    await message();
    answer = told([500n], { reference: 'THEIRS' });
    await message({ kind: 'ask', code: 'PAID', reference: 'refund/R1' });
    expect(await moved()).toEqual(['received 500']);
  });

  it('books a movement beside the sum once, whether a message tells it first or the provider that is asked', async () => {
    const late = (name: string) => {
      const fact = { kind: 'received', code: 'late', providerReference: name, movement: `deposit/${name}` } as const;
      return { ...fact, amount: usd(70n) };
    };
    await message(late('A'));
    answer = told([500n], { beside: [late('A'), late('B')] });
    await message();
    await message(late('B'));
    expect(await moved()).toEqual(['received 70', 'received 500', 'received 70']);
  });
});
