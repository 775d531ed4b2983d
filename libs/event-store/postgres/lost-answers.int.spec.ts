import type { TestDatabase } from '../../../test/support/database';
import { waitFor } from '../../../test/support/wait-for';
import { OutcomeUnknownError, OverloadedError } from '../errors';
import { anEvent, someEvents } from '../testing/contract/given';
import { PostgresEventStore } from './postgres-event-store';
import { createLogDatabase, expectWhole, logShape, withClient } from './testing/log-database';
import type { TcpProxy } from './testing/tcp-proxy';
import { answersAnAppend, startTcpProxy } from './testing/tcp-proxy';

describe('an append whose answer is lost', () => {
  let database: TestDatabase;
  let proxy: TcpProxy;
  let store: PostgresEventStore;

  beforeEach(async () => {
    database = await createLogDatabase();
    proxy = await startTcpProxy(database.url);
    store = await PostgresEventStore.open({ connectionString: proxy.url, allowFsyncOff: true });
  });
  afterEach(async () => {
    await store.close();
    await proxy.stop();
    await database.drop();
  });

  it('is repeated with the same ids and found: stored once, answered with its place', async () => {
    proxy.cutInsteadOf(answersAnAppend);
    const result = await store.append('order-1', 'no_stream', someEvents(2));
    expect(result).toEqual({ revision: 1, position: 2n, repeated: true });
    expectWhole(await logShape(database.url));
  });

  it('is repeated with its whole batch, and each append of it gets its own answer', async () => {
    await store.append('taken-1', 'no_stream', [anEvent()]);
    proxy.cutInsteadOf(answersAnAppend);
    const names = Array.from({ length: 20 }, (_, index) => `order-${index}`);
    const settled = await Promise.allSettled([
      ...names.map((name) => store.append(name, 'no_stream', [anEvent()])),
      store.append('taken-1', 'no_stream', [anEvent()]),
    ]);
    expect(settled.map((one) => one.status)).toEqual([...names.map(() => 'fulfilled'), 'rejected']);
    expect((await logShape(database.url)).events).toBe(21);
  });

  it('ends as unknown when the server stays away, and is found by the caller who repeats it', async () => {
    const events = someEvents(2);
    proxy.cutInsteadOf((answer) => answersAnAppend(answer) && (void proxy.stop(), true));
    const unanswered = store.append('order-1', 'no_stream', events);
    await expect(unanswered).rejects.toBeInstanceOf(OutcomeUnknownError);
    // By now the store knows that it has no connection: what is not sent is certainly not written.
    await expect(store.append('order-2', 'no_stream', [anEvent()])).rejects.toBeInstanceOf(OverloadedError);
    const direct = await PostgresEventStore.open({ connectionString: database.url, allowFsyncOff: true });
    expect(await direct.append('order-1', 'no_stream', events)).toMatchObject({ revision: 1, repeated: true });
    await direct.close();
    proxy = await startTcpProxy(database.url);
  });
});

describe('a server that is slower than its callers', () => {
  it('is protected by a bound: what is refused was not written, all else is answered', async () => {
    const database = await createLogDatabase();
    const store = await PostgresEventStore.open({ connectionString: database.url, allowFsyncOff: true });
    const calls = 9_000;
    const settled = await withClient(database.adminUrl, async (slow) => {
      await slow.query('BEGIN');
      await slow.query('SELECT FROM es.gate FOR UPDATE');
      const appends = Array.from({ length: calls }, (_, n) => store.append(`order-${n}`, 'no_stream', [anEvent()]));
      const refused = appends.at(-1)!.catch((error: unknown) => error);
      expect(await refused).toBeInstanceOf(OverloadedError);
      await slow.query('COMMIT');
      return Promise.allSettled(appends);
    });
    const stored = settled.filter((one) => one.status === 'fulfilled').length;
    expect(stored).toBeGreaterThan(8_000);
    expect(stored).toBeLessThan(calls);
    expect((await logShape(database.url)).events).toBe(stored);
    await store.close();
    await database.drop();
  });
});

describe('news of an append', () => {
  it('reach the subscriptions of other stores, also after their connection was lost', async () => {
    const database = await createLogDatabase();
    const open = () => PostgresEventStore.open({ connectionString: database.url, allowFsyncOff: true });
    const [writer, reader] = [await open(), await open()];
    const abort = new AbortController();
    const seen: string[] = [];
    const reading = (async () => {
      for await (const batch of reader.subscribe({ after: 0n, signal: abort.signal })) {
        seen.push(...batch.events.map((event) => event.stream));
      }
    })();
    const listeners = `
      SELECT pid FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'countinghouse-listen' AND query LIKE 'LISTEN%'`;
    await withClient(database.adminUrl, async (admin) => {
      const listening = () => waitFor(async () => (await admin.query<{ pid: number }>(listeners)).rows[0]?.pid);
      const first = await listening();
      await writer.append('order-1', 'no_stream', [anEvent()]);
      await waitFor(() => seen.length === 1);
      await admin.query('SELECT pg_terminate_backend($1)', [first]);
      await waitFor(async () => (await listening()) !== first);
      await writer.append('order-2', 'no_stream', [anEvent()]);
      await waitFor(() => seen.length === 2);
    });
    abort.abort();
    await reading;
    await Promise.all([writer.close(), reader.close()]);
    await database.drop();
  });
});
