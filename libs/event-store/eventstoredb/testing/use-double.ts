import { randomUUID } from 'node:crypto';
import type { EventBatch, EventStore, EventToAppend, SubscribeOptions } from '../..';
import { EventStoreDbEventStore, type StoreWarning, type Timing } from '..';
import { type DoubleOptions, EventStoreDbDouble } from './double';

/** Short waits, so that a test of silence does not last as long as the real ones. */
export const SHORT: Timing = {
  appendTimeoutMs: 1_000,
  readTimeoutMs: 1_000,
  quietMs: 100,
  tries: 3,
  renewals: 4,
  backoffFirstMs: 5,
  backoffMostMs: 20,
  closeTimeoutMs: 2_000,
};

export interface Rig {
  readonly double: EventStoreDbDouble;
  readonly store: EventStoreDbEventStore;
  readonly warnings: StoreWarning[];
}

/** A double and a store on it for each test of a file. Calls are counted from the opened store on. */
export function useDouble(options: DoubleOptions = {}, timing: Partial<Timing> = {}): () => Rig {
  let rig: Rig | undefined;
  beforeEach(async () => {
    const double = await EventStoreDbDouble.start(options);
    const warnings: StoreWarning[] = [];
    const onWarning = (warning: StoreWarning): number => warnings.push(warning);
    const store = await EventStoreDbEventStore.open({ url: double.url, timing: { ...SHORT, ...timing }, onWarning });
    double.calls.clear();
    rig = { double, store, warnings };
  });
  afterEach(async () => {
    await rig?.store.close();
    rig?.double.stop();
  });
  return () => rig!;
}

export const anEvent = (over: Partial<EventToAppend> = {}): EventToAppend => ({
  id: randomUUID(),
  type: 'SomethingHappened',
  data: { amount: { minor: '10000', currency: 'EUR' } },
  metadata: {
    commandId: randomUUID(),
    correlationId: randomUUID(),
    causationId: randomUUID(),
    actor: 'process:test',
    merchantId: 'merchant-1',
    schemaVersion: 1,
    occurredAt: '2026-11-20T12:00:00.000Z',
  },
  ...over,
});

export const someEvents = (count: number): EventToAppend[] => Array.from({ length: count }, () => anEvent());

/** Subscribes until `enough`, then leaves the loop. */
export async function batchesUntil(
  store: EventStore,
  enough: (batches: readonly EventBatch[]) => boolean | Promise<boolean>,
  options: Partial<SubscribeOptions> = {},
): Promise<EventBatch[]> {
  const batches: EventBatch[] = [];
  const { signal } = new AbortController();
  for await (const batch of store.subscribe({ after: 0n, signal, ...options })) {
    batches.push(batch);
    if (await enough(batches)) break;
  }
  return batches;
}

export const idsOf = (batches: readonly EventBatch[]): string[] =>
  batches.flatMap(({ events }) => events.map(({ id }) => id));
