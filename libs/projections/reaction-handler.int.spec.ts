import type { RecordedEvent } from '#libs/event-store';
import { MemoryEventStore } from '#libs/event-store/memory';
import { listHeldEvents, retryHeldEvents } from '.';
import { ReactionHandler } from './reaction-handler';
import { ProjectionHarness } from './testing/harness';
import { silentLog } from './testing/silent-log';
import { added } from './testing/tally';

describe('what a reaction sets aside', () => {
  let harness: ProjectionHarness;
  beforeEach(async () => {
    harness = await ProjectionHarness.create();
  });
  afterEach(() => harness.close());

  it('is tried again though it came while somebody looked whether anything is set aside', async () => {
    const store = new MemoryEventStore();
    await store.append('a', 'no_stream', [added('a', 0)]);
    const [event] = (await store.read('a')).events as [RecordedEvent];
    const failing = () => Promise.reject(new Error('the answer was lost'));
    const reaction = { name: 'sender', onFailure: 'hold', handle: failing } as const;
    const handler = new ReactionHandler(reaction, harness.pool, store, silentLog);

    const answers = holdAnswers(harness, 'LIMIT 1');
    const looking = handler.due(10);
    await answers.held;
    await handler.handle(event, 'a');
    answers.release();
    expect(await looking).toEqual([]);
    await retryHeldEvents(harness.pool, 'sender');
    expect(await handler.due(10)).toMatchObject([{ key: 'a', attempts: 1 }]);
    expect(await listHeldEvents(harness.pool)).toHaveLength(1);
  });
});

/** The database answers at once, and the first answer to such a query is handed on only when it is released. */
function holdAnswers({ pool }: ProjectionHarness, part: string) {
  const query = pool.query.bind(pool) as (...args: readonly unknown[]) => Promise<unknown>;
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const held = new Promise<void>((isHeld) => {
    const answer = async (...args: readonly unknown[]): Promise<unknown> => {
      const rows = await query(...args);
      if (!String(args[0]).includes(part)) return rows;
      Object.assign(pool, { query });
      isHeld();
      await released;
      return rows;
    };
    Object.assign(pool, { query: answer });
  });
  return { held, release: () => release() };
}
