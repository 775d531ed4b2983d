import { waitFor } from '../../test/support/wait-for';
import { listHeldEvents, retryHeldEvents } from '#libs/projections';
import { listInstances, listStuckInstances, processStream, resume, showInstance, skip, UnknownInstanceError } from '.';
import { ProcessHarness, STORES } from './testing/harness';
import { parcel } from './testing/parcel';

const ID = 'aaaaaaaa-0000-4000-8000-000000000001';
const OTHER_ID = 'aaaaaaaa-0000-4000-8000-000000000002';

describe.each(STORES)('an instance that cannot go on, on the %s store', (kind) => {
  let harness: ProcessHarness;
  beforeEach(async () => {
    harness = await ProcessHarness.create(kind);
  });
  afterEach(() => harness.close());

  const settled = () => waitFor(() => harness.settled(), { describe: 'the end of the log' });
  const show = (instance: string) => showInstance(harness, parcel(), instance);
  const notes = async (instance: string) =>
    (await harness.streamOf(instance))
      .filter(({ type }) => type === 'CommandIssued')
      .map(({ data }) => (data as { payload: { note?: string } }).payload.note);

  /** Box 1 stands before a broken input with two behind it, box 2 goes on. */
  async function parkOne(): Promise<void> {
    await harness.tell('1', 'Broken');
    await harness.tell('1', 'Noted', { note: 'a' });
    await harness.tell('2', 'Packed');
    await harness.tell('1', 'Noted', { note: 'b' });
    await waitFor(() => harness.target.of('2').length === 2);
    await waitFor(async () => (await listHeldEvents(harness.pool)).length === 3);
    await settled();
  }

  it('is parked with everything behind it, while others go on', async () => {
    harness.start([parcel()]);
    await parkOne();
    expect(await harness.types('1')).toEqual(['ProcessParked']);
    expect(await show('1')).toMatchObject({
      status: 'parked',
      parked: { error: 'cannot be understood', sourceType: 'Broken' },
      waitingInputs: [{ eventType: 'Broken' }, { eventType: 'Noted' }, { eventType: 'Noted' }],
      commands: [],
    });
    expect(await listInstances(harness.pool, { status: 'parked' })).toMatchObject([
      { process: 'parcel', instance: '1', reason: 'cannot be understood' },
    ]);
  });

  it('stays parked over tries and restarts, and says it once', async () => {
    const first = harness.start([parcel()]);
    await parkOne();
    await first.stop();
    harness.start([parcel()]);
    await retryHeldEvents(harness.pool, 'process-inbox:parcel');
    await waitFor(async () => (await show('1')).waitingInputs[0]!.attempts > 1);
    expect(await harness.types('1')).toEqual(['ProcessParked']);
  });

  it('meets the input again when resumed, and what waits behind it in order', async () => {
    let repaired = false;
    harness.start([parcel({ repaired: () => repaired })]);
    await parkOne();
    repaired = true;
    // As after a long time in vain, when the next try is far away.
    await harness.pool.query(`UPDATE ops.held_event SET next_attempt_at = now() + interval '1 hour'`);
    const act = { commandId: ID, by: 'cli:anna', reason: 'repaired' };
    expect(await resume(harness, parcel(), '1', act)).toEqual({ done: true, replayed: false });
    await waitFor(() => harness.target.of('1').length === 3);
    expect(harness.target.of('1')).toEqual(['mend', 'copy', 'copy']);
    expect(await notes('1')).toEqual([undefined, 'a', 'b']);
    await waitFor(async () => (await listHeldEvents(harness.pool)).length === 0);
    expect(await harness.types('1')).toEqual(expect.arrayContaining(['ProcessParked', 'ProcessResumed']));
    expect(await resume(harness, parcel(), '1', act)).toEqual({ done: true, replayed: true });
    expect(await harness.count('1', 'ProcessResumed')).toBe(1);
    await harness.tell('1', 'Noted', { note: 'c' });
    await waitFor(() => harness.target.of('1').length === 4);
  });

  it('is parked again when nothing was repaired', async () => {
    harness.start([parcel()]);
    await parkOne();
    await resume(harness, parcel(), '1', { commandId: ID, by: 'cli:anna' });
    await waitFor(async () => (await harness.count('1', 'ProcessParked')) === 2);
    expect(await harness.types('1')).toEqual(['ProcessParked', 'ProcessResumed', 'ProcessParked']);
  });

  it('goes on behind an input that is skipped, by whom and why on record', async () => {
    harness.start([parcel()]);
    await parkOne();
    const { sourceEventId } = (await show('1')).parked!;
    const act = { commandId: ID, by: 'cli:anna', reason: 'sent by mistake', sourceEventId };
    await expect(skip(harness, parcel(), '1', { ...act, reason: ' ' })).rejects.toThrow(RangeError);
    const wrong = { ...act, commandId: OTHER_ID, sourceEventId: OTHER_ID };
    expect(await skip(harness, parcel(), '1', wrong)).toEqual({ done: false, refusal: 'another-input' });
    expect(await skip(harness, parcel(), '1', act)).toEqual({ done: true, replayed: false });
    await waitFor(() => harness.target.of('1').length === 2);
    expect(await notes('1')).toEqual(['a', 'b']);
    const skipped = (await harness.streamOf('1')).find(({ type }) => type === 'InputSkipped');
    expect(skipped).toMatchObject({ data: { by: 'cli:anna', reason: 'sent by mistake', sourceEventId } });
  });

  it('is parked before a command that no store can keep', async () => {
    harness.start([parcel()]);
    await harness.tell('1', 'Unserialisable');
    await waitFor(async () => (await harness.count('1', 'ProcessParked')) === 1);
    expect((await show('1')).parked?.error).toContain('JSON');
  });

  it('is tried again and not parked when the error is of the world', async () => {
    let down = true;
    const failure = () => Object.assign(new Error('connection lost'), { code: '08006' });
    harness.start([parcel({ failure, repaired: () => !down })]);
    await harness.tell('1', 'Broken');
    await harness.tell('1', 'Noted', { note: 'a' });
    await waitFor(async () => (await listHeldEvents(harness.pool)).length === 2);
    expect(await harness.types('1')).toEqual([]);
    down = false;
    await waitFor(() => harness.target.of('1').length === 2);
    expect(await harness.count('1', 'ProcessParked')).toBe(0);
  });

  it('is not found for an input that cannot be correlated: the stream of that waits, and nothing else', async () => {
    harness.start([parcel()]);
    await harness.tell('1', 'Nameless');
    await harness.tell('2', 'Packed');
    await waitFor(() => harness.target.of('2').length === 2);
    // Streams do not wait for each other: the other one may be done first.
    const held = await waitFor(async () => {
      const found = await listHeldEvents(harness.pool);
      return found.length > 0 && found;
    });
    expect(held).toMatchObject([{ key: 'box-1', lastError: 'no name on it' }]);
    expect(await harness.types('1')).toEqual([]);
  });

  it('refuses what does not fit it', async () => {
    harness.start([parcel()]);
    await harness.tell('1', 'Packed');
    await waitFor(() => harness.target.of('1').length === 2);
    const act = { commandId: ID, by: 'cli:anna' };
    expect(await resume(harness, parcel(), '1', act)).toEqual({ done: false, refusal: 'not-parked' });
    await expect(resume(harness, parcel(), 'none', act)).rejects.toThrow(UnknownInstanceError);
    await expect(show('none')).rejects.toThrow(UnknownInstanceError);
  });

  it('shows what is awaited, since when, the open timers and the fate of each command', async () => {
    harness.target.refuses = (type) => type === 'copy';
    harness.start([parcel()]);
    await harness.tell('1', 'Packed');
    await waitFor(async () => (await show('1')).commands.filter(({ fate }) => fate === 'dispatched').length === 2);
    expect(await show('1')).toMatchObject({
      version: 1,
      status: 'running',
      awaits: ['the day of sending'],
      since: '2026-03-01T00:00:00.000Z',
      timers: [{ name: 'send', dueAt: '2026-03-02T00:00:00.000Z' }],
      commands: [{ type: 'book', payload: { weight: '3' } }, { type: 'label' }],
    });
    await harness.tell('1', 'Noted');
    await waitFor(async () => (await show('1')).status === 'ended');
    expect((await show('1')).commands.at(-1)).toMatchObject({ type: 'copy', fate: 'failed', reason: 'not today' });
  });

  it('is reported once when it is stuck', async () => {
    const { managers } = harness.start([parcel()]);
    await parkOne();
    await harness.tell('3', 'Noted');
    await waitFor(() => harness.target.of('3').length === 1);
    await settled();
    const stuck = async () =>
      (await listStuckInstances(harness.pool, harness.clock.now(), { marginMs: 1_000 })).map((one) => [
        one.instance,
        one.stuck,
      ]);
    expect(await stuck()).toEqual([['1', 'parked']]);
    harness.clock.advance(3_600_001);
    await waitFor(async () => (await stuck()).length === 2);
    expect(await stuck()).toContainEqual(['3', 'no-progress']);
    await managers.reportStuck();
    await managers.reportStuck();
    const reports = harness.errors.filter(({ message }) => message === 'a process is stuck');
    expect(reports.map(({ details }) => details.instance).toSorted()).toEqual(['1', '3']);
    expect(processStream('parcel', '1')).toBe('process-parcel-1');
  });
});
