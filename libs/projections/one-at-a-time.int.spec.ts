import { Pool } from 'pg';
import { createTestDatabase } from '../../test/support/database';
import { oneAtATime } from './one-at-a-time';

describe('work that one process does at a time', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let pools: Pool[];
  beforeAll(async () => {
    database = await createTestDatabase();
    pools = [1, 2].map(() => new Pool({ connectionString: database.url, max: 1, connectionTimeoutMillis: 2_000 }));
  });
  afterAll(async () => {
    await Promise.all(pools.map((pool) => pool.end()));
    await database.drop();
  });

  it('is left to who is at it, and whoever looked in vain gives its connection back', async () => {
    const [mine, theirs] = pools as [Pool, Pool];
    const done = await oneAtATime(mine, 'work', async () => {
      for (let look = 0; look < 3; look++) expect(await oneAtATime(theirs, 'work', fail)).toBeUndefined();
    });
    expect(done).toEqual({ result: undefined });
    expect(await oneAtATime(theirs, 'work', () => Promise.resolve(2))).toEqual({ result: 2 });
  });

  it('is free again at once after a failure', async () => {
    const [mine, theirs] = pools as [Pool, Pool];
    await expect(oneAtATime(mine, 'work', fail)).rejects.toThrow('not mine');
    expect(await oneAtATime(theirs, 'work', () => Promise.resolve(2))).toEqual({ result: 2 });
  });
});

const fail = (): Promise<void> => Promise.reject(new Error('not mine'));
