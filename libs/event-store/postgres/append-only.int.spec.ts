import type { TestDatabase } from '../../../test/support/database';
import { anEvent } from '../testing/contract/given';
import { migrateEventStore } from './migrate';
import { PostgresEventStore } from './postgres-event-store';
import { createLogDatabase, withClient } from './testing/log-database';

const CHANGES = [
  `UPDATE es.event SET data = '{}'`,
  'UPDATE es.event SET data = data WHERE false',
  'DELETE FROM es.event',
  'TRUNCATE es.event',
];
const GATE_CHANGES = ['UPDATE es.gate SET id = id', 'DELETE FROM es.gate', 'TRUNCATE es.gate'];

describe('the log in PostgreSQL', () => {
  let database: TestDatabase;
  let store: PostgresEventStore;

  beforeAll(async () => {
    database = await createLogDatabase();
    store = await PostgresEventStore.open({ connectionString: database.url, allowFsyncOff: true });
    await store.append('order-1', 'no_stream', [anEvent({ data: { text: 'as it was' } })]);
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  const untouched = async (): Promise<void> => {
    expect((await store.read('order-1')).events[0]!.data).toEqual({ text: 'as it was' });
  };

  it.each(CHANGES)('refuses its owner: %s', async (change) => {
    const denied = withClient(database.url, (client) => client.query(change));
    await expect(denied).rejects.toMatchObject({
      code: '42501',
      message: expect.stringContaining('permission denied'),
    });
    await untouched();
  });

  it.each(CHANGES)('refuses a superuser, who has every right: %s', async (change) => {
    const refused = withClient(database.adminUrl, (client) => client.query(change));
    await expect(refused).rejects.toThrow('events are appended, never changed');
    await untouched();
  });

  it.each(GATE_CHANGES)('refuses to change the gate: %s', async (change) => {
    await expect(withClient(database.url, (client) => client.query(change))).rejects.toMatchObject({ code: '42501' });
    await expect(withClient(database.adminUrl, (client) => client.query(change))).rejects.toThrow('refused');
  });

  it('holds the bytes as they were sent', async () => {
    const data = { z: 1, a: ['1.10', '\u0000', 'č', '🏦'], 'a b': null };
    const event = anEvent({ data });
    await store.append('order-2', 'no_stream', [event]);
    const text = `SELECT data, metadata FROM es.event WHERE stream = 'order-2'`;
    const { rows } = await withClient(database.url, (client) => client.query(text));
    expect(rows).toEqual([{ data: JSON.stringify(data), metadata: JSON.stringify(event.metadata) }]);
  });

  it('can be migrated again, by several at once, without touching what is stored', async () => {
    await Promise.all(Array.from({ length: 4 }, () => withClient(database.url, migrateEventStore)));
    await untouched();
    const denied = withClient(database.url, (client) => client.query('DELETE FROM es.event'));
    await expect(denied).rejects.toMatchObject({ code: '42501' });
  });

  it('refuses to append at an isolation level that would not see what was committed under the gate', async () => {
    const append = `SELECT es.append('{x-1}', '{0}', '{t}', ARRAY[gen_random_uuid()], '{T}', '{1}', '{1}')`;
    const snapshot = withClient(database.url, async (client) => {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
      await client.query(append);
    });
    await expect(snapshot).rejects.toThrow('READ COMMITTED');
  });
});
