import type { ClientBase, Pool, PoolClient } from 'pg';
import { quoteIdentifier } from './identifiers';
import type { ProjectionTransaction } from './projection';
import { inTransaction } from './session';

interface TransactionOptions {
  readonly schema: string;
  /** A holder that hangs in the middle is disconnected after this time, so that its successor is not locked out. */
  readonly idleTimeoutMs: number;
}

const LOCK_TIMEOUT_MS = 10_000;

/**
 * Runs work in a transaction over a schema of read models. It does not wait for the disk at its end: rows and
 * checkpoint are lost together if the server fails, and are made again from the log.
 */
export const inSchema = <T>(
  pool: Pool,
  { schema, idleTimeoutMs }: TransactionOptions,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> =>
  inTransaction(
    pool,
    work,
    `BEGIN; SET LOCAL synchronous_commit = off; SET LOCAL search_path = ${quoteIdentifier(schema)};
     SET LOCAL lock_timeout = ${LOCK_TIMEOUT_MS};
     SET LOCAL idle_in_transaction_session_timeout = ${Math.trunc(idleTimeoutMs)}`,
  );

export const projectionTransaction = (client: ClientBase): ProjectionTransaction => ({
  async query<Row extends object>(sql: string, parameters: readonly unknown[] = []) {
    const { rows } = await client.query<Row>(sql, parameters as unknown[]);
    return rows;
  },
});
