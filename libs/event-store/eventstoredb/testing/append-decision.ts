/** What the server knows of a stream when an append arrives. */
export interface StreamState {
  /** Last revision, -1 when the stream has no events. */
  readonly last: number;
  readonly tombstoned: boolean;
  readonly softDeleted: boolean;
  idAt(revision: number): string | undefined;
  /** Revision of an id in the writer's recent-id cache of this stream. */
  recent(id: string): number | undefined;
}

export type Expected =
  { readonly kind: 'any' | 'stream_exists' | 'no_stream' } | { readonly kind: 'exact'; readonly revision: number };

export type AppendDecision =
  { readonly kind: 'write' | 'wrong_version' | 'deleted' } | { readonly kind: 'repeat'; readonly last: number };

/** The server's decision table, row by row. Only ids are compared, never content. */
export function decideAppend(stream: StreamState, expected: Expected, ids: readonly string[]): AppendDecision {
  if (stream.tombstoned) return { kind: 'deleted' };
  if (stream.last < 0) {
    return { kind: expected.kind === 'any' || expected.kind === 'no_stream' ? 'write' : 'wrong_version' };
  }
  if (expected.kind === 'any' || expected.kind === 'stream_exists') return decideByCache(stream, expected.kind, ids);
  const after = expected.kind === 'exact' ? expected.revision : -1;
  if (after > stream.last) return { kind: 'wrong_version' };
  // Exactly at the end the server writes, even ids that the stream already holds.
  if (after === stream.last) return { kind: 'write' };
  return decideByLog(stream, after, ids, expected.kind === 'no_stream');
}

function decideByLog(stream: StreamState, after: number, ids: readonly string[], noStream: boolean): AppendDecision {
  const matching = ids.findIndex((id, index) => stream.idAt(after + 1 + index) !== id);
  if (ids.length > 0 && matching === -1) return { kind: 'repeat', last: after + ids.length };
  if (noStream && stream.softDeleted && matching === 0) return { kind: 'write' };
  return { kind: 'wrong_version' };
}

function decideByCache(stream: StreamState, kind: 'any' | 'stream_exists', ids: readonly string[]): AppendDecision {
  if (kind === 'stream_exists' && stream.softDeleted) return { kind: 'deleted' };
  const [first, ...rest] = ids;
  if (first === undefined || stream.recent(first) === undefined) return { kind: 'write' };
  if (rest.some((id) => stream.recent(id) === undefined)) return { kind: 'wrong_version' };
  return { kind: 'repeat', last: stream.recent(ids.at(-1)!)! };
}
