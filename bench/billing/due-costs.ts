import { Pool } from 'pg';
import { OPERATIONS_DDL } from '#libs/projections';
import { agreementsProjection } from '../../src/read-models/agreements/agreements.projection';
import { findDueAgreements } from '../../src/read-models/queries';
import { median } from '../load';
import { reinstall } from '../projections/catch-up';
import type { BenchContext } from '../suite';

const NOW = new Date('2026-11-20T12:00:00Z');
const DUE = 100;

/** Agreements of which a few are due, written as the projection would have. */
const FILL = `
INSERT INTO rm.agreement
SELECT gen_random_uuid(), 'shop', 'cust-' || n, 'SUB-' || n, 'trustpay-eu', 'active',
       $2::timestamptz + CASE WHEN n <= ${DUE} THEN n * interval '-1 s' ELSE n * interval '1 s' END, 'period',
       3, n, n, $2, $2, '{}'
  FROM generate_series(1, $1::int) n`;

/** Milliseconds of the scheduler's query for what is due, by how many agreements there are; asked in turns. */
export async function dueCosts(context: BenchContext, sizes: readonly number[], rounds: number): Promise<number[]> {
  const pools: Pool[] = [];
  for (const size of sizes) {
    context.log(`${size.toLocaleString('en-GB')} agreements`);
    pools.push(await filled((await context.createDatabase()).url, size));
  }
  const times = pools.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, pool] of pools.entries()) times[index]!.push(await timeOfQuery(pool));
  }
  await Promise.all(pools.map((pool) => pool.end()));
  return times.map(median);
}

async function filled(url: string, size: number): Promise<Pool> {
  const pool = new Pool({ connectionString: url, max: 1 });
  await pool.query(OPERATIONS_DDL);
  await reinstall(pool, [agreementsProjection]);
  await pool.query(FILL, [size, NOW]);
  await pool.query('VACUUM ANALYZE rm.agreement');
  return pool;
}

async function timeOfQuery(pool: Pool): Promise<number> {
  const asked = performance.now();
  const due = await findDueAgreements(pool, { now: NOW, provider: 'trustpay-eu', limit: 200, leftOut: [] });
  if (due.length !== DUE) throw new Error(`${due.length} are due instead of ${DUE}`);
  return performance.now() - asked;
}
