import type { Pool, PoolClient } from 'pg';

/**
 * Does the work unless another process of the fleet is at it; then the answer is undefined. The session is the one that
 * holds the lock: whoever loses it loses the turn.
 */
export async function oneAtATime<T>(
  pool: Pool,
  name: string,
  work: (session: PoolClient) => Promise<T>,
): Promise<{ readonly result: T } | undefined> {
  const session = await pool.connect();
  let isFree = false;
  try {
    if (!(await tryLock(session, name))) {
      isFree = true;
      return undefined;
    }
    try {
      return { result: await work(session) };
    } finally {
      await session.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [name]);
      isFree = true;
    }
  } finally {
    // A connection that may still hold the lock is ended, and the lock with it.
    session.release(!isFree);
  }
}

async function tryLock(session: PoolClient, name: string): Promise<boolean> {
  const { rows } = await session.query<{ free: boolean }>(
    'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS free',
    [name],
  );
  return rows[0]!.free;
}
