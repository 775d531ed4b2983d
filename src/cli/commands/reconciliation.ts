import { systemClock } from '#libs/clock';
import { CommandShell } from '#libs/command-shell';
import type { Folded } from '#libs/command-shell';
import { BREAK_KINDS, TREATMENTS } from '#libs/settlements';
import type { BreakCommand, BreakState, Treatment } from '#libs/settlements';
import { Option } from 'commander';
import type { Command } from 'commander';
import { AssignBreakDto, NoteBreakDto, ResolveBreakDto } from '../../reconciliation/breaks/break.dto';
import { presentBreak } from '../../reconciliation/breaks/break.view';
import { refusedBreak } from '../../reconciliation/breaks/refusals';
import { presentSummary } from '../../reconciliation/summary/summary.view';
import { listBreaks, openAmounts, summarizeBreaks } from '../../read-models/queries';
import { decideInTurn } from '../../reconciliation/decide-in-turn';
import { breakAggregate } from '../../settlements/aggregates';
import { LISTED, limit, merchantId } from '../arguments';
import { addBankAccounts } from './reconciliation-bank-accounts';
import { checked } from '../checked';
import { agreed, operator, withConsent } from '../consent';
import type { ConsentOptions } from '../consent';
import { shellEnvelope } from '../envelope';
import { outputOf } from '../options';
import { table } from '../output';
import type { Output } from '../output';
import { withPersistence } from '../session';

interface ListOptions {
  readonly merchant: string;
  readonly kind?: string;
  readonly status: string;
  readonly limit: number;
}

interface ResolveOptions extends ConsentOptions {
  readonly as: Treatment;
  readonly reason: string;
}

export function addReconciliation(program: Command): void {
  const reconciliation = program
    .command('reconciliation')
    .description('what does not fit between captures, payouts and the bank');
  addSummary(reconciliation);
  addBankAccounts(reconciliation);
  addBreaks(reconciliation);
  addShow(reconciliation);
  addAssign(reconciliation);
  addNote(reconciliation);
  addResolve(reconciliation);
}

const addSummary = (reconciliation: Command): Command =>
  reconciliation
    .command('summary')
    .description('what is open between captures, payouts, the bank and our bank orders, and what of it is a break')
    .requiredOption('--merchant <id>', 'the merchant', merchantId)
    .action(async ({ merchant }: { merchant: string }, command: Command) => {
      const output = outputOf(command);
      await withPersistence(output, async ({ dataSource }) => {
        const open = await openAmounts(dataSource, merchant);
        const data = presentSummary(open, await summarizeBreaks(dataSource, merchant));
        const day = (at: string | null): string => at?.slice(0, 10) ?? '-';
        const money = ({ value, currency }: { value: string; currency: string }): string => `${value} ${currency}`;
        const rows = data.open.map((one) => [
          ...[one.what, one.account ?? one.provider ?? '-', String(one.count), money(one.amount), day(one.oldest)],
        ]);
        const breaks = data.breaks.map((one) => [
          ...[one.kind, one.place, String(one.count), money(one.amount), day(one.oldest)],
        ]);
        output.result(data, [
          ...(rows.length > 0
            ? table(['OPEN', 'WHERE', 'COUNT', 'MONEY', 'OLDEST'], rows)
            : [`Nothing of ${merchant} is open.`]),
          '',
          ...(breaks.length > 0
            ? table(['BREAKS', 'STAND IN', 'COUNT', 'MONEY', 'OLDEST'], breaks)
            : [`No break of ${merchant} is open.`]),
        ]);
      });
    });

const addBreaks = (reconciliation: Command): Command =>
  reconciliation
    .command('breaks')
    .description('breaks of a merchant, the oldest first')
    .requiredOption('--merchant <id>', 'the merchant', merchantId)
    .addOption(new Option('--kind <kind>', 'of this kind alone').choices(BREAK_KINDS))
    .addOption(new Option('--status <status>', 'their state').choices(['open', 'resolved', 'closed']).default('open'))
    .option('--limit <number>', 'how many at most', limit, LISTED)
    .action(async ({ merchant, ...filter }: ListOptions, command: Command) => {
      const output = outputOf(command);
      await withPersistence(output, async ({ dataSource }) => {
        const page = await listBreaks(dataSource, { merchantId: merchant, ...filter });
        const data = page.items.map(presentBreak(systemClock.now()));
        const rows = data.map((one) => [
          ...[one.id, one.kind, String(one.age_days), one.provider, one.owner ?? '-'],
          one.residuals.map(({ amount }) => `${amount.value} ${amount.currency}`).join(', '),
          `expected ${one.expected}, found ${one.found}`,
        ]);
        const head = ['BREAK', 'KIND', 'DAYS', 'PROVIDER', 'OWNER', 'MONEY', 'WHAT'];
        const lines = data.length > 0 ? table(head, rows) : [`No break of ${merchant} is ${filter.status}.`];
        output.result({ data, more: page.next !== null }, lines);
      });
    });

