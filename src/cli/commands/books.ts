import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Layer } from '#libs/ledger';
import { Option } from 'commander';
import type { Command } from 'commander';
import { onlyMerchantOf, statementBounds } from '../../read-models/queries';
import { BOOKS_FORMATS, exportBooks } from '../../statements/export-books';
import type { BooksFormat } from '../../statements/export-books';
import { LAYERS, STATEMENT_FORMATS } from '../../statements/statement.dto';
import type { StatementFormat } from '../../statements/statement.dto';
import { writeStatement } from '../../statements/write-statement';
import { time } from '../arguments';
import { outputOf } from '../options';
import { withPersistence } from '../session';

interface ExportOptions {
  readonly format: BooksFormat;
  readonly merchant?: string;
  readonly output?: string;
}

interface StatementOptions {
  readonly format: StatementFormat;
  readonly merchant?: string;
  readonly layer?: Layer;
  readonly from?: Date;
  readonly to?: Date;
  readonly output?: string;
}

export function addBooks(program: Command): void {
  const books = program.command('books').description('the books for other programs');

  books
    .command('export')
    .description('all postings with their closing balances, as beancount, ledger or hledger read them, or as CSV')
    .addOption(new Option('--format <format>').choices(BOOKS_FORMATS).default('beancount'))
    .option('--merchant <id>', 'the books of this merchant alone')
    .option('--output <file>', 'write there and not to the terminal')
    .action(async ({ format, merchant, output: file }: ExportOptions, command: Command) => {
      await withPersistence(outputOf(command), async ({ dataSource }) =>
        write(await exportBooks(dataSource, { format, merchantId: merchant }), file),
      );
    });

  program
    .command('statement')
    .description('opening balance, lines with the balance after each, closing balance')
    .argument('<account>', 'such as psp:trustpay-eu:EUR:receivable')
    .option('--merchant <id>', 'whose account, where several merchants have it')
    .option('--from <time>', 'what the ledger learnt from then on: a date or an RFC 3339 time', time)
    .option('--to <time>', 'what it learnt before then', time)
    .addOption(
      new Option('--layer <layer>', 'money that moved, or what is promised, in doubt or blocked').choices(LAYERS),
    )
    .addOption(new Option('--format <format>').choices([...STATEMENT_FORMATS]).default('csv'))
    .option('--output <file>', 'write there and not to the terminal')
    .action(async (account: string, options: StatementOptions, command: Command) => {
      const output = outputOf(command);
      const { layer, from, to, output: file } = options;
      if (from && to && from > to) command.error('error: a statement ends after it begins: --to is before --from');
      await withPersistence(output, async ({ dataSource }) => {
        const merchantId = options.merchant ?? (await onlyMerchantOf(dataSource, account));
        const bounds = await statementBounds(dataSource, { merchantId, account, layer, from, to });
        if (!bounds) {
          throw new Error(
            `Merchant ${merchantId} has no account ${account}${layer ? `, or nothing ${layer} in it` : ''}.`,
          );
        }
        const format = output.json ? 'json' : options.format;
        const { text } = await writeStatement(dataSource, bounds, format, from);
        await write(text, file);
      });
    });
}

/** The terminal stays open for whatever comes after; a file is whole when this returns. */
async function write(text: AsyncIterable<string>, file: string | undefined): Promise<void> {
  if (file === undefined) await pipeline(Readable.from(text), process.stdout, { end: false });
  else await pipeline(Readable.from(text), createWriteStream(file));
}
