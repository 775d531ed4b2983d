import type { Command } from 'commander';
import { presentRun, presentScheduled } from '../../agreements/scheduler/schedule.view';
import { ScheduleAgenda } from '../../agreements/scheduler/schedule-agenda';
import { ScheduleRuns } from '../../agreements/scheduler/schedule-runs';
import { LISTED, limit, merchantId, time } from '../arguments';
import { agreed, operator, withConsent } from '../consent';
import type { ConsentOptions } from '../consent';
import { withApplication } from '../ledger-application';
import { outputOf } from '../options';
import { Unsuccessful, table } from '../output';

interface DueOptions {
  readonly merchant: string;
  readonly from?: Date;
  readonly to?: Date;
  readonly now?: boolean;
  readonly limit: number;
}

interface RunOptions extends ConsentOptions {
  readonly merchant: string;
  readonly limit: number;
}

export function addSchedule(program: Command): void {
  const group = program.command('schedule').description('what agreements wait for, and doing it now');

  group
    .command('due')
    .description('each period and each further step that falls due, agreement by agreement')
    .requiredOption('--merchant <id>', 'the merchant', merchantId)
    .option('--from <time>', 'from then on; otherwise also what is overdue', time)
    .option('--to <time>', 'before then; otherwise 31 days', time)
    .option('--now', 'only what is due now, one step of each agreement')
    .option('--limit <number>', 'how many at most', limit, LISTED)
    .action(async ({ merchant, limit: most, now, ...filter }: DueOptions, command: Command) => {
      const output = outputOf(command);
      await withApplication(output, async (get) => {
        const request = { merchantId: merchant, limit: most, ...filter, ...(now && { due: 'now' as const }) };
        const page = await get(ScheduleAgenda).list(request);
        const data = page.items.map(presentScheduled);
        const rows = data.map((one) => [
          ...[
            one.due_at,
            one.kind,
            one.agreement_id,
            one.reference,
            one.period === undefined ? '-' : String(one.period),
          ],
          one.amount ? `${one.amount.value} ${one.amount.currency}` : '-',
        ]);
        const head = ['DUE', 'WHAT', 'AGREEMENT', 'REFERENCE', 'PERIOD', 'AMOUNT'];
        output.result(
          { data, more: page.next !== null },
          data.length > 0 ? table(head, rows) : ['Nothing is due then.'],
        );
      });
    });

  withConsent(group.command('run'))
    .description('do what is due now, one step of each agreement')
    .requiredOption('--merchant <id>', 'the merchant', merchantId)
    .option('--limit <number>', 'how many agreements at most', limit, LISTED)
    .action(async ({ merchant, limit: most, ...consent }: RunOptions, command: Command) => {
      const output = outputOf(command);
      await withApplication(output, async (get) => {
        const dry = await get(ScheduleRuns).run(merchant, operator(), { dryRun: true, limit: most });
        const { failed: cannot, more } = dry;
        const planned = { now: dry.now.toISOString(), runs: dry.runs.map(presentRun), failed: cannot, more };
        const would = `do what is due of ${dry.runs.length} agreements`;
        if (!(await agreed(output, consent, { would, data: planned }))) return;
        const done = await get(ScheduleRuns).run(merchant, operator(), { dryRun: false, limit: most });
        const runs = done.runs.map(presentRun);
        const rows = runs.map((one) => [one.due_at, one.kind, one.agreement_id, one.events.join(', ')]);
        const { failed } = done;
        const written = rows.length > 0 ? table(['DUE', 'WHAT', 'AGREEMENT', 'WRITTEN'], rows) : [];
        const lines = [...written, ...failed.map((id) => `Failed for a reason of ours: ${id}`)];
        const told = { now: done.now.toISOString(), runs, failed, more: done.more, done: true };
        output.result(told, lines.length > 0 ? lines : ['Nothing is due.']);
        if (failed.length > 0) throw new Unsuccessful();
      });
    });
}
