import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'pg';
import { PostgresEventStore } from '#libs/event-store/postgres';
import { subscriberStatus } from '#libs/projections';
import { createKey } from '../http/contender';
import { startProcess } from '../http/node-process';
import type { NodeProcess } from '../http/node-process';
import { EVENTS_PER_ORDER, fillWithOrders } from '../projections/log';
import type { BenchContext } from '../suite';
import { multiply } from './multiply';

const MAIN = join(__dirname, '..', '..', 'src', 'main.js');
const MERCHANT = 'shop';
/** Paid for real, and then copied. */
const ORDERS = 500;
const LOOK_MS = 200;

export interface Ledger {
  readonly events: number;
  readonly process: NodeProcess;
  /** Of an admin. */
  readonly apiKey: string;
  /** Of the newest order, with the cause that it has in common with its events. */
  readonly order: { readonly id: string; readonly correlationId: string };
  /** The one with the most entries. */
  readonly account: string;
}

/** The application as `npm start` runs it, over a log of about so many events with its read models. */
export async function openLedger(context: BenchContext, events: number): Promise<Ledger> {
  const { url } = await context.createDatabase();
  const environment = {
    DATABASE_URL: url,
    MASTER_KEY: randomBytes(32).toString('base64'),
    REQUESTS_PER_SECOND: '1000000',
    TRUSTPAY_EU_ACCOUNT_ID: '4107111111',
    TRUSTPAY_EU_SECRET: 'bench-secret',
    TRUSTPAY_EU_GATEWAY_URL: 'http://127.0.0.1:9',
  };
  const pool = new Pool({ connectionString: url, max: 2 });
  await fill(environment, url, pool);
  await multiply(pool, Math.round(events / (ORDERS * EVENTS_PER_ORDER)) - 1);
  const process = await startProcess(MAIN, environment);
  const apiKey = createKey(environment);
  const newest = await pool.query<{ id: string; correlationId: string; account: string }>(
    `SELECT substr(e.stream, 7) AS id, e.correlation_id AS "correlationId",
            (SELECT account FROM rm.leg GROUP BY account ORDER BY count(*) DESC LIMIT 1) AS account
       FROM rm.audit_event e WHERE e.stream LIKE 'order-%' ORDER BY e.position DESC LIMIT 1`,
  );
  await pool.end();
  const { account, ...order } = newest.rows[0]!;
  return { events, process, apiKey, order, account };
}

/** Payments in the log, and in every read model. */
async function fill(environment: Readonly<Record<string, string>>, url: string, pool: Pool): Promise<void> {
  const application = await startProcess(MAIN, environment);
  const store = await PostgresEventStore.open({ connectionString: url });
  await fillWithOrders(store, ORDERS, MERCHANT);
  for (;;) {
    const head = await store.head();
    const behind = (await subscriberStatus(pool, store)).filter(({ position }) => position < head);
    if (behind.length === 0) break;
    await delay(LOOK_MS);
  }
  await store.close();
  await application.stop();
}
