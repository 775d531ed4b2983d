import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import type { BatchOutcome, BatchParameters } from './batch';
import { NotConnectedError } from './errors';
import { assertFit } from './fitness';

/** Above the server's own statement_timeout, so that the server's answer, which is certain, comes first. */
const ANSWER_TIMEOUT_MS = 10_000;
const CONNECT_TIMEOUT_MS = 3_000;
const GOODBYE_MS = 1_000;

/**
 * The append must not wait for ever at the gate, and its plans must not depend on how full the log was when they were
 * made: a plan from the days of the empty table would read all of it.
 */
const SESSION = `
  SET lock_timeout = '4s';
  SET statement_timeout = '8s';
  SET plan_cache_mode = force_generic_plan;
  SET enable_seqscan = off;
  SET enable_bitmapscan = off;
  SET jit = off`;

/**
 * JSON text holds no raw control character, names and types none at all: joined text is split again without a doubt.
 */
const SEPARATOR_SQL = `E'\\x1f'`;
const APPEND = `
  SELECT head, refused FROM es.append(
    string_to_array($1, ${SEPARATOR_SQL}), $2, $3, $4, string_to_array($5, ${SEPARATOR_SQL}),
    string_to_array($6, ${SEPARATOR_SQL}), string_to_array($7, ${SEPARATOR_SQL}))`;

/** One dedicated connection for appends: a pool or a transaction pooler would lose its session settings. */
export class AppendConnection {
  private client: Client | undefined;

  constructor(
    private readonly connectionString: string,
    private readonly durable: boolean,
  ) {}

  /** @throws NotConnectedError, UnfitDatabaseError */
  async open(): Promise<void> {
    await this.connected();
  }

  /** One call of es.append in autocommit. After any error the connection is given up: its state is not known. */
  async append(values: BatchParameters): Promise<BatchOutcome> {
    const client = this.client ?? (await this.connected());
    try {
      const { rows } = await client.query<BatchOutcome>({ name: 'es-append', text: APPEND, values: [...values] });
      return rows[0]!;
    } catch (error) {
      this.discard();
      throw error;
    }
  }

  /** Says goodbye when nothing is in flight; a call in flight loses its connection, which the driver cuts. */
  async close(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    if (client) await Promise.race([client.end(), delay(GOODBYE_MS, undefined, { ref: false })]);
  }

  /** Drops the connection without waiting for anything. */
  discard(): void {
    this.close().catch(() => undefined);
  }

  private async connected(): Promise<Client> {
    const client = new Client({
      connectionString: this.connectionString,
      application_name: 'countinghouse-append',
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: ANSWER_TIMEOUT_MS,
    });
    // An idle connection that breaks is noticed by the next call; without a listener it would end the process.
    client.on('error', () => {
      if (this.client === client) this.discard();
    });
    try {
      await client.connect();
      await client.query(SESSION);
    } catch (error) {
      client.end().catch(() => undefined);
      throw new NotConnectedError(error);
    }
    await assertFit(client, this.durable).catch(async (error: unknown) => {
      await client.end().catch(() => undefined);
      throw error;
    });
    this.client = client;
    return client;
  }
}
