import type { Clock } from '#libs/clock';
import type { DomainEvent } from '#libs/decider';
import { ConcurrencyError, OutcomeUnknownError, READ_EVENTS_MAX } from '#libs/event-store';
import type { AppendResult, EventMetadata, EventStore, EventToAppend } from '#libs/event-store';
import { CommandReusedError, ContentionError, RevisionMismatchError } from './errors';
import { eventId } from './event-ids';
import { emptyFold, foldEvents } from './folded';
import type { AggregateType, Folded } from './folded';

/** Who sends a command, and under which id it happens once. */
export interface CommandEnvelope {
  readonly commandId: string;
  readonly fingerprint?: string;
  readonly correlationId: string;
  /** Default: the command itself. */
  readonly causationId?: string;
  readonly actor: string;
  readonly merchantId: string;
  readonly traceparent?: string;
  /** The revision that the caller saw (If-Match). */
  readonly ifRevision?: number;
}

export type Executed<S, R> =
  | { readonly kind: 'accepted'; readonly folded: Folded<S> }
  /** The command had happened before; `folded` is the aggregate after the command's own events. */
  | { readonly kind: 'replayed'; readonly folded: Folded<S> }
  | { readonly kind: 'rejected'; readonly refusal: R; readonly folded: Folded<S> };

export interface ExecuteOptions<S> {
  /**
   * The aggregate as the caller has it at hand (`emptyFold` for one that should not exist yet): decide on it without
   * reading first. When it proves stale the stream is read, so an old state can never be accepted; a refusal is given
   * only on a fresh one.
   */
  readonly from?: Folded<S>;
}

const DECISIONS_MAX = 8;
const APPENDS_MAX = 3;

/**
 * Load, fold, decide, append; on a conflict load and decide again, never append an old decision at a new revision.
 * A command id already in the fold is answered from the stream: no second table takes part, so a command happens once
 * on every store, after every crash, for as long as its events live.
 */
