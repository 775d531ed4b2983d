import type { Decider, DomainEvent } from '#libs/decider';
import type { EventMetadata, Position, RecordedEvent } from '#libs/event-store';

/** Where a command left its events; what a repeat of the command is answered from. */
export interface CommandTrace {
  readonly fingerprint?: string;
  readonly firstRevision: number;
  /** Its events stand side by side. */
  readonly lastRevision: number;
}

/** An aggregate as folded from its stream, with what the shell needs beside the domain's own state. */
export interface Folded<S> {
  readonly stream: string;
  readonly state: S;
  /** Revision of the last event, -1 for a stream that does not exist. */
  readonly revision: number;
  readonly position: Position;
  readonly createdAt?: string;
  readonly updatedAt?: string;
  readonly commands: ReadonlyMap<string, CommandTrace>;
}

/** How events of one aggregate are written and read again: the version on write, the upcasting on read. */
export interface EventSchema<E extends DomainEvent> {
  currentVersion(type: E['type']): number;
  /** Brings an event of any known version to the current one; throws for a version from the future. */
  fromRecord(type: string, schemaVersion: number, data: unknown): E;
}

export interface AggregateType<S, C, E extends DomainEvent, R> {
  readonly decider: Decider<S, C, E, R>;
  readonly schema: EventSchema<E>;
}

export const emptyFold = <S>(stream: string, initial: S): Folded<S> => ({
  stream,
  state: initial,
  revision: -1,
  position: 0n,
  commands: new Map(),
});

/** Folds further events in, in their order. Their commands are remembered. */
export function foldEvents<S, C, E extends DomainEvent, R>(
  folded: Folded<S>,
  type: AggregateType<S, C, E, R>,
  events: Iterable<Pick<RecordedEvent, 'type' | 'data' | 'metadata' | 'revision' | 'position'>>,
): Folded<S> {
  // Copied once: a copy for each event would make a long stream's fold grow with the square of its length.
  const commands = new Map(folded.commands);
  let next = folded;
  for (const { type: name, data, metadata, revision, position } of events) {
    remember(commands, metadata, revision);
    next = {
      stream: folded.stream,
      state: type.decider.evolve(next.state, type.schema.fromRecord(name, metadata.schemaVersion, data)),
      revision,
      position,
      createdAt: next.createdAt ?? metadata.occurredAt,
      updatedAt: metadata.occurredAt,
      commands,
    };
  }
  return next;
}

function remember(commands: Map<string, CommandTrace>, metadata: EventMetadata, revision: number): void {
  const own = commands.get(metadata.commandId);
  commands.set(metadata.commandId, {
    fingerprint: own?.fingerprint ?? metadata.fingerprint,
    firstRevision: own?.firstRevision ?? revision,
    lastRevision: revision,
  });
}
