import type { Pool, PoolClient } from 'pg';

/** Does the work unless another process of the fleet is at it. Answers whether it was done. */
export async function oneAtATime(pool: Pool, name: string, work: () => Promise<void>): Promise<boolean> {
  const session = await pool.connect();
  let isFree = false;
  try {
    const isMine = await tryLock(session, name);
    if (isMine) {
      await work();
      await session.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [name]);
    }
    isFree = true;
    return isMine;
  } finally {
    // Whatever state it is in after a failure, the lock ends with the connection.
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
