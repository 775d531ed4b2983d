import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { EventStore } from '#libs/event-store';
import { ProjectionProgress, SubscriptionRunner } from '#libs/projections';
import type { Projection } from '#libs/projections';
import { failingLog } from './failing-log';
import { payments } from './log';

export interface Visible {
  readonly appendsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const PROJECTION = 'orders';
const PATIENCE_MS = 10_000;

/** From an append that is answered until the row shows it, while payments come in at a steady pace. */
export async function visibleAfter(
  pool: Pool,
  store: EventStore,
  projections: readonly Projection[],
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<Visible> {
  const progress = new ProjectionProgress(pool);
  const ending = new AbortController();
  const onProgress = progress.note.bind(progress);
  const running = new SubscriptionRunner({ pool, store, projections, log: failingLog, onProgress }).run(ending.signal);
  const waits: Promise<number>[] = [];
  const { append } = payments(store);
  const begun = performance.now();
  for (let sent = 0; performance.now() - begun < seconds * 1_000; sent++) {
    const early = begun + (sent * 1_000) / perSecond - performance.now();
    if (early > 1) await pause(early);
    waits.push(append().then((position) => shownAfter(progress, position)));
  }
  const latencies = (await Promise.all(waits)).sort((a, b) => a - b);
  const appendsPerSecond = waits.length / ((performance.now() - begun) / 1_000);
  ending.abort();
  await running;
  const at = (share: number) => latencies[Math.floor((latencies.length - 1) * share)]!;
  return { appendsPerSecond, p50Ms: at(0.5), p99Ms: at(0.99) };
}

async function shownAfter(progress: ProjectionProgress, position: bigint): Promise<number> {
  const answered = performance.now();
  if (!(await progress.waitFor(PROJECTION, position, PATIENCE_MS))) throw new Error('the projection stands still');
  return performance.now() - answered;
}
