import { status } from '@grpc/grpc-js';
import { CheckpointAheadError, type EventBatch } from '..';
import { StoreRefusedError, StoreUnavailableError, UnreadableEventError } from '.';
import { batchesUntil, idsOf, type Rig, someEvents, useDouble } from './testing';

/** So many streams of a category with one event each; gives the ids in order. */
async function fill({ store }: Rig, category: string, count: number, from = 0): Promise<string[]> {
  const events = someEvents(count);
  for (const [index, event] of events.entries()) {
    await store.append(`${category}-${from + index}`, 'no_stream', [event]);
  }
  return events.map(({ id }) => id);
}

const orders = { streamPrefixes: ['order-'] };
const caughtUp = (batches: readonly EventBatch[]): boolean => batches.at(-1)!.caughtUp;

describe('rule 7: a subscription that failed is dead, and is renewed from where it was read to', () => {
  const rig = useDouble();

  it.each([
    ['is reset by a stopping node', status.CANCELLED],
    ['is dropped', status.UNAVAILABLE],
  ])('when it %s, without a gap, a double or a leak', async (_, code) => {
    const { store, double, warnings } = rig();
    const ids = await fill(rig(), 'order', 10);
    let resets = 0;
    const batches = await batchesUntil(
      store,
      async (all) => {
        if (!caughtUp(all)) return false;
        resets += 1;
        if (resets <= 3) {
          ids.push(...(await fill(rig(), 'order', 3, ids.length)));
          double.resetSubscriptions(code);
        }
        return idsOf(all).length === 19;
      },
      { filter: orders, batchSize: 4 },
    );
    expect(idsOf(batches)).toEqual(ids);
    expect(warnings.every(({ kind }) => kind === 'subscription-renewed')).toBe(true);
    expect(double.openSubscriptions).toBeLessThanOrEqual(1);
  });

  it('when the connection is cut and the node comes back', async () => {
    const { store, double } = rig();
    const ids = await fill(rig(), 'order', 5);
    let cut = false;
    const batches = await batchesUntil(
      store,
      async (all) => {
        if (caughtUp(all) && !cut) {
          cut = true;
          double.stop();
          await double.listen();
          ids.push(...(await fill(rig(), 'order', 2, 5)));
        }
        return idsOf(all).length === 7;
      },
      { filter: orders },
    );
    expect(idsOf(batches)).toEqual(ids);
  });

  it('when it never answers, or confirms and then says nothing', async () => {
    const { store, double, warnings } = rig();
    const ids = await fill(rig(), 'order', 3);
    double.faults.inject('subscribe', 'silence');
    const batches = await batchesUntil(store, caughtUp, { filter: orders });
    expect(idsOf(batches)).toEqual(ids);
    double.faults.silentAfterConfirmation = true;
    const renewed = batchesUntil(store, caughtUp, { filter: orders });
    while (warnings.length < 2) await new Promise((resolve) => setImmediate(resolve));
    double.faults.clear();
    expect(idsOf(await renewed)).toEqual(ids);
  });

  it('but not for ever: its consumer is told after so many failures in a row', async () => {
    const { store, double, warnings } = rig();
    double.faults.inject('subscribe', 'unavailable', 100);
    await expect(batchesUntil(store, caughtUp)).rejects.toBeInstanceOf(StoreUnavailableError);
    expect(double.calls.of('subscribe')).toHaveLength(5);
    expect(warnings.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4]);
  });

  it('and not when renewing cannot heal it', async () => {
    const { store, double } = rig();
    double.faults.inject('subscribe', 'access-denied');
    await expect(batchesUntil(store, caughtUp)).rejects.toBeInstanceOf(StoreRefusedError);
    expect(double.calls.of('subscribe')).toHaveLength(1);
  });

  it('and a consumer that leaves the loop leaves nothing open on the node', async () => {
    const { store, double } = rig();
    await fill(rig(), 'order', 3);
    for (let round = 0; round < 5; round += 1) await batchesUntil(store, () => true);
    while (double.openSubscriptions > 0) await new Promise((resolve) => setImmediate(resolve));
    expect(double.openSubscriptions).toBe(0);
  });
});

