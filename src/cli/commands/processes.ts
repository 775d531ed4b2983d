import { randomUUID } from 'node:crypto';
import { Option } from 'commander';
import type { Command } from 'commander';
import { INSTANCE_STATUSES } from '../../processes/list-processes.dto';
import { presentInstance, presentRow, presentStuck } from '../../processes/present-process';
import { ProcessOperations } from '../../processes/process-operations';
import type { InstanceAt, ProcessFilter } from '../../processes/process-operations';
import type { ProcessView } from '../../processes/process.view';
import { LISTED, limit } from '../arguments';
import { agreed, operator, withConsent } from '../consent';
import type { ConsentOptions } from '../consent';
import { withApplication } from '../ledger-application';
import { outputOf } from '../options';
import type { Output } from '../output';
import { table } from '../output';

interface ResumeOptions extends ConsentOptions {
  readonly reason?: string;
}

interface SkipOptions extends ConsentOptions {
  readonly input: string;
  readonly reason: string;
}

export function addProcesses(program: Command): void {
  const group = program.command('processes').description('process managers: what goes on by itself, and what stands');

  group
    .command('list')
    .description('instances of process managers, by process, the oldest first')
    .option('--process <name>', 'of this process alone')
    .addOption(new Option('--status <status>', 'in this status alone').choices(INSTANCE_STATUSES))
    .option('--merchant <id>', 'of this merchant alone')
    .option('--limit <number>', 'how many at most', limit, LISTED)
    .action(async (options: ProcessFilter & { merchant?: string }, command: Command) => {
      const { merchant: merchantId, process, status } = options;
      await withOperations(command, async (operations, output) => {
        const page = await operations.list({ merchantId, process, status, limit: options.limit });
        const data = page.items.map(presentRow);
        const rows = data.map((one) => [one.process, one.instance, one.status, one.started_at, one.reason ?? '-']);
        const head = ['PROCESS', 'INSTANCE', 'STATUS', 'SINCE', 'REASON'];
        output.result(
          { data, more: page.next !== null },
          data.length > 0 ? table(head, rows) : ['There is no such instance.'],
        );
      });
    });

  group
    .command('stuck')
    .description('instances that will not go on by themselves, the longest stuck first')
    .option('--merchant <id>', 'of this merchant alone')
    .action(async ({ merchant }: { merchant?: string }, command: Command) => {
      await withOperations(command, async (operations, output) => {
        const data = (await operations.stuck(merchant)).map(presentStuck);
        const rows = data.map((one) => [one.process, one.instance, one.stuck, one.last_event_at, one.reason ?? '-']);
        const head = ['PROCESS', 'INSTANCE', 'STUCK', 'LAST EVENT', 'REASON'];
        output.result({ data }, data.length > 0 ? table(head, rows) : ['No process is stuck.']);
      });
    });

  group
    .command('show')
    .description('what an instance waits for and since when, its timers, its commands and their fate')
    .argument('<process>', 'the process')
    .argument('<instance>', 'the instance')
    .action(async (process: string, instance: string, _: object, command: Command) => {
      await withOperations(command, (operations, output) => show(operations, output, { process, instance }));
    });

  addActs(group);
}

/** What changes something: each act is an event with the operator's name. */
function addActs(group: Command): void {
  withConsent(group.command('resume'))
    .description('let a parked instance meet the failed input again, and then what waits behind it')
    .argument('<process>', 'the process')
    .argument('<instance>', 'the instance')
    .option('--reason <text>', 'why it will go better now; no personal data')
    .action(async (process: string, instance: string, { reason, ...consent }: ResumeOptions, command: Command) => {
      await withOperations(command, async (operations, output) => {
        const would = `let ${process} ${instance} meet the failed input again, with all that follows from it`;
        if (!(await agreed(output, consent, { would, data: { process, instance } }))) return;
        await operations.resume({ process, instance }, { ...order(), reason });
        await show(operations, output, { process, instance });
      });
    });

  withConsent(group.command('skip'))
    .description('leave out the input that a parked instance stands before, for ever and on record')
    .argument('<process>', 'the process')
    .argument('<instance>', 'the instance')
    .requiredOption('--input <event>', 'the input, as show tells it: no other one is left out by mistake')
    .requiredOption('--reason <text>', 'why, for the auditor; no personal data')
    .action(async (process: string, instance: string, { input, reason, ...consent }: SkipOptions, command: Command) => {
      await withOperations(command, async (operations, output) => {
        const would = `leave out input ${input} of ${process} ${instance} for ever`;
        if (!(await agreed(output, consent, { would, data: { process, instance, input } }))) return;
        const act = { ...order(), reason, sourceEventId: input };
        await operations.skip({ process, instance }, act);
        await show(operations, output, { process, instance });
      });
    });
}

const order = () => ({ commandId: randomUUID(), by: operator() });

/** All capabilities: it takes every one to know the definitions of all processes. */
async function withOperations(
  command: Command,
  work: (operations: ProcessOperations, output: Output) => Promise<void>,
): Promise<void> {
  const output = outputOf(command);
  await withApplication(output, (get) => work(get(ProcessOperations), output));
}

async function show(operations: ProcessOperations, output: Output, at: InstanceAt): Promise<void> {
  const view = presentInstance(await operations.show(at));
  output.result(view, linesOf(view));
}

function linesOf(view: ProcessView): string[] {
  const { parked, timers, commands, waiting_inputs: waiting } = view;
  return [
    `${view.process} ${view.instance} of ${view.merchant_id}: ${view.status}${view.outcome ? `, ${view.outcome}` : ''}`,
    `waits for     ${view.awaits.join('; ') || '-'}, told something last ${view.since ?? 'never'}`,
    ...(parked ? [`stands before ${parked.source_type} ${parked.source_event_id}: ${parked.error}`] : []),
    ...(waiting.length > 0 ? [`behind it     ${waiting.length - 1} inputs`] : []),
    ...(timers.length > 0
      ? [
          '',
          ...table(
            ['TIMER', 'DUE'],
            timers.map((timer) => [timer.name, timer.due_at]),
          ),
        ]
      : []),
    ...(commands.length > 0
      ? [
          '',
          ...table(
            ['COMMAND', 'ISSUED', 'FATE', 'REASON'],
            commands.map((one) => [one.type, one.issued_at, one.fate, one.reason ?? '-']),
          ),
        ]
      : []),
  ];
}
