import { waitFor } from '../../test/support/wait-for';
import { checkProjection, rebuildProjection } from '#libs/projections';
import type { RecordedEvent } from '#libs/event-store';
import { PROCESS_PROJECTION } from '.';
import type { TimerFired } from '.';
import { ProcessHarness, STORES } from './testing/harness';
import { parcel } from './testing/parcel';

const DAY_MS = 86_400_000;

describe.each(STORES)('timers of processes on the %s store', (kind) => {
  let harness: ProcessHarness;
  beforeEach(async () => {
    harness = await ProcessHarness.create(kind);
  });
  afterEach(() => harness.close());

  const settled = () => waitFor(() => harness.settled(), { describe: 'the end of the log' });
  const openTimers = async () => {
    const { rows } = await harness.pool.query<{ instance: string; name: string; due: Date }>(
      'SELECT instance, name, due_at AS due FROM rm.process_timer ORDER BY due_at, position',
    );
    return rows.map(({ instance, name, due }) => `${instance} ${name} ${due.toISOString().slice(0, 10)}`);
  };
  const firings = async (): Promise<readonly RecordedEvent[]> =>
    (await harness.store.readAll(0n, 5_000)).events.filter(({ type }) => type === 'TimerFired');

  it('fire when the clock reaches them, not before, and set the next by due time', async () => {
    harness.start([parcel()]);
    await harness.tell('1', 'Packed');
    await waitFor(async () => (await openTimers()).length === 1);
    harness.clock.advance(DAY_MS - 1);
    await settled();
    await harness.managers([parcel()]).timers.round();
    expect(await openTimers()).toEqual(['1 send 2026-03-02']);
    expect(await firings()).toEqual([]);
    harness.clock.advance(5_000);
    await waitFor(() => harness.target.of('1').includes('send'));
    await waitFor(async () => (await openTimers())[0] === '1 ask 2026-03-03');
  });

  it('fire in order of due time and each once after a jump, however many workers run', async () => {
    const first = harness.start([parcel()]);
    const days = [5, 1, 4, 2, 3, 9, 7, 8, 6, 10];
    for (const [box, day] of days.entries()) await harness.tell(String(box), 'Packed', { days: day });
    await waitFor(async () => (await openTimers()).length === days.length);
    await first.stop();
    harness.clock.advance(30 * DAY_MS);
    const workers = [0, 1, 2].map(() => harness.managers([parcel()]).timers);
    for (let round = 0; round < 3; round++) await Promise.all(workers.map((worker) => worker.round()));
    const order = (await firings()).map(({ stream }) => days[Number(stream.split('-')[2])]);
    expect(order).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('leave the turn to the worker that has it, and take it when that one is gone', async () => {
    const running = harness.start([parcel()]);
    await harness.tell('1', 'Packed');
    await waitFor(async () => (await openTimers()).length === 1);
    await running.stop();
    harness.clock.advance(DAY_MS);
    const other = await harness.pool.connect();
    await other.query(`SELECT pg_advisory_lock(hashtextextended('process timers', 0))`);
    const { timers } = harness.managers([parcel()]);
    expect(await timers.round()).toBe(0);
    expect(await firings()).toEqual([]);
    other.release(true);
    await waitFor(async () => (await timers.round()) === 1);
    expect(await firings()).toHaveLength(1);
  });

  it('give after a jump what days of waiting give', async () => {
    const packed = async (box: string) => {
      await harness.tell(box, 'Packed', { days: 1 });
      await waitFor(() => harness.target.of(box).length === 2);
      await settled();
    };
    /** What was done at which day after the packing. */
    const done = async (box: string) => {
      const events = await harness.streamOf(box);
      const since = Date.parse(events[0]!.metadata.occurredAt);
      const fired = events.filter(({ type }) => type === 'TimerFired').map(({ data }) => data as TimerFired['data']);
      return fired.map(({ name, dueAt }) => `${name} ${(Date.parse(dueAt) - since) / DAY_MS}`);
    };
    harness.start([parcel()]);
    await packed('waiting');
    for (let day = 1; day <= 4; day++) {
      harness.clock.advance(DAY_MS);
      await waitFor(() => harness.target.of('waiting').length === 2 + day);
    }
    await settled();
    const waited = await done('waiting');
    await packed('jumping');
    harness.clock.advance(4 * DAY_MS);
    await waitFor(() => harness.target.of('jumping').length === 6);
    expect(waited).toEqual(['send 1', 'ask 2', 'ask 3', 'ask 4']);
    expect(await done('jumping')).toEqual(waited);
  });

  it('are gone when cancelled, moved when set again, and end with their process', async () => {
    harness.start([parcel()]);
    await harness.tell('1', 'Packed');
    await harness.tell('1', 'Delayed');
    await harness.tell('2', 'Packed');
    await harness.tell('2', 'Packed', { days: 7 });
    await harness.tell('3', 'Packed');
    await harness.tell('3', 'Cancelled');
    await waitFor(() => harness.target.of('3').includes('unbook'));
    await settled();
    expect(await openTimers()).toEqual(['2 send 2026-03-08']);
    harness.clock.advance(2 * DAY_MS);
    await harness.managers([parcel()]).timers.round();
    expect(await firings()).toEqual([]);
  });

  it('do not fire when the table is behind the log: the stream decides', async () => {
    const running = harness.start([parcel()]);
    await harness.tell('1', 'Packed');
    await waitFor(async () => (await openTimers()).length === 1);
    await settled();
    await running.stop();
    const { reactions, timers } = harness.managers([parcel()]);
    await harness.tell('1', 'Delayed');
    const { events } = await harness.store.read('box-1');
    await reactions[0]!.handle(events.at(-1)!);
    harness.clock.advance(2 * DAY_MS);
    expect(await timers.round()).toBe(1);
    expect(await firings()).toEqual([]);
    expect(await timers.round()).toBe(0);
  });

  it('wait behind the input that parks their instance', async () => {
    harness.start([parcel()]);
    await harness.tell('1', 'Packed');
    await harness.tell('1', 'Broken');
    await waitFor(async () => (await harness.count('1', 'ProcessParked')) === 1);
    harness.clock.advance(DAY_MS);
    await waitFor(async () => (await firings()).length === 1);
    await settled();
    expect(harness.target.of('1')).toEqual(['book', 'label']);
    expect((await harness.types('1')).at(-1)).toBe('TimerFired');
  });

  it('are rebuilt from the log as they stand, also when their table was lost', async () => {
    harness.start([parcel(), parcel({ name: 'copy' })]);
    for (let box = 0; box < 30; box++) {
      await harness.tell(String(box), 'Packed', { days: 1 + (box % 5) });
      if (box % 3 === 0) await harness.tell(String(box), 'Delayed');
      if (box % 7 === 0) await harness.tell(String(box), 'Cancelled');
      if (box % 5 === 0) await harness.tell(String(box), 'Packed', { days: 9 });
      if (box % 11 === 0) await harness.tell(String(box), 'Broken');
    }
    await settled();
    harness.clock.advance(3 * DAY_MS);
    await waitFor(async () => (await firings()).length > 10);
    await settled();
    const options = { pool: harness.pool, store: harness.store, log: harness.log };
    const check = await checkProjection(PROCESS_PROJECTION, options);
    expect(check.differences).toEqual([]);
    expect(check.tables.map(({ rows }) => rows > 10)).toEqual([true, true]);
    // Equal means more than that both are empty or blind: a lost row is seen and comes back.
    const before = await openTimers();
    await harness.pool.query('DELETE FROM rm.process_timer');
    expect((await checkProjection(PROCESS_PROJECTION, options)).differences).toHaveLength(1);
    const next = { ...PROCESS_PROJECTION, version: 2 };
    await rebuildProjection(next, options);
    expect(await openTimers()).toEqual(before);
  });
});
