import { extname } from 'node:path';
import { systemClock } from '#libs/clock';
import { CommandShell } from '#libs/command-shell';
import type { ImportFormat } from '#libs/settlements';
import { Option } from 'commander';
import type { Command } from 'commander';
import { Problem } from '../../common/problems';
import { PersonalData } from '../../personal-data/personal-data';
import { listSettlementLines, listSettlements } from '../../read-models/queries';
import { settlementAggregate } from '../../settlements/aggregates';
import { describeFile } from '../../settlements/imports/import-file';
import { presentImport } from '../../settlements/imports/import.view';
import { Imports } from '../../settlements/imports/imports';
import { TakeReport } from '../../settlements/imports/take-report';
import { TakeStatement } from '../../settlements/imports/take-statement';
import { presentSettlement, presentSettlementWithLines } from '../../settlements/list/settlement.view';
import { LISTED, limit, merchantId } from '../arguments';
import { agreed, operator, withConsent } from '../consent';
import type { ConsentOptions } from '../consent';
import { outputOf } from '../options';
import { Unsuccessful, table } from '../output';
import { withPersistence } from '../session';

interface ListOptions {
  readonly merchant: string;
  readonly provider?: string;
  readonly status?: string;
  readonly limit: number;
}

interface ImportOptions extends ConsentOptions {
  readonly merchant: string;
  readonly provider?: string;
}

const FORMATS: Readonly<Record<string, ImportFormat>> = {
  '.xml': 'camt.053',
  '.csv': 'report.csv',
  '.json': 'report.json',
};
const LINES_SHOWN = 1_000;

export function addSettlements(program: Command): void {
  const settlements = program
    .command('settlements')
    .description('payouts of providers, and the files that tell of them');
  addList(settlements);
  addShow(settlements);
  addImport(settlements);
}

const addList = (settlements: Command): Command =>
  settlements
    .command('list')
    .description('payouts of a merchant, the newest first')
    .requiredOption('--merchant <id>', 'the merchant', merchantId)
    .option('--provider <name>', 'of this provider alone')
    .addOption(
      new Option('--status <status>', 'in this status alone').choices(['announced', 'partly_credited', 'closed']),
    )
    .option('--limit <number>', 'how many at most', limit, LISTED)
    .action(async ({ merchant, ...filter }: ListOptions, command: Command) => {
      const output = outputOf(command);
      await withPersistence(output, async ({ dataSource }) => {
        const page = await listSettlements(dataSource, { merchantId: merchant, ...filter });
        const data = page.items.map(presentSettlement);
        const rows = data.map((one) => [
          ...[one.id, one.provider, one.payout_id, one.paid_at.slice(0, 10), one.status],
          `${one.net.value} ${one.net.currency}`,
          one.in_transit.value,
        ]);
        const head = ['PAYOUT', 'PROVIDER', 'ITS NAME', 'PAID', 'STATUS', 'NET', 'IN TRANSIT'];
        const lines = data.length > 0 ? table(head, rows) : [`There is no payout of ${merchant}.`];
        output.result({ data, more: page.next !== null }, lines);
      });
    });

const addShow = (settlements: Command): Command =>
  settlements
    .command('show')
    .description('a payout with its lines')
    .argument('<payout>', 'its id')
    .action(async (id: string, _: object, command: Command) => {
      const output = outputOf(command);
      await withPersistence(output, async ({ store, dataSource }) => {
        const folded = await new CommandShell(store, systemClock).load(settlementAggregate, id);
        if (!folded.state.payout) throw new Error(`There is no payout ${id}.`);
        const data = presentSettlementWithLines(folded, await listSettlementLines(dataSource, id, LINES_SHOWN));
        const { line_list: lines, bank_lines: bankLines, ...facts } = data;
        const rows = lines.map((one) => [
          ...[String(one.number), one.kind, one.reference ?? '-', one.gross.value, one.fee.value],
          one.settled ? 'settled' : 'open',
        ]);
        output.result(data, [
          ...Object.entries(facts).map(([name, value]) => `${name.padEnd(14)} ${textOf(value)}`),
          `${'bank_lines'.padEnd(14)} ${bankLines.join(' ') || '-'}`,
          '',
          ...table(['LINE', 'KIND', 'REFERENCE', 'GROSS', 'FEE', 'STATE'], rows),
        ]);
      });
    });

const addImport = (settlements: Command): Command =>
  withConsent(settlements.command('import'))
    .description(
      "take in a provider's report (.csv, .json) or a bank's camt.053 statement (.xml); a file is taken in once",
    )
    .argument('<file>', 'its path; the ending tells what it is')
    .requiredOption('--merchant <id>', 'whose it is', merchantId)
    .option('--provider <name>', 'whose report it is; a statement needs none')
    .action(async (path: string, { merchant, provider, ...consent }: ImportOptions, command: Command) => {
      const output = outputOf(command);
      const format = FORMATS[extname(path).toLowerCase()];
      if (!format) throw new Error('The file must end in .xml, .csv or .json.');
      const would = `book what ${path} tells of ${merchant} (${format})`;
      if (!(await agreed(output, consent, { would, data: { file: path, merchant_id: merchant, format } }))) return;
      await withPersistence(output, async ({ store, sealer }) => {
        const shell = new CommandShell(store, systemClock);
        const statements = new TakeStatement(shell, new PersonalData(sealer));
        const imports = new Imports(shell, statements, new TakeReport(shell, store));
        const bar = output.progress('import');
        const file = await describeFile(path);
        const request = { merchantId: merchant, actor: operator(), format, provider, file };
        const result = await imports
          .import({ ...request, onProgress: (done, total) => bar.update(Math.round(done), total) })
          .catch((error: unknown) => {
            if (!(error instanceof Problem)) throw error;
            output.result({ code: error.code, ...error.extra.members }, [error.detail]);
            throw new Unsuccessful();
          })
          .finally(() => bar.end());
        const data = { ...presentImport(result.folded), replayed: result.replayed };
        const { payouts = 0, payout_lines: lines = 0, bank_lines: bank = 0, known = 0, presumed = 0 } = data;
        output.result(data, [
          result.replayed
            ? `This file was taken in before, as ${data.id}.`
            : `Taken in as ${data.id}: ${payouts} payouts with ${lines} lines, ${bank} bank lines; ${known} were known already.`,
          ...(presumed > 0
            ? [
                `Of these ${presumed} may be bookings of their own: compare the balance of the account with the closing balance.`,
              ]
            : []),
        ]);
      });
    });

const textOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'value' in value
    ? Object.values(value as Record<string, string>).join(' ')
    : String(value);
