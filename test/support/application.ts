import { randomBytes, randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import type { Clock } from '#libs/clock';
import { systemClock } from '#libs/clock';
import type { ConfiguredProvider } from '#libs/providers';
import type { TrustPayEuSimulator, TrustPayEuSimulatorOptions } from '#libs/simulators/trustpay-eu';
import { startTrustPayEuSimulator } from '#libs/simulators/trustpay-eu';
import type { Logger } from 'pino';
import { ApiKeys } from '../../src/api-keys/api-keys';
import type { ApiRole } from '../../src/common/identity';
import { configFromEnvironment } from '../../src/config';
import { createLogger } from '../../src/log';
import { start } from '../../src/start';
import type { Running } from '../../src/start';
import { createTestDatabase } from './database';

export const ACCOUNT_ID = '4107111111';
export const SECRET = 'test-secret';

/**
 * A port that was free a moment ago. The address must be known before the application starts: providers are told about
 * it. None that the system gives to outgoing connections, which come and go meanwhile.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 30_000);
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve) =>
      server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true)),
    );
    if (!isFree) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}

export const startSimulator = (options: Partial<TrustPayEuSimulatorOptions> = {}): Promise<TrustPayEuSimulator> =>
  startTrustPayEuSimulator({
    clock: systemClock,
    accounts: [{ accountId: ACCOUNT_ID, secrets: [SECRET], currencies: ['EUR', 'CZK', 'USD'] }],
    retrySchedule: [50, 100, 200, 400, 800, 1_600, 3_200, 6_400],
    ...options,
  });

/** The environment of an application that pays at a simulator and keeps everything in one test database. */
export const environmentFor = (databaseUrl: string, simulatorUrl: string, port: number): Record<string, string> => ({
  DATABASE_URL: databaseUrl,
  MASTER_KEY: randomBytes(32).toString('base64'),
  ALLOW_FSYNC_OFF: 'true',
  PORT: String(port),
  LOG_LEVEL: 'silent',
  SANDBOX_SIMULATORS: simulatorUrl,
  CALL_ABANDONED_MS: '5000',
  TRUSTPAY_EU_ACCOUNT_ID: ACCOUNT_ID,
  TRUSTPAY_EU_SECRET: SECRET,
  TRUSTPAY_EU_GATEWAY_URL: simulatorUrl,
  TRUSTPAY_EU_BANKING_URL: simulatorUrl,
  TRUSTPAY_EU_CURRENCIES: 'EUR,CZK,USD',
  TRUSTPAY_EU_MULTIPLE_CAPTURES: 'true',
  TRUSTPAY_EU_DEADLINE_MS: '1000',
});

export interface TestApplication {
  readonly url: string;
  readonly running: Running;
  readonly simulator: TrustPayEuSimulator;
  readonly databaseUrl: string;
  /** As it was started. */
  readonly environment: Readonly<Record<string, string>>;
  /** A new key of this merchant and role. */
  key(role: ApiRole, merchantId?: string): Promise<string>;
  stop(): Promise<void>;
}

export interface TestApplicationOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly simulator?: Partial<TrustPayEuSimulatorOptions>;
  readonly clock?: Clock;
  /** Beside those of the environment. */
  readonly providers?: readonly ConfiguredProvider[];
  /** Default: of the product, as talkative as the environment says. */
  readonly log?: Logger;
}

/** The whole application in this process: real PostgreSQL, real HTTP, workers running, a provider to pay at. */
export async function startTestApplication(options: TestApplicationOptions = {}): Promise<TestApplication> {
  const database = await createTestDatabase();
  const clock = options.clock ?? systemClock;
  const simulator = await startSimulator({ clock, quirks: { multipleCaptures: true }, ...options.simulator });
  const environment = { ...environmentFor(database.url, simulator.url, await freePort()), ...options.environment };
  const configured = configFromEnvironment(environment);
  const config = { ...configured, providers: [...configured.providers, ...(options.providers ?? [])] };
  const log = options.log ?? createLogger(config.logLevel);
  const running = await start({ config, clock, log });
  return {
    url: running.url ?? '',
    running,
    simulator,
    databaseUrl: database.url,
    environment,
    key: async (role, merchantId = 'shop') => {
      const created = await running.app.get(ApiKeys).create({ merchantId, role, name: 'test' });
      return created.token;
    },
    stop: async () => {
      await running.stop();
      await simulator.close();
      await database.drop();
    },
  };
}
