import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';
import { Client } from 'pg';
import { Bell } from '../bell';
import { Pace } from './pace';

const CHANNEL = 'es_news';
const RECONNECT_PAUSE_MS = 1_000;
const CONNECT_TIMEOUT_MS = 5_000;
/** Subscriptions and other processes hear at most this often: under load one read then serves many commits. */
const PACE_MS = 10;

/**
 * Wakes subscriptions: of this process by the bell, of others by NOTIFY. A hint and no more, since subscriptions also
 * poll. NOTIFY is sent after the commit and on another connection: inside the append it would hold PostgreSQL's one
 * lock for notifying transactions through the flush, and stop every other transaction of the server that notifies.
 */
export class News {
  readonly bell = new Bell();
  private readonly pace = new Pace(PACE_MS, () => this.tell());
  private listener: Client | undefined;
  private listening = false;

  constructor(
    private readonly connectionString: string,
    private readonly pool: Pool,
    private readonly closing: AbortSignal,
  ) {}

  /** Something was committed here. */
  committed(): void {
    this.pace.call();
  }

  /** Hears of commits of other processes from now on, and reconnects for as long as the store is open. */
  listen(): void {
    if (this.listening) return;
    this.listening = true;
    void this.keepListening();
  }

  async close(): Promise<void> {
    this.pace.stop();
    await this.listener?.end().catch(() => undefined);
  }

  private tell(): void {
    this.bell.ring();
    this.pool.query(`NOTIFY ${CHANNEL}`).catch(() => undefined);
  }

  private async keepListening(): Promise<void> {
    while (!this.closing.aborted) {
      await this.listenOnce().catch(() => undefined);
      await delay(RECONNECT_PAUSE_MS, undefined, { signal: this.closing, ref: false }).catch(() => undefined);
    }
  }

  /** Resolves or rejects when the connection is gone. */
  private async listenOnce(): Promise<void> {
    const client = new Client({
      connectionString: this.connectionString,
      application_name: 'countinghouse-listen',
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
    });
    this.listener = client;
    const gone = new Promise<void>((resolve) => client.on('end', resolve).on('error', () => resolve()));
    client.on('notification', () => this.bell.ring());
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
    await gone;
  }
}
