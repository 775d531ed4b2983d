import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { systemClock } from '#libs/clock';
import { PostgresEventStore } from '#libs/event-store/postgres';
import { PostgresKeyring, Sealer, deriveKey } from '#libs/sealing';
import { startTrustPayEuSimulator } from '#libs/simulators/trustpay-eu';
import type { TrustPayEuSimulator } from '#libs/simulators/trustpay-eu';
import { Pool } from 'pg';
import { createKey } from '../http/contender';
import { startProcess } from '../http/node-process';
import type { BenchContext } from '../suite';
import { subscribe } from './agreements';
import { CardCopies } from './cards';

const MAIN = join(__dirname, '..', '..', 'src', 'main.js');
const ACCOUNT = { accountId: '4107111111', secrets: ['bench-secret'], currencies: ['EUR'] };
const WINDOWS = 10;
const LOOK_MS = 200;
const HOUR_MS = 3_600_000;
const KIB_PER_MIB = 1_024;

export interface DueHour {
  readonly seconds: number;
  /** Charges a second in each tenth of the run. */
  readonly rates: readonly number[];
  /** Resident set of the process that charges, in MiB, after each tenth. */
  readonly memory: readonly number[];
  /** Charges that were asked for before one that fell due more than a minute earlier: some are under way together. */
  readonly outOfOrder: number;
}

type Environment = Readonly<Record<string, string>>;

/** Agreements that all fall due in one hour, charged at the simulated provider by the application as it is shipped. */
export async function chargeDueHour(context: BenchContext, count: number, rate: number): Promise<DueHour> {
  const simulator = await startTrustPayEuSimulator({ clock: systemClock, accounts: [ACCOUNT] });
  const { url } = await context.createDatabase();
  const masterKey = randomBytes(32);
  const environment = {
    DATABASE_URL: url,
    MASTER_KEY: masterKey.toString('base64'),
    TRUSTPAY_EU_ACCOUNT_ID: ACCOUNT.accountId,
    TRUSTPAY_EU_SECRET: ACCOUNT.secrets[0]!,
    TRUSTPAY_EU_GATEWAY_URL: simulator.url,
    TRUSTPAY_EU_CURRENCIES: 'EUR',
    SCHEDULER_RATE: String(rate),
    SCHEDULER_POLL_MS: '100',
  };
  const cardId = await keepCard(environment, simulator);
  const store = await PostgresEventStore.open({ connectionString: url });
  const pool = new Pool({ connectionString: url, max: 2 });
  const hour = new Date(Math.floor(systemClock.now().getTime() / HOUR_MS) * HOUR_MS - HOUR_MS);
  context.log(`${count.toLocaleString('en-GB')} agreements are made`);
  const keyring = new PostgresKeyring(pool, deriveKey(masterKey, 'subject-keys'));
  const cards = await CardCopies.of(cardId, store, systemClock, new Sealer(keyring, masterKey));
  await subscribe(store, { count, merchantId: 'shop', cards, hour });
  const measured = await charge(context, environment, pool, count);
  await Promise.all([store.close(), pool.end(), simulator.close()]);
  return measured;
}

/** A payer pays at the page of the simulator and leaves a card. */
async function keepCard(environment: Environment, simulator: TrustPayEuSimulator): Promise<string> {
  const token = createKey(environment);
  const server = await startProcess(MAIN, environment);
  const call = async (method: string, path: string, body?: object) => {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
    };
    const answer = await fetch(server.url + path, { method, headers, body: body && JSON.stringify(body) });
    return (await answer.json()) as { id: string; next_action?: { url: string }; card_id?: string };
  };
  const order = { reference: 'first', method: 'card', amount: { value: '1.00', currency: 'EUR' } };
  const keeping = { save_card: true, save_card_for: 'merchant', customer: { id: 'cust-1', name: 'Jana Novakova' } };
  const { id, next_action: action } = await call('POST', '/v1/orders', { ...order, ...keeping });
  await simulator.control.pay({ url: action!.url });
  await simulator.control.settle();
  for (;;) {
    const { card_id: cardId } = await call('GET', `/v1/orders/${id}`);
    const known = cardId !== undefined && (await call('GET', `/v1/cards/${cardId}`)).id === cardId;
    if (known) {
      await server.stop();
      return cardId;
    }
    await delay(LOOK_MS);
  }
}

async function charge(context: BenchContext, environment: Environment, pool: Pool, count: number): Promise<DueHour> {
  const worker = await startProcess(MAIN, environment);
  const begun = performance.now();
  const ends: number[] = [];
  const memory: number[] = [];
  for (let window = 1; window <= WINDOWS;) {
    const charged = await chargedSoFar(pool);
    if (charged < Math.ceil((window * count) / WINDOWS)) {
      await delay(LOOK_MS);
      continue;
    }
    ends.push((performance.now() - begun) / 1_000);
    memory.push(residentMiB(worker.pid));
    context.log(`${charged.toLocaleString('en-GB')} charged, ${Math.round(memory.at(-1)!)} MiB`);
    window += 1;
  }
  const outOfOrder = await countOutOfOrder(pool);
  await worker.stop();
  const rates = ends.map((end, n) => count / WINDOWS / (end - (ends[n - 1] ?? 0)));
  return { seconds: ends.at(-1)!, rates, memory, outOfOrder };
}

async function chargedSoFar(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ count: string }>(
    "SELECT count(*) FROM rm.agreement_period WHERE status = 'charged'",
  );
  return Number(rows[0]!.count);
}

/** By the order in which the intents stand in the log. */
async function countOutOfOrder(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ count: string }>(
    `SELECT count(*) FROM (
       SELECT starts_at, max(starts_at) OVER (ORDER BY e.position ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
         FROM rm.audit_event e JOIN rm.agreement_period p ON e.stream = 'agreement-' || p.agreement_id
        WHERE e.type = 'ChargeRequested') charges
      WHERE starts_at < before - interval '1 minute'`,
  );
  return Number(rows[0]!.count);
}

const residentMiB = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / KIB_PER_MIB;
