import { randomUUID } from 'node:crypto';
import type { AggregateType, CommandEnvelope, ExecuteOptions, Executed } from '#libs/command-shell';
import type { DomainEvent } from '#libs/decider';
import type { EventStore } from '#libs/event-store';
import { ForgetfulShell } from './forgetful-shell';
import { isKnownKey, rememberKey } from './key-table';
import { runWithShell } from './run-with-shell';

/** BROKEN on purpose: the event is committed, then the key. A crash in between lets the repeat happen a second time. */
class EventFirstShell extends ForgetfulShell {
  override async execute<S, C, E extends DomainEvent, R>(
    type: AggregateType<S, C, E, R>,
    id: string,
    command: C,
    envelope: CommandEnvelope,
    options: ExecuteOptions<S> = {},
  ): Promise<Executed<S, R>> {
    const { commandId } = envelope;
    if (await isKnownKey(this.pool, commandId)) return { kind: 'replayed', folded: await this.load(type, id) };
    const executed = await super.execute(type, id, command, envelope, options);
    await rememberKey(this.pool, commandId);
    return executed;
  }
}

/** Event ids by chance instead of by command: the store recognises no repeat either. */
const withRandomIds = (store: EventStore): EventStore => ({
  append: (stream, expected, events) =>
    store.append(
      stream,
      expected,
      events.map((event) => ({ ...event, id: randomUUID() })),
    ),
  read: (stream, options) => store.read(stream, options),
  readAll: (after, limit, filter) => store.readAll(after, limit, filter),
  subscribe: (options) => store.subscribe(options),
  head: () => store.head(),
  close: () => store.close(),
});

void runWithShell(({ store, pool }) => new EventFirstShell(withRandomIds(store), pool));
