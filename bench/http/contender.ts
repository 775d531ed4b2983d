import { execFileSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Pool } from 'undici';
import type { BenchContext } from '../suite';
import type { NodeProcess } from './node-process';
import { startProcess } from './node-process';
import { orderBody } from './order-body';

export const CONNECTIONS = 64;
export const LIST = '/v1/orders?limit=1';
const BUILD = join(__dirname, '..', '..');

export interface Contender {
  readonly name: string;
  readonly process: NodeProcess;
  /** Creates one order; answers the position that the command was given. */
  order(): Promise<string>;
  /** Sends another order than the usual one, over connections of its own; answers the status. */
  send(body: string): Promise<number>;
  /** Reads; where a position is named, once the read model behind the path has seen it. */
  get(path: string, minPosition?: string): Promise<void>;
  /** Returns when the read model shows all orders created so far; at once where no worker keeps one. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** The same POST to Nest, Fastify and class-validator with nothing behind them. */
export async function openFloor(): Promise<Contender> {
  const started = await startProcess(join(BUILD, 'bench', 'http', 'floor.js'), {});
  return contender({ name: 'empty POST', process: started, token: 'none', hasWorker: false });
}

/** The application as `npm start` runs it, on an external PostgreSQL that flushes, with a database of its own. */
export async function openOurs(
  context: BenchContext,
  roles: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Contender> {
  const environment = {
    DATABASE_URL: (await context.createDatabase()).url,
    MASTER_KEY: randomBytes(32).toString('base64'),
    ROLES: roles,
    REQUESTS_PER_SECOND: '1000000',
    TRUSTPAY_EU_ACCOUNT_ID: '4107111111',
    TRUSTPAY_EU_SECRET: 'bench-secret',
    TRUSTPAY_EU_GATEWAY_URL: 'http://127.0.0.1:9',
    ...settings,
  };
  const started = await startProcess(join(BUILD, 'src', 'main.js'), environment);
  const hasWorker = roles.includes('worker');
  return contender({
    name: `Countinghouse, ROLES=${roles}`,
    process: started,
    token: createKey(environment),
    hasWorker,
  });
}

export function createKey(environment: Readonly<Record<string, string>>): string {
  const cli = [join(BUILD, 'src', 'cli', 'main.js'), 'keys', 'create', '--merchant', 'shop', '--role', 'admin'];
  const printed = execFileSync(process.execPath, [...cli, '--json'], { env: { ...environment }, encoding: 'utf8' });
  return (JSON.parse(printed) as { token: string }).token;
}

interface ContenderParts {
  readonly name: string;
  readonly process: NodeProcess;
  readonly token: string;
  readonly hasWorker: boolean;
}

function contender({ name, process, token, hasWorker }: ContenderParts): Contender {
  const pool = new Pool(process.url, { connections: CONNECTIONS, pipelining: 1 });
  const others = new Pool(process.url, { pipelining: 1, headersTimeout: 0 });
  const headers = { authorization: `Bearer ${token}` };
  let orders = 0;
  let last = '0';
  const post = async (through: Pool, sent: string) => {
    const json = { ...headers, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    return through.request({ method: 'POST', path: '/v1/orders', headers: json, body: sent });
  };
  const get = async (path: string, minPosition = '0'): Promise<void> => {
    for (;;) {
      const waiting = { ...headers, 'ledger-min-position': minPosition };
      const { statusCode, body } = await pool.request({ method: 'GET', path, headers: waiting });
      const text = await body.text();
      if (statusCode === 200) return;
      if (statusCode !== 503) throw new Error(`${name} answered ${statusCode}: ${text}`);
    }
  };
  return {
    name,
    process,
    get,
    order: async () => {
      const { statusCode, headers: answered, body } = await post(pool, orderBody((orders += 1)));
      const text = await body.text();
      if (statusCode !== 201) throw new Error(`${name} answered ${statusCode}: ${text}`);
      return (last = String(answered['ledger-position']));
    },
    send: async (sent) => {
      const { statusCode, body } = await post(others, sent);
      await body.dump();
      return statusCode;
    },
    settle: () => (hasWorker ? get(LIST, last) : Promise.resolve()),
    close: async () => {
      await pool.close();
      await others.destroy();
      await process.stop();
    },
  };
}
