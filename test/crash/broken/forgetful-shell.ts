import { systemClock } from '#libs/clock';
import { CommandShell } from '#libs/command-shell';
import type { AggregateType, CommandTrace, Folded } from '#libs/command-shell';
import type { DomainEvent } from '#libs/decider';
import type { EventStore } from '#libs/event-store';
import type { Pool } from 'pg';

/**
 * The product's shell without what makes commands happen once: the memory of the fold. What a variant has instead is
 * its own.
 */
export abstract class ForgetfulShell extends CommandShell {
  constructor(
    store: EventStore,
    protected readonly pool: Pool,
  ) {
    super(store, systemClock);
  }

  override async load<S, C, E extends DomainEvent, R>(
    type: AggregateType<S, C, E, R>,
    id: string,
    upTo?: number,
  ): Promise<Folded<S>> {
    return { ...(await super.load(type, id, upTo)), commands: new Map() };
  }

  /** A table of keys knows that a command happened, and not where: it is answered with whatever stands there now. */
  override async history<S, C, E extends DomainEvent, R>(
    type: AggregateType<S, C, E, R>,
    id: string,
  ): Promise<Folded<S>[]> {
    const history = await super.history(type, id);
    const last = history.length - 1;
    return history.map((folded) => ({ ...folded, commands: new AnyCommand(last) }));
  }
}

class AnyCommand extends Map<string, CommandTrace> {
  constructor(private readonly revision: number) {
    super();
  }

  override get(): CommandTrace {
    return { firstRevision: this.revision, lastRevision: this.revision };
  }

  override values(): MapIterator<CommandTrace> {
    return [this.get()].values();
  }
}
