import { randomUUID } from 'node:crypto';
import type { EventStore } from '#libs/event-store';
import type { Turn } from '../load';
import { turn } from '../load';
import type { BenchContext } from '../suite';
import { openStore } from './ours';
import { smallEvent } from './workload';

const EVENTS_PER_APPEND = 100;
const FILLERS = 8;
const CALLERS = 64;

/** Two logs of different size on one server, driven in turns: what the length of the history costs an append. */
export async function growth(
  context: BenchContext,
  sizes: readonly number[],
  rounds: number,
  seconds: number,
): Promise<{ size: number; turns: Turn[] }[]> {
  const logs: { size: number; store: EventStore; turns: Turn[] }[] = [];
  for (const size of sizes) {
    const { store } = await openStore(context);
    context.log(`  filling a log with ${size.toLocaleString('en-GB')} events`);
    await fill(store, size);
    logs.push({ size, store, turns: [] });
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const log of logs) log.turns.push(await turn(CALLERS, seconds, () => appendOne(log.store)));
  }
  for (const { store } of logs) await store.close();
  return logs;
}

function appendOne(store: EventStore): Promise<unknown> {
  const { stream, ...event } = smallEvent();
  return store.append(stream, 'no_stream', [event]);
}

async function fill(store: EventStore, size: number): Promise<void> {
  let left = size;
  const filler = async (): Promise<void> => {
    while (left > 0) {
      left -= EVENTS_PER_APPEND;
      const { stream, ...event } = smallEvent();
      const events = Array.from({ length: EVENTS_PER_APPEND }, () => ({ ...event, id: randomUUID() }));
      await store.append(stream, 'no_stream', events);
    }
  };
  await Promise.all(Array.from({ length: FILLERS }, filler));
}
