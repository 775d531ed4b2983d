import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { waitFor } from './wait-for';

const OWNER = 'countinghouse_test';
const LEFT_MS = 2_000;

export interface TestDatabase {
  /** Connection URL of the owner, who is no superuser, as in production. */
  readonly url: string;
  /** The same database as superuser, for what a test does behind the application's back. */
  readonly adminUrl: string;
  /** Ends what is still connected and removes the database. */
  drop(): Promise<void>;
}

/**
 * An empty database of its own for a test file, on the server of this run or on the one whose superuser's URL is given.
 */
export async function createTestDatabase(serverUrl = process.env.COUNTINGHOUSE_TEST_ADMIN_URL): Promise<TestDatabase> {
  if (!serverUrl) throw new Error('No test server: only the projects integration, e2e, crash and browser have one.');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(serverUrl, async (client) => {
    await ensureOwner(client);
    await client.query(`CREATE DATABASE ${name} OWNER ${OWNER}`);
  });
  return {
    url: urlOf(serverUrl, name, OWNER),
    adminUrl: urlOf(serverUrl, name),
    drop: () =>
      asAdmin(serverUrl, async (client) => {
        await untilAlone(client, name);
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }),
  };
}

/**
 * A pool has ended before the server has let its connections go, and who is then cut off is told so without a listener,
 * which ends the process. What a killed process has left is cut off after a while.
 */
async function untilAlone(client: Client, name: string): Promise<void> {
  const question = 'SELECT FROM pg_stat_activity WHERE datname = $1';
  const isAlone = async (): Promise<boolean> => (await client.query(question, [name])).rowCount === 0;
  await waitFor(isAlone, { timeoutMs: LEFT_MS }).catch(() => undefined);
}

/** Test files run in parallel: the loser of the race finds the role created. */
async function ensureOwner(client: Client): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [OWNER]);
  if (rowCount) return;
  await client.query(`CREATE ROLE ${OWNER} LOGIN PASSWORD '${OWNER}'`).catch((error: { code?: string }) => {
    if (error.code !== '42710' && error.code !== '23505') throw error;
  });
}

async function asAdmin(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await work(client).finally(() => client.end());
}

function urlOf(serverUrl: string, database: string, user?: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  if (user) [url.username, url.password] = [user, user];
  return url.href;
}
