import type { Command } from 'commander';
import { presentEntry } from '../../balances/books.view';
import { listJournal } from '../../read-models/queries';
import { LISTED, limit, merchantId, time } from '../arguments';
import { outputOf } from '../options';
import { table } from '../output';
import { withPersistence } from '../session';

interface JournalOptions {
  readonly merchant: string;
  readonly account?: string;
  readonly order?: string;
  readonly from?: Date;
  readonly to?: Date;
  readonly limit: number;
}

export function addJournal(program: Command): void {
  program
    .command('journal')
    .description('postings of a merchant with their legs, the newest first')
    .requiredOption('--merchant <id>', 'the merchant', merchantId)
    .option('--account <name>', 'that move this account')
    .option('--order <id>', 'of this order')
    .option('--from <time>', 'booked from then on', time)
    .option('--to <time>', 'booked before then', time)
    .option('--limit <number>', 'how many postings at most', limit, LISTED)
    .action(async ({ merchant, order, ...options }: JournalOptions, command: Command) => {
      const output = outputOf(command);
      await withPersistence(output, async ({ dataSource }) => {
        const page = await listJournal(dataSource, { merchantId: merchant, orderId: order, ...options });
        const data = page.items.map(presentEntry);
        const rows = data.flatMap((entry) =>
          entry.legs.map((leg, index) => [
            ...(index === 0 ? [entry.id, entry.occurred_at, entry.rule, entry.layer] : ['', '', '', '']),
            ...[leg.account, leg.side, `${leg.amount.value} ${leg.amount.currency}`],
          ]),
        );
        const head = ['POSTING', 'WHEN', 'RULE', 'LAYER', 'ACCOUNT', 'SIDE', 'AMOUNT'];
        const lines = data.length > 0 ? table(head, rows) : ['There is no such posting.'];
        output.result({ data, more: page.next !== null }, lines);
      });
    });
}
