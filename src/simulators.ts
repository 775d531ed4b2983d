import { systemClock } from '#libs/clock';
import { startTrustPayEuSimulator } from '#libs/simulators/trustpay-eu';
import { SettingsReader, ConfigurationError } from './config';

const DEFAULT_PORT = 4000;
const DEFAULT_ACCOUNT = '4107111111';
const DEFAULT_SECRET = 'simulated-secret';

/** `npm run simulators`: the simulated providers alone, with one account each, until SIGTERM. */
async function main(): Promise<void> {
  const read = new SettingsReader(process.env);
  const port = read.integer('SIMULATOR_TRUSTPAY_EU_PORT', DEFAULT_PORT, { min: 0, max: 65_535 });
  const accountId = read.text('TRUSTPAY_EU_ACCOUNT_ID') ?? DEFAULT_ACCOUNT;
  const secret = read.text('TRUSTPAY_EU_SECRET') ?? DEFAULT_SECRET;
  const currencies = (read.text('TRUSTPAY_EU_CURRENCIES') ?? 'EUR,CZK').split(',');
  const multipleCaptures = read.oneOf('TRUSTPAY_EU_MULTIPLE_CAPTURES', ['true', 'false'], 'true') === 'true';
  if (read.problems.length > 0) throw new ConfigurationError(read.problems);
  const simulator = await startTrustPayEuSimulator({
    host: read.text('HOST'),
    port,
    clock: systemClock,
    accounts: [{ accountId, secrets: [secret], currencies }],
    quirks: { multipleCaptures },
    log: (line) => void process.stdout.write(`${line}\n`),
  });
  process.stdout.write(
    `TrustPay EU (simulated): ${simulator.url}, account ${accountId}. Its book and its faults are shown there.\n`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulator.close());
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
