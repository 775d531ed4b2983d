import type { TestDatabase } from '../../../../test/support/database';
import { createTestDatabase } from '../../../../test/support/database';
import { Client } from 'pg';
import { migrateEventStore } from '..';

/** Connects, works, disconnects. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  // A server that is killed under the client is what some tests are about.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A database with an empty log. */
export async function createLogDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  await withClient(database.url, migrateEventStore);
  return database;
}

export interface LogShape {
  readonly events: number;
  readonly first: number;
  readonly last: number;
  /** Streams whose revisions are not 0, 1, 2 … */
  readonly brokenStreams: number;
}

/** What must hold of every log, asked of the table itself. */
export async function logShape(url: string): Promise<LogShape> {
  const text = `
    SELECT count(*)::int AS events, coalesce(min(position), 0)::int AS first, coalesce(max(position), 0)::int AS last,
           (SELECT count(*)::int FROM (
              SELECT stream FROM es.event GROUP BY stream HAVING max(revision) + 1 <> count(*) OR min(revision) <> 0
            ) broken) AS "brokenStreams"
      FROM es.event`;
  return withClient(url, async (client) => (await client.query<LogShape>(text)).rows[0]!);
}

export function expectWhole(shape: LogShape): void {
  expect(shape).toEqual({ events: shape.events, first: 1, last: shape.events, brokenStreams: 0 });
}
