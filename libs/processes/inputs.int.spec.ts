import { waitFor } from '../../test/support/wait-for';
import type { AnyProcess } from '.';
import { boxEvent, parcel } from './testing/parcel';
import { ProcessHarness, STORES } from './testing/harness';

const isInbox = ({ name }: { name: string }) => name.startsWith('process-inbox');

describe.each(STORES)('processes on the %s store', (kind) => {
  let harness: ProcessHarness;
  beforeEach(async () => {
    harness = await ProcessHarness.create(kind);
  });
  afterEach(() => harness.close());

  const settled = () => waitFor(() => harness.settled(), { describe: 'the end of the log' });

  it('take inputs and dispatch what they issue, each once', async () => {
    harness.start([parcel()]);
    await harness.tell('1', 'Packed');
    await harness.tell('1', 'Unrelated');
    await harness.tell('1', 'Cancelled');
    await waitFor(() => harness.target.of('1').length === 3);
    await settled();
    expect(harness.target.of('1')).toEqual(['book', 'label', 'unbook']);
    expect([...harness.target.sent.values()].every(({ times }) => times === 1)).toBe(true);
    expect(await harness.count('1', 'InputSeen')).toBe(2);
    expect(await harness.count('1', 'CommandDispatched')).toBe(3);
    const [first] = await harness.streamOf('1');
    expect(first!.metadata).toMatchObject({
      correlationId: 'correlation-1',
      causationId: boxEvent('1', 0, 'Packed').id,
      actor: 'process:parcel',
      merchantId: 'm1',
    });
  });

  it('see an input once that the log delivers again, as after a checkpoint that was lost', async () => {
    const first = harness.start([parcel()]);
    await harness.tell('1', 'Packed');
    await harness.tell('1', 'Noted', { note: 'a' });
    await waitFor(() => harness.target.of('1').length === 3);
    await settled();
    await first.stop();
    const before = await harness.types('1');
    await harness.pool.query(`UPDATE ops.checkpoint SET position = 0 WHERE kind = 'reaction'`);
    harness.start([parcel()]);
    await settled();
    expect(await harness.types('1')).toEqual(before);
    expect([...harness.target.sent.values()].every(({ times }) => times === 1)).toBe(true);
  });

  it('dispatch after a restart what was appended and not dispatched', async () => {
    const dying = harness.start([parcel()], isInbox);
    await harness.tell('1', 'Packed');
    await waitFor(async () => (await harness.count('1', 'CommandIssued')) === 2);
    await dying.stop();
    expect(harness.target.of('1')).toEqual([]);
    harness.start([parcel()]);
    await waitFor(async () => (await harness.count('1', 'CommandDispatched')) === 2);
    expect(harness.target.of('1')).toEqual(['book', 'label']);
  });

  it('dispatch again, under the same id and in order, when the answer was lost', async () => {
    let lost = false;
    harness.target.beforeAnswer = () => {
      if (lost) return;
      lost = true;
      throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    };
    harness.start([parcel()]);
    await harness.tell('1', 'Packed');
    await waitFor(async () => (await harness.count('1', 'CommandDispatched')) === 2);
    expect([...harness.target.sent.values()]).toEqual([
      { type: 'book', instance: '1', times: 2 },
      { type: 'label', instance: '1', times: 1 },
    ]);
  });

  it('tell the process of a command that its target refuses', async () => {
    harness.target.refuses = (type) => type === 'label';
    harness.start([parcel()]);
    await harness.tell('1', 'Packed');
    await waitFor(async () => (await harness.count('1', 'ProcessEnded')) === 1);
    const ended = (await harness.streamOf('1')).at(-1);
    expect(ended).toMatchObject({ type: 'ProcessEnded', data: { outcome: 'label: not today' } });
  });

  it('share the work of several runners without doubling any', async () => {
    const definitions: AnyProcess[] = ['parcel', 'copy', 'third'].map((name) => parcel({ name }));
    const boxes = Array.from({ length: 20 }, (_, i) => String(i));
    const runners = [harness.start(definitions), harness.start(definitions), harness.start(definitions)];
    for (const box of boxes) await harness.tell(box, 'Packed');
    await runners[0]!.stop();
    for (const box of boxes) await harness.tell(box, 'Cancelled');
    // 3 processes, 20 boxes, 3 commands.
    await waitFor(() => harness.target.sent.size === 180, { timeoutMs: 30_000 });
    await settled();
    expect([...harness.target.sent.values()].filter(({ times }) => times > 1)).toEqual([]);
    for (const box of boxes) {
      for (const { name } of definitions) {
        const types = (await harness.streamOf(box, name)).map(({ type }) => type);
        expect(types.filter((type) => type === 'InputSeen')).toHaveLength(2);
        expect(types.filter((type) => type === 'CommandDispatched')).toHaveLength(3);
      }
    }
  });

  it('fence a runner that has lost its lease and does not know: what it decides late is not appended', async () => {
    // Two inboxes over the same log without any lease between them: worse than a zombie.
    const [one, other] = [harness.managers([parcel()]), harness.managers([parcel()])];
    for (const type of ['Packed', 'Noted', 'Noted', 'Cancelled']) await harness.tell('1', type);
    const { events } = await harness.store.read('box-1');
    await Promise.all(
      [one, other].map(async ({ reactions }) => {
        for (const event of events) await reactions.find(isInbox)!.handle(event);
      }),
    );
    expect(await harness.count('1', 'InputSeen')).toBe(4);
    expect(await harness.count('1', 'CommandIssued')).toBe(5);
  });
});
