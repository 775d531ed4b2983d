import type { AggregateType } from '#libs/command-shell';
import type { DomainEvent } from '#libs/decider';
import type { Position, RecordedEvent } from '#libs/event-store';

/** A stream as folded up to a revision: what a row of a folded read model holds. */
export interface FoldedStream<State> {
  /** The stream's name without its category. */
  readonly id: string;
  readonly state: State;
  readonly revision: number;
  readonly position: Position;
  readonly createdPosition: Position;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Told for each event: the state before it (undefined at the first) and after it. */
export type OnFold<State> = (before: State | undefined, after: FoldedStream<State>, event: RecordedEvent) => void;

/**
 * Folds a batch into its streams with the aggregate's own `evolve`, the same that decides commands, so a list and a
 * command can never disagree about an order.
 * @throws Error when an event is not the next of its stream: the log has been read wrongly, or the rows were changed
 */
export async function foldBatch<State, E extends DomainEvent>(
  type: Pick<AggregateType<State, never, E, unknown>, 'schema'> & {
    readonly decider: { readonly category: string; readonly initial: State; evolve(state: State, event: E): State };
  },
  events: readonly RecordedEvent[],
  load: (ids: readonly string[]) => Promise<readonly FoldedStream<State>[]>,
  onFold: OnFold<State> = () => undefined,
): Promise<FoldedStream<State>[]> {
  const idOf = (event: RecordedEvent): string => event.stream.slice(type.decider.category.length + 1);
  const folded = new Map<string, FoldedStream<State>>();
  for (const stream of await load(begunBefore(events, idOf))) folded.set(stream.id, stream);
  for (const event of events) {
    const id = idOf(event);
    const before = folded.get(id);
    if (event.revision !== (before?.revision ?? -1) + 1) {
      throw new Error(`${event.stream}@${event.revision} does not follow revision ${before?.revision ?? 'none'}`);
    }
    const domainEvent = type.schema.fromRecord(event.type, event.metadata.schemaVersion, event.data);
    const after: FoldedStream<State> = {
      id,
      state: type.decider.evolve(before?.state ?? type.decider.initial, domainEvent),
      revision: event.revision,
      position: event.position,
      createdPosition: before?.createdPosition ?? event.position,
      createdAt: before?.createdAt ?? event.metadata.occurredAt,
      updatedAt: event.metadata.occurredAt,
    };
    folded.set(id, after);
    onFold(before?.state, after, event);
  }
  return [...folded.values()];
}

/** Streams of the batch that do not begin in it. */
function begunBefore(events: readonly RecordedEvent[], idOf: (event: RecordedEvent) => string): string[] {
  const ids = new Set<string>();
  const begun = new Set<string>();
  for (const event of events) {
    const id = idOf(event);
    if (event.revision === 0) begun.add(id);
    else if (!begun.has(id)) ids.add(id);
  }
  return [...ids];
}
