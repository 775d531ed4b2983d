import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { StoreClosedError } from '..';
import { EventStoreDbEventStore, StoreUnavailableError } from '.';
import { batchesUntil, SHORT, someEvents, useDouble } from './testing';

describe('rule 3: every wait has a time limit of our own', () => {
  const rig = useDouble();

  it('so a read without an answer is repeated, and given up in the end', async () => {
    const { store, double, warnings } = rig();
    await store.append('order-1', 'no_stream', someEvents(2));
    double.faults.inject('read', 'silence');
    expect((await store.read('order-1')).events).toHaveLength(2);
    expect(warnings).toMatchObject([{ kind: 'read-repeated', what: 'order-1', attempt: 1 }]);
    double.faults.inject('read', 'silence', 3);
    await expect(store.read('order-1')).rejects.toBeInstanceOf(StoreUnavailableError);
  });

  it('so an append without an answer ends', async () => {
    const { store, double } = rig();
    double.faults.inject('append', 'silence', 3);
    await expect(store.append('order-1', 'no_stream', someEvents(1))).rejects.toThrow('unknown outcome');
  });

  it('so a handshake that failed for good touches nothing, because none is made', async () => {
    const { store, double } = rig();
    double.faults.inject('getSupportedMethods', 'internal', 100);
    await store.append('order-1', 'no_stream', someEvents(1));
    expect((await store.read('order-1')).exists).toBe(true);
    await batchesUntil(store, (all) => all.at(-1)!.caughtUp);
    expect(double.calls.of('getSupportedMethods')).toEqual([]);
  });

  it('so opening ends also when somebody accepts the connection and never speaks', async () => {
    const { port, stop } = await muteServer();
    const opening = EventStoreDbEventStore.open({ url: `esdb://127.0.0.1:${port}?tls=false`, timing: SHORT });
    await expect(opening).rejects.toBeInstanceOf(StoreUnavailableError);
    await stop();
  });

  it('so opening ends when nobody listens', async () => {
    const { port, stop } = await muteServer();
    await stop();
    const opening = EventStoreDbEventStore.open({ url: `esdb://127.0.0.1:${port}?tls=false`, timing: SHORT });
    await expect(opening).rejects.toBeInstanceOf(StoreUnavailableError);
  });
});

describe('rule 9: one client for commands, one for subscriptions', () => {
  const rig = useDouble({ streamsMax: 5 });

  it('so subscriptions that fill their connection leave appends and reads alone', async () => {
    const { store, double } = rig();
    const { signal } = new AbortController();
    const open = Array.from({ length: 5 }, () => store.subscribe({ after: 0n, signal })[Symbol.asyncIterator]());
    for (const one of open) while (!((await one.next()) as { value: { caughtUp: boolean } }).value.caughtUp);
    expect(double.openSubscriptions).toBe(5);
    await store.append('order-1', 'no_stream', someEvents(1));
    expect((await store.read('order-1')).exists).toBe(true);
    const names = (method: 'append' | 'read' | 'subscribe'): string[] => [
      ...new Set(double.calls.of(method).map(({ headers }) => headers['connection-name']!)),
    ];
    expect(names('append')).toEqual(['countinghouse-commands']);
    expect(names('read')).toEqual(['countinghouse-commands']);
    expect(names('subscribe')).toEqual(['countinghouse-subscriptions']);
  });
});

describe('rule 10: reads are bounded and read to their end', () => {
  const rig = useDouble();

  it('so each asks for a number of events and none stays open', async () => {
    const { store, double } = rig();
    await store.append('order-1', 'no_stream', someEvents(300));
    await store.read('order-1');
    await store.read('order-1', { limit: 2 });
    await store.readAll(0n, 10);
    await store.readAll(0n, 10_000);
    await store.head();
    for (const { maxCount } of double.calls.of('read')) expect(maxCount).toBeLessThanOrEqual(10_001n);
    while (double.openReads > 0) await new Promise((resolve) => setImmediate(resolve));
    expect(double.openReads).toBe(0);
  });

  it('so one that is given up is cancelled on the node, and closing does not wait for it', async () => {
    const { store, double } = rig();
    double.faults.inject('read', 'silence', 3);
    await expect(store.read('order-1')).rejects.toBeInstanceOf(StoreUnavailableError);
    while (double.openReads > 0) await new Promise((resolve) => setImmediate(resolve));
    await store.close();
  });

  it('so one that is cut in the middle is never taken for the whole', async () => {
    const { store, double } = rig();
    await store.append('order-1', 'no_stream', someEvents(20));
    double.faults.inject('read', 'cut-midway');
    expect((await store.read('order-1')).events).toHaveLength(20);
    double.faults.inject('read', 'cut-midway', 3);
    await expect(store.readAll(0n, 1_000)).rejects.toBeInstanceOf(StoreUnavailableError);
  });

  it('so one that closing interrupts is an error, not a short answer', async () => {
    const { store, double } = rig();
    await store.append('order-1', 'no_stream', someEvents(20));
    double.faults.inject('read', 'silence');
    const reading = store.readAll(0n, 1_000);
    while (double.openReads === 0) await new Promise((resolve) => setImmediate(resolve));
    await Promise.all([expect(reading).rejects.toBeInstanceOf(StoreClosedError), store.close()]);
  });
});

describe('events of the server itself', () => {
  const rig = useDouble({ noisy: true });

  it('never surface, wherever they stand', async () => {
    const { store, double } = rig();
    expect(await store.head()).toBe(0n);
    const results = [];
    for (let index = 0; index < 12; index += 1) {
      results.push(await store.append(`order-${index}`, 'no_stream', someEvents(2)));
    }
    expect(await store.head()).toBe(results.at(-1)!.position);
    expect(double.node.log.end).toBeGreaterThan(results.at(-1)!.position);
    const page = await store.readAll(0n, 1_000);
    const batches = await batchesUntil(store, (all) => all.at(-1)!.caughtUp);
    for (const events of [page.events, batches.flatMap((batch) => batch.events)]) {
      expect(events).toHaveLength(24);
      expect(events.every(({ stream }) => stream.startsWith('order-'))).toBe(true);
    }
  });
});

async function muteServer(): Promise<{ port: number; stop: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  };
  return { port: (server.address() as AddressInfo).port, stop };
}
