import type { Command } from 'commander';
import { presentBalance } from '../../balances/books.view';
import { accountBalances } from '../../read-models/queries';
import { lastTime, merchantId } from '../arguments';
import { outputOf } from '../options';
import { table } from '../output';
import { withPersistence } from '../session';
import { addCompare } from './balances-compare';

interface BalanceOptions {
  readonly merchant: string;
  readonly account?: string;
  readonly currency?: string;
  readonly asOf?: Date;
  readonly knownAt?: Date;
}

export function addBalances(program: Command): void {
  const group = program.command('balances').description('balances of accounts, and those of providers beside them');
  group
    .command('list', { isDefault: true })
    .description("balances of a merchant's accounts, now or as they stood at any earlier moment")
    .requiredOption('--merchant <id>', 'the merchant', merchantId)
    .option('--account <name>', 'this account alone')
    .option('--currency <code>', 'in this currency alone')
    .option('--as-of <time>', 'what had happened by then; a date is the end of that day', lastTime)
    .option('--known-at <time>', 'as far as it was known by then', lastTime)
    .action(async ({ merchant, ...options }: BalanceOptions, command: Command) => {
      const output = outputOf(command);
      await withPersistence(output, async ({ dataSource }) => {
        const { position, balances } = await accountBalances(dataSource, { merchantId: merchant, ...options });
        const data = balances.map(presentBalance);
        const rows = data.map((b) => [
          b.account,
          b.type,
          b.currency,
          b.posted.value,
          b.pending.value,
          b.available.value,
        ]);
        const head = ['ACCOUNT', 'TYPE', 'CURRENCY', 'POSTED', 'PENDING', 'AVAILABLE'];
        const lines = data.length > 0 ? table(head, rows) : [`Nothing is booked for ${merchant}.`];
        output.result({ position: String(position), data }, lines);
      });
    });
  addCompare(group);
}
