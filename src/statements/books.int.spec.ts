import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bookAccounts, bookedUntil, statementBounds } from '../read-models/queries';
import { appendInterleaved, livedOrders } from '../read-models/testing/lived-orders';
import { ReadModelHarness } from '../read-models/testing/read-model-harness';
import { exportBooks } from './export-books';
import type { BooksFormat } from './export-books';
import { AccountNames } from './formats/account-names';
import { decimal } from './formats/book-file';
import type { StatementFormat } from './statement.dto';
import { writeStatement } from './write-statement';

const isInstalled = (program: string): boolean => spawnSync(program, ['--version']).status === 0;

/** A test of a real program where it is installed (Debian: beancount, ledger, hledger); elsewhere it says skipped. */
const where = (program: string) => (isInstalled(program) ? it : it.skip);

async function whole(text: AsyncIterable<string>): Promise<string> {
  let all = '';
  for await (const part of text) all += part;
  return all;
}

interface Told {
  readonly opening_balance: { readonly value: string };
  readonly closing_balance: { readonly value: string };
  readonly lines: readonly {
    readonly side: string;
    readonly amount: { readonly value: string };
    readonly balance: { readonly value: string };
  }[];
}

describe('the books for other programs', () => {
  let harness: ReadModelHarness;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'books-'));
    harness = await ReadModelHarness.create();
    harness.start();
    await harness.caughtUp(await appendInterleaved(harness.store, livedOrders(150, 2, 21)));
  });
  afterAll(async () => {
    await harness.close();
    rmSync(folder, { recursive: true });
  });

  const exported = async (format: BooksFormat, merchantId?: string) =>
    whole(await exportBooks(harness.dataSource, { format, merchantId }));
  const statement = async (format: StatementFormat, account: string, from?: Date, to?: Date) => {
    const bounds = await statementBounds(harness.dataSource, { merchantId: 'merchant-0', account, from, to });
    return whole((await writeStatement(harness.dataSource, bounds!, format, from)).text);
  };
  const saved = (name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  function run(program: string, ...parameters: string[]): string {
    const { status, stdout, stderr } = spawnSync(program, parameters, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${program}: ${stdout}${stderr}`);
    return stdout;
  }
  /** What the other program has to come to, account by account. */
  async function expected(): Promise<string[]> {
    const accounts = await bookAccounts(harness.dataSource, { until: await bookedUntil(harness.dataSource) });
    const names = new AccountNames(accounts);
    return accounts
      .filter(({ minor }) => minor !== 0n)
      .map((account) => `${names.of(account)} ${decimal(account.minor, account.currency)} ${account.currency}`)
      .sort();
  }
  /** `Assets:…  10.00 EUR` from one line of a balance report. */
  const reported = (report: string): string[] =>
    report
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter((cells) => cells.length === 3)
      .map(([amount, unit, name]) => `${name} ${amount} ${unit}`)
      .sort();

  where('bean-check')('are accepted by beancount, which comes to equal totals', async () => {
    const file = saved('books.beancount', await exported('beancount'));
    expect(run('bean-check', file)).toBe('');
    const report = run('bean-query', '-f', 'csv', file, 'SELECT account, sum(position) GROUP BY account');
    const found = report
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(',').map((cell) => cell.trim()))
      .filter(([, sum]) => sum !== undefined && sum !== '')
      .map(([account, sum]) => `${account} ${sum!.replaceAll(/ +/g, ' ')}`);
    expect(found.toSorted()).toEqual(await expected());
  });

  where('bean-check')('are refused by beancount when one amount is off', async () => {
    const text = await exported('beancount');
    const torn = text.replace(
      /^(\d{4}-\d\d-\d\d balance \S+ )(-?\d+)/m,
      (_, head: string, units: string) => `${head}${BigInt(units) + 1n}`,
    );
    expect(() => run('bean-check', saved('torn.beancount', torn))).toThrow('Balance failed');
  });

  where('ledger')('are accepted by ledger, which comes to equal totals', async () => {
    const file = saved('books.ledger', await exported('ledger'));
    const format = '%(scrub(display_total)) %(account)\\n';
    const report = run('ledger', '-f', file, 'balance', '--flat', '--no-total', '--balance-format', format);
    expect(reported(report)).toEqual(await expected());
  });

  where('hledger')('are accepted by hledger, which comes to equal totals', async () => {
    const file = saved('books.hledger', await exported('hledger'));
    run('hledger', '-f', file, 'check');
    expect(reported(run('hledger', '-f', file, 'balance', '--flat', '--no-total'))).toEqual(await expected());
  });

  it('hold what the journal holds, as CSV, to the last leg', async () => {
    const [head, ...lines] = (await exported('csv', 'merchant-1')).trimEnd().split('\r\n');
    const { rows } = await harness.pool.query(
      `SELECT sum(abs(amount))::text FROM rm.leg WHERE merchant_id = 'merchant-1'`,
    );
    expect(head).toMatch(/^posting,occurred_at,merchant,.*,debit,credit$/);
    expect(lines.every((line) => line.includes(',merchant-1,'))).toBe(true);
    const units = (text: string | undefined): bigint => BigInt((text ?? '').replace('.', '') || 0);
    const sum = lines.reduce((total, line) => {
      const cells = line.split(',');
      return total + units(cells.at(-1)) + units(cells.at(-2));
    }, 0n);
    expect(sum.toString()).toBe((rows[0] as { sum: string }).sum);
  });

  describe('statements', () => {
    const account = 'service:merchant-0:EUR:unsettled';
    const from = new Date('2026-03-01T12:00:03Z');
    const to = new Date('2026-03-01T12:00:06Z');

    it('lead from the opening balance line by line to the closing balance', async () => {
      const told = JSON.parse(await statement('json', account, from, to)) as Told;
      expect(told).toMatchObject({ account, type: 'liability', currency: 'EUR', adds_up: true });
      const cents = (amount: { value: string }) => BigInt(amount.value.replace('.', ''));
      let balance = cents(told.opening_balance);
      for (const line of told.lines) {
        balance += line.side === 'credit' ? cents(line.amount) : -cents(line.amount);
        expect(cents(line.balance)).toBe(balance);
      }
      expect(balance).toBe(cents(told.closing_balance));
      expect(told.lines.length).toBeGreaterThan(10);
    });

    it('follow each other without a gap', async () => {
      const parts = [await statement('csv', account, undefined, from), await statement('csv', account, from, to)];
      const [before, after] = parts.map((text) => text.trimEnd().split('\r\n'));
      const balance = (line: string) => line.split(',').at(-2);
      expect(balance(before!.at(-1)!)).toBe(balance(after![1]!));
    });

    it('open the accounts that their entries name, and no other', async () => {
      const text = await statement('beancount', account, from, to);
      const names = (lines: RegExp) => [...new Set([...text.matchAll(lines)].map(([, name]) => name))].sort();
      expect(names(/^1970-01-01 open (\S+)/gm)).toEqual(names(/^ {2}([A-Z]\S+:\S+) -?\d/gm));
      const quiet = await statement('beancount', account, new Date('2099-01-01'));
      expect(quiet.match(/ open /g)).toHaveLength(2);
    });

    where('bean-check')('are accepted by beancount with their opening and closing balances', async () => {
      run('bean-check', saved('statement.beancount', await statement('beancount', account, from, to)));
    });

    where('ledger')('are accepted by ledger, too', async () => {
      run('ledger', '-f', saved('statement.ledger', await statement('ledger', account, from, to)), 'balance');
    });

    where('hledger')('are accepted by hledger, too', async () => {
      run('hledger', '-f', saved('statement.hledger', await statement('hledger', account, from, to)), 'check');
    });
  });
});
