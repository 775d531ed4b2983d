import fc from 'fast-check';
import { waitFor } from '../../test/support/wait-for';
import { ManualClock } from '#libs/clock';
import { CommandShell } from '#libs/command-shell';
import type { EventToAppend, RecordedEvent } from '#libs/event-store';
import { MemoryEventStore } from '#libs/event-store/memory';
import { inboxReaction } from './inbox';
import { outboxReaction } from './outbox';
import { processStream } from '.';
import { ProcessHarness, START, STORES, Target } from './testing/harness';
import { boxEvent, parcel } from './testing/parcel';

/** A busy machine takes its time. */
const PATIENCE_MS = 120_000;
const INPUTS = ['Packed', 'Noted', 'Noted', 'Delayed', 'Noted'];
const boxOf = (box: string): EventToAppend[] =>
  INPUTS.map((type, number) => boxEvent(box, number, type, { note: `${box}/${number}` }));

/** Ids and types of what must be issued for a box: what one delivery without any trouble gives. */
async function expectedOf(boxes: readonly string[]): Promise<string[]> {
  const { store, deliver, target } = small();
  for (const box of boxes) await store.append(`box-${box}`, 'no_stream', boxOf(box));
  for (const event of (await store.readAll(0n, 10_000)).events) await deliver(event);
  return issued(target);
}

const issued = (target: Target): string[] => [...target.sent].map(([id, { type }]) => `${type} ${id}`).toSorted();

/** The two reactions by hand, so that a test chooses what is delivered when. */
function small() {
  const store = new MemoryEventStore();
  const target = new Target();
  const shell = new CommandShell(store, new ManualClock(START));
  const inbox = inboxReaction(parcel(), shell);
  const outbox = outboxReaction(parcel(), shell, target.dispatch);
  const dispatchAll = async (instance: string) => {
    for (const event of (await store.read(processStream('parcel', instance))).events) {
      if (event.type === 'CommandIssued') await outbox.handle(event);
    }
  };
  const deliver = async (event: RecordedEvent) => {
    await inbox.handle(event);
    await dispatchAll(event.stream.slice('box-'.length));
  };
  return { store, target, deliver, take: (event: RecordedEvent) => inbox.handle(event), dispatchAll };
}

describe('the commands of a process', () => {
  it('are the same set whatever is repeated and whenever it restarts', async () => {
    const expected = await expectedOf(['1', '2']);
    // How far a runner comes before it dies, from which event its successor begins again, and whether it dispatches.
    const life = fc.record({ from: fc.nat(9), count: fc.nat(10), dispatches: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(life, { maxLength: 6 }), async (lives) => {
        const { store, target, take, dispatchAll } = small();
        for (const box of ['1', '2']) await store.append(`box-${box}`, 'no_stream', boxOf(box));
        const { events } = await store.readAll(0n, 100);
        let safe = 0;
        for (const { from, count, dispatches } of [...lives, { from: 0, count: 10, dispatches: true }]) {
          // A checkpoint lies behind what was handled or at it, never ahead.
          const start = Math.min(from, safe);
          for (const event of events.slice(start, start + count)) await take(event);
          safe = Math.max(safe, Math.min(start + count, events.length));
          if (dispatches) for (const box of ['1', '2']) await dispatchAll(box);
        }
        expect(issued(target)).toEqual(expected);
      }),
    );
  });
});

describe.each(STORES)('a thousand instances on the %s store', (kind) => {
  it('issue the same commands over restarts, lost checkpoints and two runners at a time', async () => {
    const harness = await ProcessHarness.create(kind);
    const boxes = Array.from({ length: 1_000 }, (_, i) => String(i));
    const expected = await expectedOf(boxes);
    try {
      let runners = [harness.start([parcel()]), harness.start([parcel()])];
      const restart = async (lose: boolean) => {
        await Promise.all(runners.map((runner) => runner.stop()));
        // The successor begins at the first event again, with what was issued and dispatched behind it.
        if (lose) await harness.pool.query(`UPDATE ops.checkpoint SET position = 0 WHERE kind = 'reaction'`);
        runners = [harness.start([parcel()]), harness.start([parcel()])];
      };
      const sent = (share: number) => waitFor(() => harness.target.sent.size >= share, { timeoutMs: PATIENCE_MS });
      for (const [index, box] of boxes.entries()) {
        await harness.store.append(`box-${box}`, 'no_stream', boxOf(box));
        if (index === 300 || index === 600) {
          await sent(index);
          await restart(index === 600);
        }
      }
      await sent(expected.length);
      await waitFor(() => harness.settled(), { timeoutMs: PATIENCE_MS, describe: 'the end of the log' });
      expect(issued(harness.target)).toEqual(expected);
    } finally {
      await harness.close();
    }
  }, 300_000);
});
