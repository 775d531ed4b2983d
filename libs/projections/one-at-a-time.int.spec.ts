import { Pool } from 'pg';
import { createTestDatabase } from '../../test/support/database';
import { TurnTimeoutError, oneAfterAnother, oneAtATime } from './one-at-a-time';

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

  it('is left to who is at it, and whoever looked in vain leaves nothing behind', async () => {
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

  it('has every connection of its pool, also where each of many works holds a lock', async () => {
    const [mine] = pools as [Pool, Pool];
    const works = ['a', 'b', 'c'].map((name) => oneAtATime(mine, name, () => mine.query('SELECT 1')));
    const waiting = [1, 2, 3].map(() => oneAfterAnother(mine, 'd', () => mine.query('SELECT 1')));
    expect(await Promise.all([...works, ...waiting])).toHaveLength(6);
  });

  it('waits no longer than it may, and is not done then', async () => {
    const [mine, theirs] = pools as [Pool, Pool];
    await oneAfterAnother(mine, 'work', async () => {
      await expect(oneAfterAnother(theirs, 'work', fail, 20)).rejects.toBeInstanceOf(TurnTimeoutError);
    });
    expect(await oneAfterAnother(theirs, 'work', () => Promise.resolve(1), 20)).toBe(1);
  });

  it('waits where it has to be done, one after the other', async () => {
    const order: string[] = [];
    const [mine, theirs] = pools as [Pool, Pool];
    await oneAfterAnother(mine, 'work', async () => {
      const second = oneAfterAnother(theirs, 'work', async () => void order.push('second'));
      expect(await oneAtATime(theirs, 'other', () => Promise.resolve(1))).toEqual({ result: 1 });
      order.push('first');
      void second.then(() => order.push('end'));
    });
    await oneAfterAnother(mine, 'work', async () => undefined);
    expect(order.slice(0, 2)).toEqual(['first', 'second']);
  });

  it('fails when its connection is lost while it does something else, and the process lives on', async () => {
    const [mine, theirs] = pools as [Pool, Pool];
    const done = oneAtATime(mine, 'work', async (session) => {
      const { rows } = await session.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      const gone = new Promise((resolve) => session.once('end', resolve));
      await theirs.query('SELECT pg_terminate_backend($1)', [rows[0]!.pid]);
      await gone;
    });
    await expect(done).rejects.toThrow('terminating connection');
    expect(await oneAtATime(mine, 'work', () => Promise.resolve(2))).toEqual({ result: 2 });
  });
});

const fail = (): Promise<void> => Promise.reject(new Error('not mine'));
