import type { TestDatabase } from '../../../test/support/database';
import { createTestDatabase } from '../../../test/support/database';
import { NotConnectedError, UnfitDatabaseError } from './errors';
import { PostgresEventStore } from './postgres-event-store';
import { createLogDatabase, withClient } from './testing/log-database';

describe('opening the PostgreSQL store', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createLogDatabase();
  });
  afterAll(() => database.drop());

  const reasons = async (url: string, allowFsyncOff = false): Promise<readonly string[]> => {
    const opened = PostgresEventStore.open({ connectionString: url, allowFsyncOff });
    const error: unknown = await opened.then((store) => store.close()).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UnfitDatabaseError);
    return (error as UnfitDatabaseError).reasons;
  };

  it('refuses a server that runs without fsync, as the shared server of the tests does', async () => {
    expect(await reasons(database.url)).toContain('fsync is off');
  });

  it('refuses a database in which a commit is answered before it is durable', async () => {
    const name = new URL(database.url).pathname.slice(1);
    await withClient(database.adminUrl, (client) =>
      client.query(`ALTER DATABASE ${name} SET synchronous_commit = off`),
    );
    expect(await reasons(database.url, true)).toEqual(['synchronous_commit is off']);
    await withClient(database.adminUrl, (client) => client.query(`ALTER DATABASE ${name} RESET synchronous_commit`));
  });

  it('refuses a database with another isolation level', async () => {
    const name = new URL(database.url).pathname.slice(1);
    const level = `ALTER DATABASE ${name} SET default_transaction_isolation`;
    await withClient(database.adminUrl, (client) => client.query(`${level} = 'serializable'`));
    expect(await reasons(database.url, true)).toEqual(['its isolation level is serializable']);
    await withClient(database.adminUrl, (client) => client.query(`${level} = 'read committed'`));
  });

  it('refuses a database that was not migrated, and says so', async () => {
    const empty = await createTestDatabase();
    expect(await reasons(empty.url, true)).toEqual(['the schema es is missing: run the migration first']);
    await empty.drop();
  });

  it('says that the server cannot be reached', async () => {
    const url = new URL(database.url);
    url.port = '1';
    const opened = PostgresEventStore.open({ connectionString: url.href, allowFsyncOff: true });
    await expect(opened).rejects.toBeInstanceOf(NotConnectedError);
  });
});
