import type { Clock } from '#libs/clock';
import type { Pool } from 'pg';
import type { Config } from '../../config';
import { createDataSource } from '../../database';
import type { Check } from './finding';
import { fail, ok, warn } from './finding';

const SKEW_WARN_MS = 1_000;
const SKEW_FAIL_MS = 30_000;

interface Server {
  readonly version: string;
  readonly fsync: string;
  readonly full_page_writes: string;
  readonly synchronous_commit: string;
}

/** What the database is like. Nothing is changed, no migration is run. */
export const databaseChecks = (
  pool: Pool,
  { config, url, clock }: { config: Config; url: string; clock: Clock },
): readonly Check[] => [
  {
    name: 'database',
    otherwise: 'Start the database, or correct DATABASE_URL.',
    look: async () => {
      const { rows } = await pool.query<Server>(`SELECT current_setting('server_version') AS version`);
      return ok(`PostgreSQL ${rows[0]!.version}`);
    },
  },
  {
    name: 'durability',
    otherwise: 'Start the database, or correct DATABASE_URL.',
    look: () => durability(pool, config.allowFsyncOff),
  },
  { name: 'clock', otherwise: 'Start the database, or correct DATABASE_URL.', look: () => skew(pool, clock) },
  { name: 'migrations', otherwise: 'Run: countinghouse migrate', look: () => migrations(pool, url) },
];

/** An event that was acknowledged must outlive a power cut. */
async function durability(pool: Pool, isAllowed: boolean) {
  const { rows } = await pool.query<Server>(
    `SELECT current_setting('fsync') AS fsync, current_setting('full_page_writes') AS full_page_writes,
            current_setting('synchronous_commit') AS synchronous_commit`,
  );
  const { fsync, full_page_writes: pages, synchronous_commit: commit } = rows[0]!;
  const says = `fsync ${fsync}, full_page_writes ${pages}, synchronous_commit ${commit}`;
  if (fsync === 'on' && pages === 'on' && commit !== 'off') return ok(says);
  const next = 'Switch them on in postgresql.conf: acknowledged events would be lost with the power.';
  return isAllowed && commit !== 'off' ? warn(`${says}; ALLOW_FSYNC_OFF accepts it`, next) : fail(says, next);
}

/** Holds, retries and due dates follow the clocks of all machines. */
async function skew(pool: Pool, clock: Clock) {
  const before = clock.now().getTime();
  const { rows } = await pool.query<{ now: Date }>('SELECT clock_timestamp() AS now');
  const between = (before + clock.now().getTime()) / 2;
  const milliseconds = Math.round(Math.abs(rows[0]!.now.getTime() - between));
  const says = `${milliseconds} ms between this machine and the database`;
  const next = 'Let both machines follow a time server (NTP).';
  if (milliseconds > SKEW_FAIL_MS) return fail(says, next);
  return milliseconds > SKEW_WARN_MS ? warn(says, next) : ok(says);
}

async function migrations(pool: Pool, url: string) {
  const { rows } = await pool.query<{ name: string }>('SELECT name FROM countinghouse_migration');
  const done = new Set(rows.map(({ name }) => name));
  const known = (createDataSource(url, 1).options.migrations as readonly { readonly name: string }[]).map(
    ({ name }) => name,
  );
  const missing = known.filter((name) => !done.has(name));
  const newer = [...done].filter((name) => !known.includes(name));
  if (missing.length > 0) return fail(`not run yet: ${missing.join(', ')}`, 'Run: countinghouse migrate');
  if (newer.length === 0) return ok(`${known.length} of ${known.length} have run`);
  return warn(`the database is ahead: ${newer.join(', ')}`, 'Bring this machine to the newer version.');
}
