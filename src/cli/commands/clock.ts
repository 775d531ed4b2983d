import { randomUUID } from 'node:crypto';
import { SandboxClock, systemClock } from '#libs/clock';
import type { Command } from 'commander';
import type { Pool } from 'pg';
import { durationOf } from '../../common/validation';
import { ClockMoves } from '../../sandbox/clock/clock-moves';
import type { ClockView } from '../../sandbox/clock/clock.dto';
import { followClock } from '../../sandbox/clock/follow-clock';
import { agreed, withConsent } from '../consent';
import type { ConsentOptions } from '../consent';
import { outputOf } from '../options';
import { Unsuccessful } from '../output';
import type { Output } from '../output';
import { withPersistence } from '../session';

const UNITS: Readonly<Record<string, readonly [string, string]>> = {
  year: ['P', 'Y'],
  month: ['P', 'M'],
  week: ['P', 'W'],
  day: ['P', 'D'],
  hour: ['PT', 'H'],
  minute: ['PT', 'M'],
  second: ['PT', 'S'],
};

/** `13 months` or `P13M` as an ISO 8601 duration. @throws Error that says what would do */
function durationFrom(words: readonly string[]): string {
  const text = words.join(' ').trim();
  const [, count, unit] = /^(\d{1,6}) ?([a-z]+?)s?$/.exec(text.toLowerCase()) ?? [];
  const [before, after] = UNITS[unit ?? ''] ?? [];
  const iso = count !== undefined && before !== undefined ? `${before}${count}${after}` : text.toUpperCase();
  if (durationOf(iso)) return iso;
  throw new Error(`${JSON.stringify(text)} is no duration. Write it like "13 months", "3 days" or P1M15D.`);
}

export function addClock(program: Command): void {
  const group = program.command('clock').description('the time of a sandbox; production has the time of its machine');

  group
    .command('show')
    .description('what time it is, and whether it is being moved')
    .action((_: object, command: Command) =>
      withClock(outputOf(command), async (moves, output) => tell(await moves.view(), output)),
    );

  withConsent(group.command('advance'))
    .description('move time forward; a running worker does on the way all that falls due, in its order')
    .argument('<duration...>', 'such as 13 months, 3 days or P1M15D')
    .action((words: string[], consent: ConsentOptions, command: Command) => {
      const advance = durationFrom(words);
      return withClock(outputOf(command), async (moves, output) => {
        const { now } = await moves.view();
        const would = `move the time on by ${advance} from ${now}, and do all that falls due; it does not go back`;
        if (!(await agreed(output, consent, { would, data: { now, advance } }))) return;
        await moves.order(randomUUID(), { advance });
        tell(await arrived(moves, output), output);
      });
    });
}

async function withClock(output: Output, work: (moves: ClockMoves, output: Output) => Promise<void>): Promise<void> {
  await withPersistence(output, async ({ pool }, config) => {
    if (config.mode === 'production') throw new Error('MODE is production: its time is not moved.');
    const clock = await sandboxClock(pool);
    await work(new ClockMoves(pool, clock), output);
  });
}

/** As it stands now; a command of one moment need not follow it further. */
async function sandboxClock(pool: Pool): Promise<SandboxClock> {
  const clock = new SandboxClock(systemClock);
  (await followClock(clock, pool))();
  return clock;
}

const SLOW_MS = 500;

async function arrived(moves: ClockMoves, output: Output): Promise<ClockView> {
  const bar = output.progress('moving');
  let last = '';
  try {
    for (;;) {
      const view = await moves.settled(SLOW_MS);
      if (!view.moving) return view;
      const { from, to } = view.moving;
      const [now, begin, end] = [view.now, from, to].map((instant) => Date.parse(instant)) as [number, number, number];
      bar.update(Math.round((now - begin) / 1_000), Math.round((end - begin) / 1_000));
      if (view.now === last && view.stops === 0) {
        output.note('No worker moves the clock: start the application, or look at its log.');
        tell(view, output);
        throw new Unsuccessful();
      }
      last = view.now;
    }
  } finally {
    bar.end();
  }
}

function tell(view: ClockView, output: Output): void {
  const { now, moving, stops } = view;
  output.result(view, [moving ? `It is ${now}, on the way to ${moving.to}; ${stops} stops so far.` : `It is ${now}.`]);
}
