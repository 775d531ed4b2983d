import { randomUUID } from 'node:crypto';
import { PostgresEventStore } from '..';
import { ConcurrencyError } from '../..';
import { anEvent } from '../../testing/contract/given';

/**
 * Appends until it is killed or told to stop, and reports each append that was acknowledged: `[stream, revision,
 * position]`. Half of its callers fight with other processes over hot streams, half open streams of their own.
 */
const [url, hotStreams, callers, allowFsyncOff] = process.argv.slice(2) as [string, string, string, string];
const hot = hotStreams === '' ? [] : hotStreams.split(',');

const stop = new AbortController();

async function callerOf(store: PostgresEventStore, index: number): Promise<void> {
  for (let round = 0; !stop.signal.aborted; round += 1) {
    const contended = hot.length > 0 && index % 2 === 0;
    const stream = contended ? hot[(index + round) % hot.length]! : `own-${randomUUID()}`;
    await append(store, stream, contended);
  }
}

async function append(store: PostgresEventStore, stream: string, contended: boolean): Promise<void> {
  try {
    const [last] = contended ? (await store.read(stream, { direction: 'backwards', limit: 1 })).events : [];
    const events = [anEvent(), anEvent()];
    const result = await store.append(stream, last ? last.revision : 'no_stream', events);
    process.send!({ acknowledged: [stream, result.revision, String(result.position), events[1]!.id] });
  } catch (error) {
    if (!(error instanceof ConcurrencyError)) process.send!({ failed: (error as Error).name });
  }
}

async function main(): Promise<void> {
  const store = await PostgresEventStore.open({ connectionString: url, allowFsyncOff: allowFsyncOff === 'true' });
  process.on('SIGTERM', () => {
    stop.abort();
    // What is in flight is answered before the store closes; the last answers are reported before the channel closes.
    void store.close();
  });
  process.send!({ ready: true });
  await Promise.all(Array.from({ length: Number(callers) }, (_, index) => callerOf(store, index)));
  process.disconnect();
}

void main();
