import { writeFile } from 'node:fs/promises';
import type { Banking } from '#libs/providers';
import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { STATEMENT_FORMATS } from '../../banking/accounts/account-queries.dto';
import { presentAccount, presentTransaction } from '../../banking/accounts/account.view';
import { Bank, given } from '../../banking/bank';
import { daysAfter, isDay } from '../../banking/day';
import { configFromEnvironment } from '../../config';
import { LISTED, limit } from '../arguments';
import { outputOf } from '../options';
import { table } from '../output';
import type { Output } from '../output';
import { withProviders } from '../with-providers';
import { addBankOrders } from './bank-orders';

interface Period {
  readonly from?: string;
  readonly to?: string;
}

const DEFAULT_DAYS = 30;

function day(value: string): string {
  if (isDay(value)) return value;
  throw new InvalidArgumentError('A day is like 2026-11-20.');
}

/** The bank is asked directly: for what only reads no database is needed. */
export function addBanking(program: Command): void {
  const group = program.command('banking').description('bank accounts behind the providers, and payments out of them');

  group
    .command('accounts')
    .description('accounts with their balances, asked of the bank')
    .action((_: object, command: Command) =>
      withBank(command, async ({ provider, banking }, output) => {
        const data = given(await banking.accounts()).map((account) => presentAccount(provider, account));
        const rows = data.map((one) => [
          one.id,
          one.iban ?? '-',
          `${one.balance.value} ${one.currency}`,
          one.disposable?.value ?? 'no limit',
          one.can_order ? 'yes' : 'no',
        ]);
        output.result({ data }, table(['ACCOUNT', 'IBAN', 'BALANCE', 'DISPOSABLE', 'ORDERS'], rows));
      }),
    );

  group
    .command('transactions')
    .description('lines of an account, the newest first')
    .argument('<account>', "the bank's number of it, as accounts lists it")
    .option('--from <day>', 'default: 30 days before --to', day)
    .option('--to <day>', 'included; default: today', day)
    .option('--limit <number>', 'how many at most, up to 999', limit, LISTED)
    .action((account: string, options: Period & { limit: number }, command: Command) =>
      withBank(command, ({ banking }, output) => transactions(banking, account, options, output)),
    );

  group
    .command('statement')
    .description("the bank's own statement, unchanged")
    .argument('<account>', "the bank's number of it")
    .requiredOption('--from <day>', 'the first day', day)
    .requiredOption('--to <day>', 'the last day', day)
    .addOption(new Option('--format <format>').choices(STATEMENT_FORMATS).default('camt053v4'))
    .option('--output <file>', 'write there and not to the terminal')
    .action((accountId: string, options: StatementOptions, command: Command) =>
      withBank(command, async ({ banking }, output) => {
        const { output: file, ...period } = options;
        const bytes = given(await banking.statement({ accountId, ...period }));
        if (file === undefined) process.stdout.write(bytes);
        else await writeFile(file, bytes).then(() => output.result({ file, bytes: bytes.length }, [`wrote ${file}`]));
      }),
    );

  addBankOrders(group);
}

interface StatementOptions extends Required<Period> {
  readonly format: (typeof STATEMENT_FORMATS)[number];
  readonly output?: string;
}

const PAGE_MAX = 999;

async function transactions(
  banking: Banking,
  accountId: string,
  { limit: wanted, ...period }: Period & { limit: number },
  output: Output,
): Promise<void> {
  const to = period.to ?? banking.today();
  const from = period.from ?? daysAfter(to, -DEFAULT_DAYS);
  const pageSize = Math.min(wanted, PAGE_MAX);
  const { items, total } = given(await banking.transactions({ accountId, from, to, page: 0, pageSize }));
  const data = items.map(presentTransaction);
  const rows = data.map((one) => [
    one.id,
    one.date,
    `${one.amount.value} ${one.amount.currency}`,
    one.counter_account_name ?? '-',
    one.client_reference ?? one.description ?? '-',
  ]);
  const head = ['LINE', 'DATE', 'AMOUNT', 'OTHER SIDE', 'REFERENCE'];
  output.result({ data, total }, rows.length > 0 ? table(head, rows) : ['No line in these days.']);
}

async function withBank(
  command: Command,
  work: (bank: ReturnType<Bank['configured']>, output: Output) => Promise<void>,
): Promise<void> {
  const config = configFromEnvironment(process.env);
  await withProviders(config, (providers) => work(new Bank(providers, config).configured(), outputOf(command)));
}
