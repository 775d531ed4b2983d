import { Client } from 'pg';
import type { TestDatabase } from './database';
import { createTestDatabase } from './database';

describe('createTestDatabase', () => {
  let database: TestDatabase;
  const query = async (url: string, text: string) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    return client.query(text).finally(() => client.end());
  };

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('gives a role that owns the database and is no superuser', async () => {
    const { rows } = await query(
      database.url,
      'SELECT rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user',
    );
    expect(rows).toEqual([{ rolsuper: false, rolcreatedb: false, rolcreaterole: false }]);
    await query(database.url, 'CREATE SCHEMA mine; CREATE TABLE mine.thing (id int)');
  });

  it('keeps databases apart', async () => {
    const other = await createTestDatabase();
    await query(other.url, 'CREATE TABLE only_here (id int)');
    await expect(query(database.url, 'SELECT * FROM only_here')).rejects.toThrow('does not exist');
    await other.drop();
  });

  it('drops a database although somebody is still connected', async () => {
    const other = await createTestDatabase();
    const client = new Client({ connectionString: other.url });
    client.on('error', () => undefined);
    await client.connect();
    await other.drop();
    await expect(query(other.url, 'SELECT 1')).rejects.toThrow('does not exist');
    await client.end().catch(() => undefined);
  });
});
