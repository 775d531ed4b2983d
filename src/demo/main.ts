import 'reflect-metadata';
import { systemClock } from '#libs/clock';
import { startTrustPayEuSimulator } from '#libs/simulators/trustpay-eu';
import type { TrustPayEuSimulator } from '#libs/simulators/trustpay-eu';
import { ApiKeys } from '../api-keys/api-keys';
import { DEVELOPMENT_MERCHANT } from '../api-keys/development-key';
import { configFromEnvironment } from '../config';
import { createLogger } from '../log';
import { start } from '../start';
import type { Running } from '../start';
import { LedgerClient } from './ledger-client';
import { DemoSteps } from './steps';
import { Story } from './story';
import { showBooks } from './show-books';

const SIMULATED_ACCOUNT = '4107111111';
const SIMULATED_SECRET = 'demo-secret';
const SIMULATOR_PORT = 3100;

/** `npm run demo [-- --exit]`: everything on this machine, real payments over real HTTP, and the books at the end. */
async function main(): Promise<void> {
  const story = new Story();
  story.title('Countinghouse: a demonstration');
  const simulator = await startTrustPayEuSimulator({
    port: SIMULATOR_PORT,
    clock: systemClock,
    accounts: [{ accountId: SIMULATED_ACCOUNT, secrets: [SIMULATED_SECRET], currencies: ['EUR', 'CZK'] }],
    quirks: { multipleCaptures: true },
    retrySchedule: [500, 2_000, 10_000, 60_000],
  });
  const config = configFromEnvironment({
    LOG_LEVEL: 'error',
    ...process.env,
    TRUSTPAY_EU_ACCOUNT_ID: SIMULATED_ACCOUNT,
    TRUSTPAY_EU_SECRET: SIMULATED_SECRET,
    TRUSTPAY_EU_GATEWAY_URL: simulator.url,
    TRUSTPAY_EU_CURRENCIES: 'EUR,CZK',
    TRUSTPAY_EU_MULTIPLE_CAPTURES: 'true',
    TRUSTPAY_EU_DEADLINE_MS: '3000',
  });
  const running = await start({
    config,
    clock: systemClock,
    log: createLogger(config.logLevel),
    onProgress: (line) => story.tell(line),
  });
  story.tell(`The API listens on ${running.url}, the simulated provider on ${simulator.url}`);
  const stop = async (): Promise<void> => {
    await running.stop();
    await simulator.close();
  };
  try {
    const sound = await play(running, simulator, story);
    if (!sound) process.exitCode = 1;
  } catch (error) {
    await stop();
    throw error;
  }
  if (process.argv.includes('--exit')) return stop();
  story.tell('');
  story.tell(`Still running. API ${running.url}/docs · provider ${simulator.url} · Ctrl-C ends it.`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

async function play(running: Running, simulator: TrustPayEuSimulator, story: Story): Promise<boolean> {
  const { token } = await running.app
    .get(ApiKeys)
    .create({ merchantId: DEVELOPMENT_MERCHANT, role: 'admin', name: 'demo' });
  const ledger = new LedgerClient(running.url!, token);
  const run = systemClock.now().getTime().toString(36);
  const demo = new DemoSteps(ledger, simulator, story, run);
  const purchase = await demo.purchase();
  await demo.preauthorisation();
  const refunded = await demo.refund(purchase);
  await demo.declined();
  await demo.cardOnFile();
  const last = await demo.lostAnswer();
  return showBooks({ running, ledger, story, order: refunded, position: last.position });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  // What had been started before the failure must not keep a script waiting.
  process.exit(1);
});
