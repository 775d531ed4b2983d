import { ManualClock } from '#libs/clock';
import { accept, reject } from '#libs/decider';
import type { Decider, DomainEvent } from '#libs/decider';
import { OutcomeUnknownError } from '#libs/event-store';
import { MemoryEventStore } from '#libs/event-store/memory';
import type { EventStore, EventToAppend } from '#libs/event-store';
import fc from 'fast-check';
import { CommandShell } from './command-shell';
import type { CommandEnvelope } from './command-shell';
import { CommandReusedError, RevisionMismatchError } from './errors';
import { eventId } from './event-ids';
import { emptyFold } from './folded';
import type { AggregateType } from './folded';

type Spent = DomainEvent<'Spent', { amount: number }>;
interface Spend {
  amount: number;
}

/** A purse of 100 that can never be overspent. */
const purse: Decider<number, Spend, Spent, 'too much'> = {
  category: 'purse',
  initial: 100,
  decide: (left, { amount }) => (amount > left ? reject('too much') : accept({ type: 'Spent', data: { amount } })),
  evolve: (left, { data }) => left - data.amount,
  assertInvariants: (left) => {
    if (left < 0) throw new Error('overspent');
  },
};
const type: AggregateType<number, Spend, Spent, 'too much'> = {
  decider: purse,
  schema: { currentVersion: () => 1, fromRecord: (_, __, data) => ({ type: 'Spent', data }) as Spent },
};

const clock = new ManualClock(new Date('2026-11-20T12:00:00Z'));
const envelope = (commandId: string, more: Partial<CommandEnvelope> = {}): CommandEnvelope => ({
  commandId,
  fingerprint: 'same',
  correlationId: commandId,
  actor: 'test',
  merchantId: 'shop',
  ...more,
});

function setUp(): { store: EventStore; shell: CommandShell } {
  const store = new MemoryEventStore({ clock });
  return { store, shell: new CommandShell(store, clock) };
}