const addShow = (reconciliation: Command): Command =>
  reconciliation
    .command('show')
    .description('a break with what shows it, read from its own events')
    .argument('<break>', 'its id')
    .action(async (id: string, _: object, command: Command) => {
      const output = outputOf(command);
      await withPersistence(output, async ({ store }) =>
        tell(output, await load(new CommandShell(store, systemClock), id)),
      );
    });

const addAssign = (reconciliation: Command): Command =>
  reconciliation
    .command('assign')
    .description('give a break to somebody')
    .argument('<break>', 'its id')
    .requiredOption('--owner <who>', 'who looks after it')
    .action(async (id: string, options: { owner: string }, command: Command) => {
      const output = outputOf(command);
      const { owner } = await checked(AssignBreakDto, options);
      await withPersistence(output, async ({ store }) =>
        tell(
          output,
          await execute(new CommandShell(store, systemClock), id, { type: 'Assign', owner, by: operator() }),
        ),
      );
    });

const addNote = (reconciliation: Command): Command =>
  reconciliation
    .command('note')
    .description('write down what is known of a break, also after it was decided')
    .argument('<break>', 'its id')
    .requiredOption('--text <text>', 'the note, 3 to 500 characters; no personal data')
    .action(async (id: string, options: { text: string }, command: Command) => {
      const output = outputOf(command);
      const { text } = await checked(NoteBreakDto, options);
      await withPersistence(output, async ({ store }) =>
        tell(output, await execute(new CommandShell(store, systemClock), id, { type: 'Note', text, by: operator() })),
      );
    });

const addResolve = (reconciliation: Command): Command =>
  withConsent(reconciliation.command('resolve'))
    .description('decide about a break: its money is booked to where it belongs')
    .argument('<break>', 'its id')
    .addOption(new Option('--as <treatment>', 'where it belongs').choices(TREATMENTS).makeOptionMandatory())
    .requiredOption('--reason <text>', 'why, for the auditor; no personal data')
    .action(async (id: string, { as, reason, ...consent }: ResolveOptions, command: Command) => {
      const output = outputOf(command);
      await checked(ResolveBreakDto, { treatment: as, reason });
      await withPersistence(output, async ({ store, pool }) => {
        const shell = new CommandShell(store, systemClock);
        const folded = await load(shell, id);
        const found = presentBreak(systemClock.now())(folded);
        const money = found.residuals.map(({ amount }) => `${amount.value} ${amount.currency}`).join(' and ');
        if (!(await agreed(output, consent, { would: `book ${money} as ${as}`, data: found }))) return;
        const resolve = { type: 'Resolve', treatment: as, reason, by: operator() } as const;
        const { merchantId: merchant } = folded.state.facts!;
        tell(output, await decideInTurn(pool, merchant, () => execute(shell, id, resolve)));
      });
    });

/** @throws Error when there is none */
async function load(shell: CommandShell, id: string): Promise<Folded<BreakState>> {
  const folded = await shell.load(breakAggregate, id);
  if (!folded.state.facts) throw new Error(`There is no break ${id}.`);
  return folded;
}

/** @throws Problem for what the break does not allow */
async function execute(shell: CommandShell, id: string, command: BreakCommand): Promise<Folded<BreakState>> {
  const { state } = await load(shell, id);
  const result = await shell.execute(breakAggregate, id, command, shellEnvelope(state.facts!.merchantId));
  if (result.kind === 'rejected') throw refusedBreak(result.refusal);
  return result.folded;
}

function tell(output: Output, folded: Folded<BreakState>): void {
  const view = presentBreak(systemClock.now())(folded);
  const facts = Object.entries(view).filter(([, value]) => value !== undefined);
  output.result(
    view,
    facts.map(([name, value]) => `${name.padEnd(15)} ${typeof value === 'object' ? JSON.stringify(value) : value}`),
  );
}
