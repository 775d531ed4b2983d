import { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { OPERATIONS_DDL } from '#libs/projections';
import type { Projection } from '#libs/projections';
import { createDataSource } from '../../src/database';
import type { BenchContext } from '../suite';
import { reinstall } from '../projections/catch-up';

export const MERCHANT = 'shop';
export const ACCOUNTS = 4;
const BEGIN = '2020-01-01T00:00:00Z';
const SECONDS_APART = 10;
/** One posting in so many is told by a bank, a day late. */
const LATE = 50;

/** When posting `n` was learnt. */
export const momentOf = (n: number): Date => new Date(Date.parse(BEGIN) + n * SECONDS_APART * 1_000);

const AT = `timestamptz '${BEGIN}' + n * interval '${SECONDS_APART} s'`;
const HAPPENED = `CASE WHEN n % ${LATE} = 0 THEN at - interval '1 day' ELSE at END`;
/** How many of the first `n` postings debit an account (posting n debits n mod 4), and how many credit it. */
const debits = (account: string): string => `(n - ((${account} + 3) % 4 + 1) + 4) / 4`;
const credits = (account: string): string => `(n - ((${account} + 2) % 4 + 1) + 4) / 4`;

/** Books of a length that no benchmark could wait for, written as the projection would have: two legs to a posting. */
const FILLS: readonly string[] = [
  `INSERT INTO rm.posting
   SELECT n, 0, gen_random_uuid(), '${MERCHANT}', gen_random_uuid(), 'bench', 1, 'posted', ${HAPPENED}, at, at
     FROM generate_series(1, $1::int) n, LATERAL (SELECT ${AT} AS at) time`,
  `INSERT INTO rm.leg
   SELECT n, 0, side, '${MERCHANT}', 'account-' || a, 'EUR', 'posted', 1 - 2 * side, ${debits('a')}, ${credits('a')}
     FROM generate_series(1, $1::int) n, generate_series(0, 1) side, LATERAL (SELECT (n + side) % 4 AS a) moved
    ORDER BY n, side`,
  `INSERT INTO rm.shifted_leg
   SELECT n, 0, side, '${MERCHANT}', 'account-' || (n + side) % 4, 'EUR', 'posted', 1 - 2 * side, true,
          tstzrange(at - interval '1 day', at)
     FROM generate_series(${LATE}, $1::int, ${LATE}) n, generate_series(0, 1) side, LATERAL (SELECT ${AT} AS at) time`,
  `INSERT INTO rm.balance
   SELECT '${MERCHANT}', 'account-' || a, 'EUR', 'posted', 'asset', ${debits('a')}, ${credits('a')}, n
     FROM generate_series(0, 3) a, LATERAL (SELECT $1::int AS n) size`,
  `UPDATE ops.checkpoint SET position = $1::int WHERE name = 'journal'`,
];

export async function filledBooks(
  context: BenchContext,
  projections: readonly Projection[],
  postings: number,
): Promise<DataSource> {
  const { url } = await context.createDatabase();
  const pool = new Pool({ connectionString: url });
  await pool.query(OPERATIONS_DDL);
  await reinstall(pool, projections);
  for (const fill of FILLS) await pool.query(fill, [postings]);
  await pool.query('VACUUM ANALYZE rm.posting, rm.leg, rm.shifted_leg, rm.balance');
  await pool.end();
  return await createDataSource(url, 1).initialize();
}
