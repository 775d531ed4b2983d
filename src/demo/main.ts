import 'reflect-metadata';
import { LedgerClient } from '#libs/client';
import { SandboxClock, systemClock } from '#libs/clock';
import { ApiKeys } from '../api-keys/api-keys';
import { DEVELOPMENT_MERCHANT } from '../api-keys/development-key';
import { configFromEnvironment } from '../config';
import { createLogger } from '../log';
import { start } from '../start';
import type { Running } from '../start';
import { MonthEnd } from './month-end';
import { sendFileTo } from './send-file';
import { SimulatedProviders } from './simulated-providers';
import { DemoSteps } from './steps';
import { Story } from './story';
import { showBooks } from './show-books';
import { SubscriptionYear } from './subscription';

const DEFAULT_PORT = 3_000;

/** `npm run demo [-- --exit]`: everything on this machine, real payments over real HTTP, and the books at the end. */
async function main(): Promise<void> {
  const story = new Story();
  story.title('Countinghouse: a demonstration');
  const port = Number(process.env.PORT ?? DEFAULT_PORT);
  // The ledger and the simulated providers have one clock: the demo lets a year go by.
  const clock = new SandboxClock(systemClock);
  const providers = await SimulatedProviders.start(`http://127.0.0.1:${port}`, clock);
  const config = configFromEnvironment({
    LOG_LEVEL: 'error',
    PORT: String(port),
    ...process.env,
    ...providers.settings(),
  });
  const running = await start({
    config,
    clock,
    log: createLogger(config.logLevel),
    onProgress: (line) => story.tell(line),
  });
  story.tell(`The API listens on ${running.url}, the simulated providers beside it:`);
  story.lines(providers.urls());
  const stop = async (): Promise<void> => {
    await running.stop();
    await providers.close();
  };
  try {
    const sound = await play(running, providers, story);
    if (!sound) process.exitCode = 1;
  } catch (error) {
    await stop();
    throw error;
  }
  if (process.argv.includes('--exit')) return stop();
  story.tell('');
  story.tell(`Still running. API ${running.url}/docs · Ctrl-C ends it. Each provider shows its book at its address:`);
  story.lines(providers.urls());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

async function play(running: Running, providers: SimulatedProviders, story: Story): Promise<boolean> {
  const { token } = await running.app
    .get(ApiKeys)
    .create({ merchantId: DEVELOPMENT_MERCHANT, role: 'admin', name: 'demo' });
  const ledger = new LedgerClient({ baseUrl: running.url!, apiKey: token });
  const run = systemClock.now().getTime().toString(36);
  const demo = new DemoSteps(ledger, providers, story, run);
  const purchase = await demo.purchase();
  await demo.preauthorisation();
  const refunded = await demo.refund(purchase);
  await demo.declined();
  await demo.cardOnFile();
  await demo.lostAnswer();
  await demo.otherProviders();
  await new MonthEnd(ledger, sendFileTo(running.url!, token), providers, story, run).play();
  await new SubscriptionYear(ledger, providers, story, run).play();
  return showBooks({ running, ledger, story, order: refunded, position: ledger.position });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  // What had been started before the failure must not keep a script waiting.
  process.exit(1);
});
