import { Client, Pool } from 'pg';
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

/** What a table is given back after it was filled: keeping indexes in order row by row takes most of the time. */
const INDEXES = `
SELECT CASE WHEN c.oid IS NULL THEN pg_get_indexdef(i.indexrelid)
            ELSE format('ALTER TABLE %s ADD %s', t.name, pg_get_constraintdef(c.oid)) END AS make,
       CASE WHEN c.oid IS NULL THEN format('DROP INDEX %s', i.indexrelid::regclass)
            ELSE format('ALTER TABLE %s DROP CONSTRAINT %I', t.name, c.conname) END AS drop
  FROM unnest(ARRAY['rm.posting', 'rm.leg', 'rm.shifted_leg']) AS t (name)
  JOIN pg_index i ON i.indrelid = t.name::regclass
  LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid`;

/** Ten million entries take two to three minutes on two cores. */
export async function filledBooks(
  context: Pick<BenchContext, 'createDatabase'>,
  projections: readonly Projection[],
  postings: number,
): Promise<DataSource> {
  const { url, adminUrl } = await context.createDatabase();
  const pool = new Pool({ connectionString: url, max: 1, options: '-c maintenance_work_mem=512MB' });
  await pool.query(OPERATIONS_DDL);
  await reinstall(pool, projections);
  const { rows: indexes } = await pool.query<{ make: string; drop: string }>(INDEXES);
  for (const { drop } of indexes) await pool.query(drop);
  // Whether the postings are balanced is asked of every answer, and not of ten million rows at once.
  await pool.query('ALTER TABLE rm.leg DISABLE TRIGGER USER');
  for (const fill of FILLS) await pool.query(fill, [postings]);
  for (const { make } of indexes) await pool.query(make);
  await pool.query('ALTER TABLE rm.leg ENABLE TRIGGER USER');
  await pool.query('VACUUM ANALYZE rm.posting, rm.leg, rm.shifted_leg, rm.balance');
  await pool.end();
  await flush(adminUrl);
  return await createDataSource(url, 1).initialize();
}

/** What is still to be written of the filling would be written while somebody measures. */
async function flush(adminUrl: string): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query('CHECKPOINT').finally(() => admin.end());
}
