import { randomBytes } from 'node:crypto';
import { Pool } from 'pg';
import { createTestDatabase } from '../../test/support/database';
import type { TestDatabase } from '../../test/support/database';
import { PostgresKeyring, SUBJECT_KEY_TABLE } from './postgres-keyring';

describe('the keyring in PostgreSQL', () => {
  const masterKey = randomBytes(32);
  let database: TestDatabase;
  let pool: Pool;

  beforeAll(async () => {
    database = await createTestDatabase();
    pool = new Pool({ connectionString: database.url });
    await pool.query('CREATE SCHEMA ops');
    await pool.query(SUBJECT_KEY_TABLE);
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  it('gives a subject one key for ever, in every process and under concurrency', async () => {
    const rings = [1, 2, 3].map(() => new PostgresKeyring(pool, masterKey));
    const subjects = Array.from({ length: 40 }, (_, i) => `customer:shop:${i % 8}`);
    const keys = await Promise.all(rings.flatMap((ring) => subjects.map((subject) => ring.keyFor(subject))));
    const distinct = new Set(keys.map(({ keyId }) => keyId));
    expect(distinct.size).toBe(8);
    const fresh = new PostgresKeyring(pool, masterKey);
    const again = await fresh.keyFor('customer:shop:3');
    expect((await fresh.find('customer:shop:3', again.keyId))?.key).toEqual(keys[3]!.key);
  });

  it('keeps keys only wrapped: another master key opens none', async () => {
    const { keyId } = await new PostgresKeyring(pool, masterKey).keyFor('customer:shop:wrapped');
    await expect(new PostgresKeyring(pool, randomBytes(32)).find('customer:shop:wrapped', keyId)).rejects.toThrow();
  });

  it('has nothing left of a destroyed key', async () => {
    const ring = new PostgresKeyring(pool, masterKey);
    const { keyId } = await ring.keyFor('customer:shop:gone');
    expect(await ring.destroy('customer:shop:gone')).toBe(1);
    expect(await ring.find('customer:shop:gone', keyId)).toBeUndefined();
    expect((await ring.keyFor('customer:shop:gone')).keyId).not.toBe(keyId);
  });
});
