import { ConcurrencyError } from '../errors';
import type { AppendResult } from '../port';
import type { SerializedAppend } from '../serialize';
import { revisionOf } from '../serialize';

/** An append that waits for its answer. `next` is the following append to the same stream, if somebody sent one. */
export interface PendingAppend {
  readonly append: SerializedAppend;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: unknown) => void;
  next: PendingAppend | undefined;
}

/** Streams, revisions, firsts, ids, types, data, metadata: the parameters of es.append, one element per event. */
export type BatchParameters = readonly [string, string, string, string, string, string, string];

/** What es.append answers; see append.sql. */
export interface BatchOutcome {
  readonly head: string;
  readonly refused: readonly [stream: string, last: number, position: string | null][] | null;
}

const SEPARATOR = '\u001f';

/**
 * Arrays as text: joined where elements may hold quotes or commas, array literals where they cannot. Measured on
 * batches of 256: as fast as binary arrays made by hand, 1.2 times as fast as one JSON parameter or the driver's own
 * arrays.
 */
export function encodeBatch(batch: readonly PendingAppend[]): BatchParameters {
  const streams: string[] = [];
  const revisions: number[] = [];
  const firsts: string[] = [];
  const ids: string[] = [];
  const types: string[] = [];
  const data: string[] = [];
  const metadata: string[] = [];
  for (const { append } of batch) {
    let revision = append.expected;
    for (const event of append.events) {
      revision += 1;
      streams.push(append.stream);
      revisions.push(revision);
      firsts.push(revision === append.expected + 1 ? 't' : 'f');
      ids.push(event.id);
      types.push(event.type);
      data.push(event.data);
      metadata.push(event.metadata);
    }
  }
  return [
    streams.join(SEPARATOR),
    `{${revisions.join(',')}}`,
    `{${firsts.join(',')}}`,
    `{${ids.join(',')}}`,
    types.join(SEPARATOR),
    data.join(SEPARATOR),
    metadata.join(SEPARATOR),
  ];
}

/**
 * Gives each append of the batch its own answer. Positions follow from the head: what was not refused stands in order.
 */
export function settleBatch(batch: readonly PendingAppend[], outcome: BatchOutcome): void {
  const refused = new Map(outcome.refused?.map((one) => [one[0], one]));
  let position = BigInt(outcome.head);
  for (const { append, resolve, reject } of batch) {
    const revision = append.expected + append.events.length;
    const refusal = refused.size > 0 ? refused.get(append.stream) : undefined;
    if (refusal === undefined) {
      position += BigInt(append.events.length);
      resolve({ revision, position, repeated: false });
    } else if (refusal[2] !== null) {
      resolve({ revision, position: BigInt(refusal[2]), repeated: true });
    } else {
      reject(new ConcurrencyError(append.stream, revisionOf(append.expected), revisionOf(refusal[1])));
    }
  }
}
