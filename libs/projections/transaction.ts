import type { ClientBase, Pool, PoolClient } from 'pg';
import { quoteIdentifier } from './identifiers';
import type { ProjectionTransaction } from './projection';

export interface TransactionOptions {
  readonly schema: string;
  /** A holder that hangs in the middle is disconnected after this time, so that its successor is not locked out. */
  readonly idleTimeoutMs: number;
}

const LOCK_TIMEOUT_MS = 10_000;

/**
 * Runs work in a transaction over a schema of read models. It does not wait for the disk at its end: rows and
 * checkpoint are lost together if the server fails, and are made again from the log.
 */
export async function inTransaction<T>(
  pool: Pool,
  options: TransactionOptions,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // Without a listener the driver's report of a lost connection would end the process.
  const onError = (error: Error) => (broken = error);
  client.on('error', onError);
  try {
    await client.query(
      `BEGIN; SET LOCAL synchronous_commit = off; SET LOCAL search_path = ${quoteIdentifier(options.schema)};
       SET LOCAL lock_timeout = ${LOCK_TIMEOUT_MS};
       SET LOCAL idle_in_transaction_session_timeout = ${Math.trunc(options.idleTimeoutMs)}`,
    );
    const result = await work(client);
    const { command } = await client.query('COMMIT');
    // The server answers ROLLBACK without an error when a statement had failed and the work went on regardless.
    if (command !== 'COMMIT') throw new Error('the transaction was rolled back: an earlier statement failed');
    return result;
  } catch (error) {
    // A failed ROLLBACK means a dead connection, which rolls back by itself.
    await client.query('ROLLBACK').catch((failure: Error) => (broken ??= failure));
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

export const projectionTransaction = (client: ClientBase): ProjectionTransaction => ({
  async query<Row extends object>(sql: string, parameters: readonly unknown[] = []) {
    const { rows } = await client.query<Row>(sql, parameters as unknown[]);
    return rows;
  },
});
