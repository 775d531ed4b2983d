import type { DataSource } from 'typeorm';
import type { BalanceFilter } from '../src/read-models';
import { accountBalances, projections, statementBounds, statementLines } from '../src/read-models';
import { ACCOUNTS, MERCHANT, filledBooks, momentOf } from './balances/books';
import { median } from './load';
import type { BenchContext, Ratio, SuiteResult } from './suite';

/** Entries, which are legs: two to a posting. `BENCH_ENTRIES=100000,10000000` asks for the large run. */
const ASKED = process.env.BENCH_ENTRIES?.split(',').map(Number);
const FLAT = 1.2;
const WARM_UP = 50;
/** The golden section: its multiples fall all over the history, and no two near each other follow one another. */
const STRIDE = 0.618_033_988_75;
const HOUR = 3_600_000;

interface Books {
  readonly entries: number;
  readonly database: DataSource;
}

/** One question at any moment of the history; `share` of it has passed. */
type Question = (books: Books, share: number) => Promise<void>;

const postingAt = ({ entries }: Books, share: number): number => Math.max(100, Math.round((share * entries) / 2));

const balances =
  (filter: (n: number) => Partial<BalanceFilter>): Question =>
  async (books, share) => {
    const asked = { merchantId: MERCHANT, ...filter(postingAt(books, share)) };
    const found = await accountBalances(books.database, asked);
    const off = found.balances.reduce((sum, { posted }) => sum + posted.balance, 0n);
    if (found.balances.length !== ACCOUNTS || off !== 0n) throw new Error('the balances do not add up');
  };

const QUESTIONS: Readonly<Record<string, Question>> = {
  now: balances(() => ({})),
  'at a position': balances((n) => ({ position: BigInt(n) })),
  'as known at a time': balances((n) => ({ knownAt: momentOf(n) })),
  'as of a time': balances((n) => ({ asOf: momentOf(n) })),
  'as of a time, as known half a day later': balances((n) => ({
    asOf: momentOf(n),
    knownAt: new Date(momentOf(n).getTime() + 12 * HOUR),
  })),
  'statement of a quarter of an hour': async (books, share) => {
    const from = momentOf(postingAt(books, share) - 95);
    const to = new Date(from.getTime() + HOUR / 4);
    const bounds = await statementBounds(books.database, { merchantId: MERCHANT, account: 'account-1', from, to });
    let sum = bounds!.opening;
    for await (const { minor } of statementLines(books.database, bounds!)) sum += minor;
    if (sum !== bounds!.closing) throw new Error('the statement does not add up');
  },
};

/**
 * What balances and statements cost as the books grow; every book is asked in turns, at moments all over its history.
 */
export async function run(context: BenchContext): Promise<SuiteResult> {
  const rounds = context.quick ? 100 : 2_000;
  const books: Books[] = [];
  for (const entries of ASKED ?? (context.quick ? [20_000, 100_000] : [100_000, 1_000_000])) {
    context.log(`  filling books with ${entries.toLocaleString('en-GB')} entries`);
    books.push({ entries, database: await filledBooks(context, projections, entries / 2) });
  }
  const rows: string[][] = [];
  const ratios: Ratio[] = [];
  for (const [name, question] of Object.entries(QUESTIONS)) {
    const costs = await ask(books, question, rounds);
    rows.push([name, ...costs.map((ms) => ms.toFixed(2))]);
    const value = costs.at(-1)! / costs[0]!;
    ratios.push({ what: `${name}: the largest books against the smallest`, value, goal: { atMost: FLAT } });
  }
  for (const { database } of books) await database.destroy();
  const columns = ['milliseconds, median', ...books.map(({ entries }) => `${entries.toLocaleString('en-GB')} entries`)];
  return {
    title: 'Balances and statements',
    about: ABOUT,
    tables: [{ caption: 'Cost of one answer', columns, rows }],
    ratios,
  };
}

/**
 * One question to each of the books by turns, so that a busy moment of the machine strikes all of them. The first
 * rounds are not counted: they make connections, plans and caches.
 */
async function ask(books: readonly Books[], question: Question, rounds: number): Promise<number[]> {
  const times = books.map((): number[] => []);
  for (let round = -WARM_UP; round < rounds; round++) {
    const share = ((round + WARM_UP) * STRIDE) % 1;
    const turns = [...books.entries()];
    for (const [index, one] of round % 2 === 0 ? turns : turns.toReversed()) {
      const sent = performance.now();
      await question(one, share);
      if (round >= 0) times[index]!.push(performance.now() - sent);
    }
  }
  return times.map(median);
}

const ABOUT = `Balances of a merchant with four accounts, and a statement of one of them, asked at moments all over the history:
by position, by what was known at a time, and by what had happened by a time. One posting in fifty became known a day after
it happened, as from a bank. Every answer is checked: the balances sum to zero, the statement leads from its opening to its
closing balance. \`BENCH_ENTRIES=100000,10000000\` measures with ten million entries.`;