export class CommandShell {
  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
  ) {}

  async load<S, C, E extends DomainEvent, R>(
    type: AggregateType<S, C, E, R>,
    id: string,
    upTo?: number,
  ): Promise<Folded<S>> {
    const stream = `${type.decider.category}-${id}`;
    let folded = emptyFold(stream, type.decider.initial);
    for (let end = false; !end && folded.revision !== upTo;) {
      const limit = Math.min(READ_EVENTS_MAX, (upTo ?? Infinity) - folded.revision);
      const { events } = await this.store.read(stream, { from: folded.revision + 1, limit });
      folded = foldEvents(folded, type, events);
      end = events.length < limit;
    }
    return folded;
  }

  /** The aggregate after each of its events: the n-th stands at revision n. */
  async history<S, C, E extends DomainEvent, R>(type: AggregateType<S, C, E, R>, id: string): Promise<Folded<S>[]> {
    const stream = `${type.decider.category}-${id}`;
    const { events } = await this.store.read(stream);
    const history: Folded<S>[] = [];
    for (const event of events) {
      history.push(foldEvents(history.at(-1) ?? emptyFold(stream, type.decider.initial), type, [event]));
    }
    return history;
  }

  /**
   * The aggregate after this command's own events; undefined when the command never happened. For callers whose request
   * could not be made again, because what it needs has changed since.
   * @throws CommandReusedError when the command id is known with another fingerprint
   */
  async replayed<S, C, E extends DomainEvent, R>(
    type: AggregateType<S, C, E, R>,
    id: string,
    envelope: CommandEnvelope,
  ): Promise<Folded<S> | undefined> {
    const folded = await this.load(type, id);
    const known = folded.commands.get(envelope.commandId);
    return known && this.replay(type, id, folded, known, envelope);
  }

  /**
   * @throws CommandReusedError when the command id is known with another fingerprint
   * @throws RevisionMismatchError when `ifRevision` is given and not met
   * @throws ContentionError when the stream kept changing
   * @throws OutcomeUnknownError, OverloadedError from the store; both are safe to repeat with the same command id
   */
  async execute<S, C, E extends DomainEvent, R>(
    type: AggregateType<S, C, E, R>,
    id: string,
    command: C,
    envelope: CommandEnvelope,
    options: ExecuteOptions<S> = {},
  ): Promise<Executed<S, R>> {
    let folded = options.from ?? (await this.load(type, id));
    let fresh = options.from === undefined;
    for (let attempt = 1; attempt <= DECISIONS_MAX; attempt++) {
      const known = folded.commands.get(envelope.commandId);
      if (known) return { kind: 'replayed', folded: await this.replay(type, id, folded, known, envelope) };
      const seen = envelope.ifRevision ?? folded.revision;
      const mismatch = seen !== folded.revision;
      if (mismatch && fresh) throw new RevisionMismatchError(seen, folded.revision);
      const now = this.clock.now();
      const decision = type.decider.decide(folded.state, command, { now });
      if (!fresh && (mismatch || 'reject' in decision || decision.accept.length === 0)) {
        folded = await this.load(type, id);
        fresh = true;
        continue;
      }
      if ('reject' in decision) return { kind: 'rejected', refusal: decision.reject, folded };
      if (decision.accept.length === 0) return { kind: 'accepted', folded };
      const events = decision.accept.map((event, index) =>
        this.prepare(type, folded.stream, event, envelope, index, now),
      );
      const result = await this.append(folded, events);
      // A repeated append may be somebody else's copy of this command: only one of the two may go on to call a
      // provider.
      if (result && !result.repeated) return { kind: 'accepted', folded: foldAppended(folded, type, events, result) };
      folded = await this.load(type, id);
      fresh = true;
    }
    throw new ContentionError(folded.stream, DECISIONS_MAX);
  }

  private async replay<S, C, E extends DomainEvent, R>(
    type: AggregateType<S, C, E, R>,
    id: string,
    folded: Folded<S>,
    known: { fingerprint?: string; lastRevision: number },
    envelope: CommandEnvelope,
  ): Promise<Folded<S>> {
    if (known.fingerprint !== envelope.fingerprint) throw new CommandReusedError(envelope.commandId);
    return known.lastRevision === folded.revision ? folded : await this.load(type, id, known.lastRevision);
  }

  private prepare<S, C, E extends DomainEvent, R>(
    type: AggregateType<S, C, E, R>,
    stream: string,
    event: E,
    envelope: CommandEnvelope,
    index: number,
    now: Date,
  ): EventToAppend {
    const metadata: EventMetadata = {
      commandId: envelope.commandId,
      fingerprint: index === 0 ? envelope.fingerprint : undefined,
      correlationId: envelope.correlationId,
      causationId: envelope.causationId ?? envelope.commandId,
      actor: envelope.actor,
      merchantId: envelope.merchantId,
      schemaVersion: type.schema.currentVersion(event.type),
      occurredAt: now.toISOString(),
      traceparent: envelope.traceparent,
    };
    return { id: eventId(stream, envelope, index), type: event.type, data: event.data, metadata };
  }

  /**
   * Undefined on a conflict. An unknown outcome is repeated as it is: the store recognises the same ids at the same
   * place.
   */
  private async append<S>(folded: Folded<S>, events: readonly EventToAppend[]): Promise<AppendResult | undefined> {
    const expected = folded.revision < 0 ? 'no_stream' : folded.revision;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.store.append(folded.stream, expected, events);
      } catch (error) {
        if (error instanceof ConcurrencyError) return undefined;
        if (!(error instanceof OutcomeUnknownError) || attempt === APPENDS_MAX) throw error;
      }
    }
  }
}

function foldAppended<S, C, E extends DomainEvent, R>(
  folded: Folded<S>,
  type: AggregateType<S, C, E, R>,
  events: readonly EventToAppend[],
  { position }: AppendResult,
): Folded<S> {
  const appended = events.map((event, index) => ({ ...event, revision: folded.revision + 1 + index, position }));
  const next = foldEvents(folded, type, appended);
  type.decider.assertInvariants(next.state);
  return next;
}