describe('rule 8: a checkpoint of the node is saved only when all before it was handed out', () => {
  const rig = useDouble();

  it('so a slow consumer never gets one ahead of its events', async () => {
    const { store } = rig();
    await fill(rig(), 'order', 40);
    await fill(rig(), 'noise', 300);
    await fill(rig(), 'order', 40, 40);
    const batches = await batchesUntil(store, caughtUp, { filter: orders, batchSize: 3 });
    for (const [index, { checkpoint }] of batches.entries()) {
      const later = batches.slice(index + 1).flatMap(({ events }) => events);
      expect(later.every(({ position }) => position > checkpoint)).toBe(true);
    }
    expect(idsOf(batches)).toHaveLength(80);
  });

  it('so resuming after any checkpoint of a sparse catch-up misses nothing, also right before an event', async () => {
    const { store, double } = rig();
    const ids: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      await fill(rig(), `noise${round}`, 250);
      ids.push(...(await fill(rig(), 'order', 20, ids.length)));
    }
    const batches = await batchesUntil(store, caughtUp, { filter: orders, batchSize: 1 });
    expect(idsOf(batches)).toEqual(ids);
    // The checkpoints between the events are the ones that came from the node.
    const own = new Set(
      double.node.log.records.filter(({ stream }) => stream.startsWith('order-')).map((r) => r.position),
    );
    const foreign = batches.filter(({ checkpoint }) => !own.has(checkpoint));
    expect(foreign.length).toBeGreaterThanOrEqual(2);
    for (const { checkpoint } of foreign) {
      const missed = batches.flatMap(({ events }) => events).filter(({ position }) => position > checkpoint);
      const rest = await batchesUntil(store, caughtUp, { filter: orders, after: checkpoint });
      expect(idsOf(rest)).toEqual(missed.map(({ id }) => id));
    }
  }, 60_000);

  it('so an event that begins where the last page of the node ended is not hidden by that page’s checkpoint', async () => {
    const { store, double } = rig();
    const { log } = double.node;
    // The node looks at 32 records a page; this log ends with a page, and nothing stands between it and the next event.
    for (let index = 0; log.records.length < 64; index += 1) await fill(rig(), 'noise', 1, index);
    expect(log.records).toHaveLength(64);
    let ids: string[] = [];
    const batches = await batchesUntil(
      store,
      async (all) => {
        if (all.length === 1) ids = await fill(rig(), 'order', 1);
        return idsOf(all).length > 0;
      },
      { filter: orders },
    );
    expect(log.stream('order-0')[0]!.position).toBe(log.records[63]!.end);
    expect(idsOf(batches)).toEqual(ids);
  });

  it('so an event that cannot be read is never passed, not even by the end of the log', async () => {
    const { store, double } = rig();
    const ids = await fill(rig(), 'order', 3);
    const bytes = new TextEncoder().encode('{}');
    const foreign = { id: crypto.randomUUID(), type: 'Foreign', contentType: 'application/octet-stream' };
    const [unreadable] = double.node.log.append('order-x', [{ ...foreign, data: bytes, metadata: bytes }]);
    await fill(rig(), 'order', 3, 3);
    const seen: EventBatch[] = [];
    const reading = batchesUntil(
      store,
      async (all) => {
        seen.push(all.at(-1)!);
        // Meanwhile the node has told that everything was sent.
        for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve));
        return false;
      },
      { filter: orders, batchSize: 1 },
    );
    await expect(reading).rejects.toBeInstanceOf(UnreadableEventError);
    expect(idsOf(seen)).toEqual(ids);
    expect(seen.every(({ checkpoint }) => checkpoint < unreadable!.position)).toBe(true);
  });

  it('so what the node sends twice is handed out once', async () => {
    const { store, double } = rig();
    const ids = await fill(rig(), 'order', 20);
    double.faults.duplicateDelivery = true;
    double.faults.caughtUpTwice = true;
    const batches = await batchesUntil(store, caughtUp, { filter: orders, batchSize: 7 });
    expect(idsOf(batches)).toEqual(ids);
  });

  it('so the checkpoint of a quiet subscription follows the log although nothing matches', async () => {
    const { store, double } = rig();
    const { position } = await store.append('noise-1', 'no_stream', someEvents(1));
    let last = position;
    const batches = await batchesUntil(
      store,
      async (all) => {
        if (all.length === 1) ({ position: last } = await store.append('noise-2', 'no_stream', someEvents(1)));
        return all.at(-1)!.checkpoint >= last && all.length > 1;
      },
      { filter: orders },
    );
    expect(idsOf(batches)).toEqual([]);
    expect(double.openSubscriptions).toBeLessThanOrEqual(1);
  });
});

describe('a log that was restored from an older backup', () => {
  const rig = useDouble();

  it('ends a subscription whose checkpoint lies beyond its end, at the start and on renewal', async () => {
    const { store, double } = rig();
    await fill(rig(), 'order', 5);
    const saved = (await batchesUntil(store, caughtUp)).at(-1)!.checkpoint;
    double.node.log.truncateAfter(double.node.log.records[3]!.position);
    await expect(batchesUntil(store, caughtUp, { after: saved })).rejects.toBeInstanceOf(CheckpointAheadError);
    const running = batchesUntil(store, (all) => {
      if (caughtUp(all)) {
        double.node.log.truncateAfter(double.node.log.records[1]!.position);
        double.resetSubscriptions();
      }
      return false;
    });
    await expect(running).rejects.toBeInstanceOf(CheckpointAheadError);
  });
});
