/** Runs the tally projection over a log in PostgreSQL in a process of its own, for tests that kill it. */
import { Pool } from 'pg';
import { PostgresEventStore } from '#libs/event-store/postgres';
import { SubscriptionRunner } from '..';
import { silentLog } from './silent-log';
import { tally } from './tally';

async function main(url: string): Promise<void> {
  const pool = new Pool({ connectionString: url, max: 5 });
  const store = await PostgresEventStore.open({ connectionString: url, allowFsyncOff: true });
  const options = { pool, store, projections: [tally()], log: silentLog, batchSize: 20, leaseMs: 300 };
  const running = new SubscriptionRunner(options).run(new AbortController().signal);
  process.send?.('running');
  await running;
}

main(process.argv[2]!).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
