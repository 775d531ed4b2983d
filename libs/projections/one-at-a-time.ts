import { Client } from 'pg';
import type { Pool } from 'pg';

/**
 * Does the work unless another process of the fleet is at it; then the answer is undefined. The lock is held by a
 * connection of its own: one of the pool would be missing to the very work, and where enough of them wait for each
 * other nothing in the process goes on.
 * @throws what the work throws, and when the connection was lost meanwhile: who loses it has lost the turn
 */
export const oneAtATime = <T>(
  pool: Pool,
  name: string,
  work: (session: Client) => Promise<T>,
): Promise<{ readonly result: T } | undefined> =>
  withConnection(pool, async (session) => {
    const question = 'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS free';
    const { rows } = await session.query<{ free: boolean }>(question, [name]);
    return rows[0]!.free ? { result: await work(session) } : undefined;
  });

/** Nobody gave the turn away in time: nothing was done. */
export class TurnTimeoutError extends Error {
  constructor(name: string, waitMs: number) {
    super(`${name} was not free within ${waitMs} ms`);
    this.name = 'TurnTimeoutError';
  }
}

const LOCK_NOT_AVAILABLE = '55P03';

/**
 * The same for work that waits until it is its turn.
 * @param waitMs the longest wait; 0: without an end
 * @throws TurnTimeoutError after it
 */
export const oneAfterAnother = <T>(pool: Pool, name: string, work: () => Promise<T>, waitMs = 0): Promise<T> =>
  withConnection(pool, async (session) => {
    await session.query("SELECT set_config('lock_timeout', $1, false)", [String(waitMs)]);
    await session.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [name]).catch((error: unknown) => {
      throw (error as { code?: unknown }).code === LOCK_NOT_AVAILABLE ? new TurnTimeoutError(name, waitMs) : error;
    });
    return await work();
  });

/** The lock ends with the connection. */
async function withConnection<T>(pool: Pool, work: (session: Client) => Promise<T>): Promise<T> {
  const session = new Client(pool.options);
  let lost: Error | undefined;
  // Without a listener the driver's report of a lost connection would end the process.
  session.on('error', (error) => (lost ??= error));
  await session.connect();
  try {
    const result = await work(session);
    if (lost) throw lost;
    return result;
  } finally {
    await session.end().catch(() => undefined);
  }
}
