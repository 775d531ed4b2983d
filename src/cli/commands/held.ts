import { listHeldEvents, retryHeldEvents } from '#libs/projections';
import type { HeldEvent } from '#libs/projections';
import type { Command } from 'commander';
import { LISTED, limit } from '../arguments';
import { outputOf } from '../options';
import { Unsuccessful, table } from '../output';
import type { Output } from '../output';
import { withPersistence } from '../session';

/** Enough to tell a handful from a landslide. */
const COUNTED = 10_000;

interface RetryOptions {
  readonly key?: string;
  readonly dryRun?: boolean;
}

export function addHeld(program: Command): void {
  const held = program.command('held').description('events set aside because they failed, or wait behind one that did');

  held
    .command('list')
    .description('what is set aside, the oldest first, with the last error')
    .argument('[subscriber]', 'the read model or reaction; default: all')
    .option('--limit <number>', 'how many at most', limit, LISTED)
    .action(async (subscriber: string | undefined, options: { limit: number }, command: Command) => {
      const output = outputOf(command);
      await withPersistence(output, async ({ pool }) => {
        const data = (await listHeldEvents(pool, subscriber, options.limit)).map(present);
        const cells = data.map((e) => [
          e.subscriber,
          e.position,
          e.event_type,
          e.key,
          e.policy,
          String(e.attempts),
          e.next_attempt_at,
          e.last_error ?? 'waits behind another',
        ]);
        const head = ['SUBSCRIBER', 'POSITION', 'EVENT', 'KEY', 'POLICY', 'TRIES', 'NEXT', 'LAST ERROR'];
        output.result({ data }, data.length > 0 ? table(head, cells) : ['Nothing is set aside.']);
      });
    });

  held
    .command('retry')
    .description('try what is set aside now instead of at its time; its order is kept')
    .argument('<subscriber>', 'the read model or reaction')
    .option('--key <key>', 'of this key alone, such as an order')
    .option('--dry-run', 'only count what would be tried')
    .action(async (subscriber: string, options: RetryOptions, command: Command) => {
      const output = outputOf(command);
      await withPersistence(output, async ({ pool }) => {
        if (options.dryRun) return count(output, await listHeldEvents(pool, subscriber, COUNTED), options.key);
        const due = await retryHeldEvents(pool, subscriber, options.key);
        output.result({ subscriber, due }, [
          due > 0 ? `${due} events are due; a running worker tries them` : `Nothing of ${subscriber} is set aside.`,
        ]);
        if (due === 0) throw new Unsuccessful();
      });
    });
}

function count(output: Output, held: readonly HeldEvent[], key: string | undefined): void {
  const due = held.filter((event) => key === undefined || event.key === key).length;
  const data = { due, more: held.length === COUNTED, dry_run: true };
  output.result(data, [`Would try ${due}${data.more ? ' or more' : ''} events.`]);
}

const present = (event: HeldEvent) => ({
  subscriber: event.subscriber,
  position: String(event.position),
  key: event.key,
  stream: event.stream,
  revision: event.revision,
  event_type: event.eventType,
  policy: event.policy,
  attempts: event.attempts,
  last_error: event.lastError,
  held_at: event.heldAt.toISOString(),
  next_attempt_at: event.nextAttemptAt.toISOString(),
});
