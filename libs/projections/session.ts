import type { Pool, PoolClient } from 'pg';

/** Lends a connection of the pool for statements that belong together. One that was lost is not given back. */
export async function withSession<T>(pool: Pool, work: (session: PoolClient) => Promise<T>): Promise<T> {
  const session = await pool.connect();
  let lost: Error | undefined;
  // Without a listener the driver's report of a lost connection would end the process.
  const onError = (error: Error) => (lost ??= error);
  session.on('error', onError);
  try {
    return await work(session);
  } finally {
    session.off('error', onError);
    session.release(lost);
  }
}

/** Begins, and commits at the end of the work; a failure undoes all of it. */
export async function inTransaction<T>(pool: Pool, work: (session: PoolClient) => Promise<T>, begin = 'BEGIN') {
  return await withSession(pool, async (session) => {
    try {
      await session.query(begin);
      const result = await work(session);
      const { command } = await session.query('COMMIT');
      // The server answers ROLLBACK without an error when a statement had failed and the work went on regardless.
      if (command !== 'COMMIT') throw new Error('the transaction was rolled back: an earlier statement failed');
      return result;
    } catch (error) {
      // It fails on a dead connection only, which rolls back by itself.
      await session.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  });
}
