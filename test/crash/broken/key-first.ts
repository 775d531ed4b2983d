import type { AggregateType, CommandEnvelope, ExecuteOptions, Executed } from '#libs/command-shell';
import type { DomainEvent } from '#libs/decider';
import { ForgetfulShell } from './forgetful-shell';
import { rememberKey } from './key-table';
import { runWithShell } from './run-with-shell';

/**
 * BROKEN on purpose: the key is committed, then the event. A crash in between answers the repeat with what never
 * happened.
 */
class KeyFirstShell extends ForgetfulShell {
  override async execute<S, C, E extends DomainEvent, R>(
    type: AggregateType<S, C, E, R>,
    id: string,
    command: C,
    envelope: CommandEnvelope,
    options: ExecuteOptions<S> = {},
  ): Promise<Executed<S, R>> {
    if (await rememberKey(this.pool, envelope.commandId)) return super.execute(type, id, command, envelope, options);
    return { kind: 'replayed', folded: await this.load(type, id) };
  }
}

void runWithShell(({ store, pool }) => new KeyFirstShell(store, pool));
