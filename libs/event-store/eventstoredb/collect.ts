import type { StreamingRead } from '@eventstore/db-client';
import { StoreClosedError } from '../errors';
import { NoAnswerError } from './errors';

/**
 * Reads a bounded read to its end. Left half-read it would hold a stream of the connection for ever (rule 10), so every
 * other way out cancels it. Silence ends it too: a read has no deadline of its own (rule 3).
 * @throws NoAnswerError, StoreClosedError, or the client's error
 */
export async function collect<T>(
  stream: StreamingRead<T>,
  what: string,
  silenceMs: number,
  closed: AbortSignal,
): Promise<T[]> {
  const found: T[] = [];
  let whole = false;
  // The client emits an error once more when a cancelled call ends, which without a listener would end the process.
  stream.on('error', () => undefined);
  const timer = setTimeout(() => stream.destroy(new NoAnswerError(what, silenceMs)), silenceMs);
  try {
    for await (const one of stream as AsyncIterable<T>) {
      timer.refresh();
      found.push(one);
    }
    whole = true;
  } finally {
    clearTimeout(timer);
    if (!whole) stream.cancel().catch(() => undefined);
  }
  // A read that is cancelled by closing ends as if it were complete.
  if (closed.aborted) throw new StoreClosedError();
  return found;
}
