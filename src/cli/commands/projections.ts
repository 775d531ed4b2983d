import {
  RebuildDifferenceError,
  pauseSubscriber,
  rebuildProjection,
  resumeSubscriber,
  rewindReaction,
  subscriberStatus,
} from '#libs/projections';
import type { Projection, RebuildReport } from '#libs/projections';
import { Argument, InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { createErrorLogger } from '../../log';
import type { Persistence } from '../../persistence';
import { projections } from '../../read-models';
import { agreed, withConsent } from '../consent';
import type { ConsentOptions } from '../consent';
import { outputOf } from '../options';
import { Unsuccessful, table } from '../output';
import type { Output } from '../output';
import { withPersistence } from '../session';

export function addProjections(program: Command): void {
  const group = program
    .command('projections')
    .description('read models and reactions: how far they are, and building them again');

  group
    .command('list')
    .description('position, lag, state and last error of each')
    .action(async (_: object, command: Command) => {
      const output = outputOf(command);
      await withPersistence(output, ({ pool, store }) => list(output, pool, store));
    });

  withConsent(group.command('rebuild'))
    .description(
      'build a read model again beside the live one, compare every row, and switch over; nothing stops meanwhile',
    )
    .addArgument(new Argument('[name]', 'the read model; default: all').choices(projections.map(({ name }) => name)))
    .action(async (only: string | undefined, consent: ConsentOptions, command: Command) => {
      const output = outputOf(command);
      const chosen = projections.filter(({ name }) => only === undefined || name === only);
      const names = chosen.map(({ name }) => name);
      const would = `build ${names.join(', ')} again, and put the new rows in the place of those that are live`;
      if (!(await agreed(output, consent, { would, data: { projections: names } }))) return;
      await withPersistence(output, async (persistence) => {
        const reports: RebuildReport[] = [];
        for (const projection of chosen) reports.push(await rebuild(output, projection, persistence));
        const lines = reports.map(
          (r) => `${r.projection}: ${r.events} events in ${r.seconds.toFixed(1)} s, rows equal, switched over`,
        );
        output.result({ data: reports }, lines);
      });
    });

  withConsent(group.command('rewind'))
    .description('set a reaction back, after the log was restored from an older backup: it handles again what follows')
    .argument('<name>', 'the reaction, as projections list names it')
    .option('--to <position>', 'of the last event that is known to be handled; default: the beginning', position)
    .action(async (name: string, { to = 0n, ...consent }: ConsentOptions & { to?: bigint }, command: Command) => {
      const output = outputOf(command);
      const would = `set the reaction ${name} back to ${to}, and handle again what comes after it`;
      if (!(await agreed(output, consent, { would, data: { name, to: String(to) } }))) return;
      const otherwise = `no reaction ${name} stands after ${to}`;
      await change(command, name, 'rewound', (pool) => rewindReaction(pool, name, to), otherwise);
    });

  group
    .command('pause')
    .description('let a read model or reaction stand still until it is resumed')
    .argument('<name>', 'the read model or reaction, as projections list names it')
    .action((name: string, _: object, command: Command) => change(command, name, 'paused', pauseSubscriber));

  group
    .command('resume')
    .description('let one that was paused, or that stopped on an error, go on')
    .argument('<name>', 'the read model or reaction, as projections list names it')
    .action((name: string, _: object, command: Command) => change(command, name, 'resumed', resumeSubscriber));
}

async function list(output: Output, pool: Persistence['pool'], store: Persistence['store']): Promise<void> {
  const all = await subscriberStatus(pool, store);
  const data = all.map((status) => ({
    name: status.name,
    kind: status.kind,
    version: status.version,
    state: status.state,
    running: status.running,
    position: String(status.position),
    behind: String(status.behind),
    lag_seconds: status.lagSeconds,
    idle_seconds: status.idleSeconds,
    held: status.held,
    parked: status.parked,
    last_error: status.lastError,
    failed_position: status.failedPosition === null ? null : String(status.failedPosition),
  }));
  const rows = data.map((s) => [
    s.name,
    s.kind,
    s.state + (s.running ? '' : ' (nobody runs it)'),
    s.position,
    s.behind,
    `${s.lag_seconds.toFixed(1)} s`,
    String(s.held + s.parked),
    s.last_error ?? '-',
  ]);
  output.result({ data }, table(['NAME', 'KIND', 'STATE', 'POSITION', 'BEHIND', 'LAG', 'ASIDE', 'LAST ERROR'], rows));
}

async function rebuild(output: Output, projection: Projection, { pool, store }: Persistence): Promise<RebuildReport> {
  const bar = output.progress(projection.name);
  try {
    const onProgress = ({ position, head }: { position: bigint; head: bigint }): void =>
      bar.update(Number(position), Number(head));
    return await rebuildProjection(projection, { pool, store, log: createErrorLogger(), onProgress });
  } catch (error) {
    if (!(error instanceof RebuildDifferenceError)) throw error;
    throw new Error(`${error.message}\n${JSON.stringify(error.differences, undefined, 2)}`, { cause: error });
  } finally {
    bar.end();
  }
}

async function change(
  command: Command,
  name: string,
  done: string,
  act: (pool: Persistence['pool'], name: string) => Promise<boolean>,
  otherwise = `${name} is unknown, or was ${done} before`,
): Promise<void> {
  const output = outputOf(command);
  await withPersistence(output, async ({ pool }) => {
    const changed = await act(pool, name);
    output.result({ name, [done]: changed }, [changed ? `${name} is ${done}` : otherwise]);
    if (!changed) throw new Unsuccessful();
  });
}

function position(value: string): bigint {
  if (/^\d{1,18}$/.test(value)) return BigInt(value);
  throw new InvalidArgumentError('A position is a number, as projections list shows it.');
}
