import { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { OPERATIONS_DDL } from '#libs/projections';
import type { Projection } from '#libs/projections';
import { createDataSource } from '../../src/database';
import { accountBalances } from '../../src/read-models';
import { median } from '../load';
import type { BenchContext } from '../suite';
import { reinstall } from './catch-up';

const MERCHANT = 'shop';
const ACCOUNTS = 4;

/** Books of a length that no benchmark could wait for, written as the projection would have: two legs to a posting. */
const FILL = `
INSERT INTO rm.posting
SELECT n, 0, gen_random_uuid(), '${MERCHANT}', gen_random_uuid(), 'bench', 1, 'posted', at, at, at
  FROM generate_series(1, $1::int) n, LATERAL (SELECT timestamptz '2026-01-01' + n * interval '1 s' AS at) time`;
const FILL_LEGS = `
INSERT INTO rm.leg
SELECT n, 0, side, '${MERCHANT}', 'account-' || (n + side) % ${ACCOUNTS}, 'EUR', 'posted', 1 - 2 * side, n, n
  FROM generate_series(1, $1::int) n, generate_series(0, 1) side ORDER BY n, side`;
const FILL_BALANCES = `
INSERT INTO rm.balance
SELECT '${MERCHANT}', 'account-' || n, 'EUR', 'posted', 'asset', $1::int, $1::int, $1::int
  FROM generate_series(0, ${ACCOUNTS - 1}) n`;

/** Milliseconds of a balance query as of any moment of the history, by the length of that history; asked in turns. */
export async function balanceCosts(
  context: BenchContext,
  projections: readonly Projection[],
  sizes: readonly number[],
  queries: number,
): Promise<{ size: number; ms: number }[]> {
  const books: { size: number; database: DataSource; times: number[] }[] = [];
  for (const size of sizes) {
    context.log(`  filling books with ${size.toLocaleString('en-GB')} postings`);
    books.push({ size, database: await filledBooks(context, projections, size), times: [] });
  }
  // The first query in each is not counted: it makes the connection and the plans.
  for (let query = -1; query < queries; query++) {
    for (const { size, database, times } of books) {
      const ms = await timeOfQuery(database, ((query + 1) / (queries + 1)) * size);
      if (query >= 0) times.push(ms);
    }
  }
  for (const { database } of books) await database.destroy();
  return books.map(({ size, times }) => ({ size, ms: median(times) }));
}

async function filledBooks(
  context: BenchContext,
  projections: readonly Projection[],
  size: number,
): Promise<DataSource> {
  const { url } = await context.createDatabase();
  const pool = new Pool({ connectionString: url });
  await pool.query(OPERATIONS_DDL);
  await reinstall(pool, projections);
  for (const fill of [FILL, FILL_LEGS, FILL_BALANCES]) await pool.query(fill, [size]);
  await pool.query('VACUUM ANALYZE rm.posting, rm.leg, rm.balance');
  await pool.end();
  return await createDataSource(url, 1).initialize();
}

async function timeOfQuery(database: DataSource, second: number): Promise<number> {
  const asOf = new Date(Date.parse('2026-01-01') + Math.max(ACCOUNTS, Math.round(second)) * 1_000);
  const sent = performance.now();
  const found = await accountBalances(database, { merchantId: MERCHANT, asOf });
  if (found.balances.length !== ACCOUNTS) throw new Error('an account is missing');
  return performance.now() - sent;
}