describe('the command shell', () => {
  it('answers a repeated command as it was answered first, and writes nothing', async () => {
    const { store, shell } = setUp();
    await shell.execute(type, '1', { amount: 10 }, envelope('a'));
    await shell.execute(type, '1', { amount: 20 }, envelope('b'));
    const again = await shell.execute(type, '1', { amount: 10 }, envelope('a'));
    expect(again).toMatchObject({ kind: 'replayed', folded: { state: 90, revision: 0 } });
    expect((await store.read('purse-1')).events).toHaveLength(2);
  });

  it('finds the answer of a command that could not be decided again, and none of one that never happened', async () => {
    const { shell } = setUp();
    await shell.execute(type, '1', { amount: 90 }, envelope('a'));
    await shell.execute(type, '1', { amount: 10 }, envelope('b'));
    expect(await shell.replayed(type, '1', envelope('a'))).toMatchObject({ state: 10, revision: 0 });
    expect(await shell.replayed(type, '1', envelope('c'))).toBeUndefined();
    const other = shell.replayed(type, '1', envelope('a', { fingerprint: 'other' }));
    await expect(other).rejects.toThrow(CommandReusedError);
  });

  it('reads a stream of any length, up to whichever of its events, and knows each command of it', async () => {
    const { store, shell } = setUp();
    const length = 12_000;
    const metadata = { correlationId: 'c', causationId: 'c', actor: 'test', merchantId: 'shop', schemaVersion: 1 };
    const spent = (n: number): EventToAppend => ({
      id: eventId('purse-1', { commandId: `c-${n}` }, 0),
      type: 'Spent',
      data: { amount: n === length - 1 ? 1 : 0 },
      metadata: { ...metadata, commandId: `c-${n}`, occurredAt: '2026-11-20T12:00:00Z' },
    });
    for (let n = 0; n < length; n += 2_000) {
      const events = Array.from({ length: 2_000 }, (_, index) => spent(n + index));
      await store.append('purse-1', n === 0 ? 'no_stream' : n - 1, events);
    }
    expect(await shell.load(type, '1')).toMatchObject({ state: 99, revision: length - 1 });
    expect(await shell.load(type, '1', length - 2)).toMatchObject({ state: 100, revision: length - 2 });
    expect(await shell.load(type, '1', 9_999)).toMatchObject({ revision: 9_999 });
    const again = await shell.execute(type, '1', { amount: 0 }, envelope('c-0', { fingerprint: undefined }));
    expect(again).toMatchObject({ kind: 'replayed', folded: { revision: 0 } });
    expect(await shell.execute(type, '1', { amount: 9 }, envelope('new'))).toMatchObject({ folded: { state: 90 } });
  });

  it('refuses another request under a known command id', async () => {
    const { shell } = setUp();
    await shell.execute(type, '1', { amount: 10 }, envelope('a'));
    const other = shell.execute(type, '1', { amount: 99 }, envelope('a', { fingerprint: 'other' }));
    await expect(other).rejects.toThrow(CommandReusedError);
  });

  it('refuses another request under the id of a creation, also when it decides before it reads', async () => {
    const { shell } = setUp();
    await shell.execute(type, '1', { amount: 10 }, envelope('a'));
    const from = emptyFold('purse-1', purse.initial);
    const other = shell.execute(type, '1', { amount: 99 }, envelope('a', { fingerprint: 'other' }), { from });
    await expect(other).rejects.toThrow(CommandReusedError);
  });

  it('lets one of many copies of a command through, however they race', async () => {
    const { store, shell } = setUp();
    const from = emptyFold('purse-1', purse.initial);
    const copies = Array.from({ length: 50 }, () => shell.execute(type, '1', { amount: 10 }, envelope('a'), { from }));
    const kinds = (await Promise.all(copies)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'accepted')).toHaveLength(1);
    expect((await store.read('purse-1')).events).toHaveLength(1);
  });

  it('decides again when others were faster, and never on an old state', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 2, maxLength: 8 }), async (amounts) => {
        const { shell } = setUp();
        const results = await Promise.all(
          amounts.map((amount, i) => shell.execute(type, '1', { amount }, envelope(`c${i}`))),
        );
        const spent = amounts
          .filter((_, i) => results[i]!.kind === 'accepted')
          .reduce((sum, amount) => sum + amount, 0);
        expect((await shell.load(type, '1')).state).toBe(100 - spent);
        expect(spent).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('gives a refusal only on the state as it stands, not on one that a caller brought along', async () => {
    const { shell } = setUp();
    const stale = { ...emptyFold('purse-1', 5) };
    expect(await shell.execute(type, '1', { amount: 50 }, envelope('a'), { from: stale })).toMatchObject({
      kind: 'accepted',
    });
  });

  it('holds a caller to the revision it named', async () => {
    const { shell } = setUp();
    await shell.execute(type, '1', { amount: 10 }, envelope('a'));
    await expect(shell.execute(type, '1', { amount: 10 }, envelope('b', { ifRevision: 4 }))).rejects.toThrow(
      RevisionMismatchError,
    );
    expect(await shell.execute(type, '1', { amount: 10 }, envelope('b', { ifRevision: 0 }))).toMatchObject({
      kind: 'accepted',
    });
  });

  it('repeats an append whose answer was lost and writes it once', async () => {
    const { store } = setUp();
    let lost = false;
    const forgetful = Object.create(store) as EventStore;
    forgetful.append = async (...args) => {
      const result = await store.append(...args);
      if (lost) return result;
      lost = true;
      throw new OutcomeUnknownError(args[0], 'the answer was lost');
    };
    const result = await new CommandShell(forgetful, clock).execute(type, '1', { amount: 10 }, envelope('a'));
    expect(result).toMatchObject({ kind: 'replayed', folded: { state: 90 } });
    expect((await store.read('purse-1')).events).toHaveLength(1);
  });
});
