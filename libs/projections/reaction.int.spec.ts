import type { RecordedEvent } from '#libs/event-store';
import { MemoryEventStore } from '#libs/event-store/memory';
import { waitFor } from '../../test/support/wait-for';
import { listHeldEvents, retryHeldEvents, rewindReaction, subscriberStatus } from '.';
import type { Reaction } from '.';
import { ProjectionHarness } from './testing/harness';
import { added } from './testing/tally';

describe('a reaction', () => {
  let store: MemoryEventStore;
  let harness: ProjectionHarness;
  let handled: string[];
  beforeEach(async () => {
    store = new MemoryEventStore();
    handled = [];
    harness = await ProjectionHarness.create();
  });
  afterEach(() => harness.close());

  const name = (event: RecordedEvent) => `${event.stream}@${event.revision}`;
  const reaction = (
    handle: (event: RecordedEvent) => Promise<void> | void,
    more: Partial<Reaction> = {},
  ): Reaction => ({
    name: 'applier',
    onFailure: 'hold',
    handle: async (event) => {
      await handle(event);
      handled.push(name(event));
    },
    ...more,
  });
  const appendTo = async (stream: string, count: number) =>
    (
      await store.append(
        stream,
        'no_stream',
        Array.from({ length: count }, (_, i) => added(stream, i)),
      )
    ).position;

  it('handles streams side by side and the events of one stream in order', async () => {
    const release: (() => void)[] = [];
    let running = 0;
    const slow = reaction(async () => {
      running += 1;
      await new Promise<void>((resolve) => void release.push(resolve));
      running -= 1;
    });
    for (let i = 0; i < 20; i++) await appendTo(`a-${i}`, 2);
    harness.startReactions(store, [slow]);
    await waitFor(() => running === 16);
    expect(new Set(handled)).toEqual(new Set());
    await waitFor(() => {
      release.splice(0).forEach((go) => go());
      return handled.length === 40;
    });
    for (let i = 0; i < 20; i++)
      expect(handled.filter((h) => h.startsWith(`a-${i}@`))).toEqual([`a-${i}@0`, `a-${i}@1`]);
  });

  it('saves no checkpoint beyond an event that is still in work', async () => {
    let go = () => {};
    const waiting = new Promise<void>((resolve) => void (go = resolve));
    const stuck = reaction((event) => (event.stream === 'a-1' ? waiting : undefined));
    await appendTo('a-0', 1);
    await appendTo('a-1', 1);
    const last = await appendTo('a-2', 5);
    harness.startReactions(store, [stuck]);
    await waitFor(() => handled.includes('a-2@4'));
    await waitFor(() => harness.reached('applier', 1n));
    expect(await harness.checkpoint('applier')).toMatchObject({ position: '1' });
    go();
    await waitFor(() => harness.reached('applier', last));
  });

  it('holds the key of a failing event with its successors, lets others pass, and heals in order', async () => {
    let broken = true;
    const failing = reaction((event) => {
      if (broken && name(event) === 'a-1@1') throw new Error('the provider is not known');
    });
    await appendTo('a-1', 4);
    const last = await appendTo('a-2', 2);
    harness.startReactions(store, [failing]);
    await waitFor(() => harness.reached('applier', last));
    expect(handled.toSorted()).toEqual(['a-1@0', 'a-2@0', 'a-2@1']);
    expect(await listHeldEvents(harness.pool, 'applier')).toMatchObject([
      { stream: 'a-1', revision: 1, attempts: 1, lastError: 'the provider is not known' },
      { stream: 'a-1', revision: 2, attempts: 0 },
      { stream: 'a-1', revision: 3, attempts: 0 },
    ]);
    broken = false;
    await retryHeldEvents(harness.pool, 'applier', 'a-1');
    await waitFor(() => handled.length === 6);
    expect(handled.filter((h) => h.startsWith('a-1'))).toEqual(['a-1@0', 'a-1@1', 'a-1@2', 'a-1@3']);
    await waitFor(async () => (await listHeldEvents(harness.pool)).length === 0);
    await store.append('a-1', 3, [added('a-1', 4)]);
    await waitFor(() => handled.includes('a-1@4'));
  });

  it('parks a failing event alone and tries it again by itself', async () => {
    let failures = 0;
    const failing = reaction(
      (event) => {
        if (name(event) === 'a-1@0' && failures++ === 0) throw new Error('not now');
      },
      { onFailure: 'park' },
    );
    await appendTo('a-1', 2);
    harness.startReactions(store, [failing]);
    await waitFor(() => handled.includes('a-1@0'));
    expect(handled).toEqual(['a-1@1', 'a-1@0']);
  });

  it('goes on behind the last saved checkpoint after a restart, with what was held', async () => {
    let broken = true;
    const failing = reaction((event) => {
      if (broken && name(event) === 'a-1@0') throw new Error('no');
    });
    const first = await appendTo('a-1', 2);
    const running = harness.startReactions(store, [failing]);
    await waitFor(() => harness.reached('applier', first));
    await running.stop();
    broken = false;
    const last = await appendTo('a-2', 1);
    harness.startReactions(store, [failing]);
    await waitFor(() => harness.reached('applier', last));
    await waitFor(() => handled.length === 3);
    expect(handled.filter((h) => h.startsWith('a-1'))).toEqual(['a-1@0', 'a-1@1']);
  });

  it('stops for all to see ahead of a log that was restored from an older backup, until it is set back', async () => {
    const failing = reaction((event) => {
      if (event.stream === 'a-2') throw new Error('no');
    });
    await appendTo('a-1', 4);
    const ahead = await appendTo('a-2', 1);
    const running = harness.startReactions(store, [failing]);
    await waitFor(() => harness.reached('applier', ahead));
    await running.stop();
    store = new MemoryEventStore();
    await appendTo('b-1', 2);
    harness.startReactions(store, [failing]);
    await waitFor(async () => (await harness.checkpoint('applier'))?.state === 'stopped');
    const [status] = await subscriberStatus(harness.pool, store);
    expect(status).toMatchObject({ running: false, position: ahead, failedPosition: ahead, held: 1 });
    expect(status?.lastError).toContain('lies beyond the end of the log at 2');
    expect(handled.filter((h) => h.startsWith('b-'))).toEqual([]);
    expect(await rewindReaction(harness.pool, 'nobody', 0n)).toBe(false);
    expect(await rewindReaction(harness.pool, 'applier', ahead + 1n)).toBe(false);
    expect(await rewindReaction(harness.pool, 'applier', 1n)).toBe(true);
    await waitFor(() => harness.reached('applier', 2n));
    expect(handled.filter((h) => h.startsWith('b-'))).toEqual(['b-1@1']);
    // What was held of the lost log is read again from the log that is there, if it is in it.
    expect(await listHeldEvents(harness.pool)).toEqual([]);
  });
});
