import { FollowingClock, systemClock } from '#libs/clock';
import { simulatorDefinitions } from '#libs/simulators';
import type { RunningSimulator, SimulatorDefinition } from '#libs/simulators';
import { SettingsReader, ConfigurationError } from './config';

/** `npm run simulators [-- name …]`: the simulated providers alone, all or those named, until SIGTERM. */
async function main(names: readonly string[]): Promise<void> {
  const read = new SettingsReader(process.env);
  const wanted = chosen(names).map((definition) => ({ definition, ...addressOf(read, definition) }));
  const host = read.text('HOST');
  const ledgerUrl = read.text('PUBLIC_URL') ?? 'http://127.0.0.1:3000';
  if (read.problems.length > 0) throw new ConfigurationError(read.problems);
  const clock = new FollowingClock(systemClock);
  const running: RunningSimulator[] = [];
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void Promise.all(running.map((simulator) => simulator.close())));
  }
  for (const { definition, ...address } of wanted) {
    const log = (line: string): void => void process.stdout.write(`${definition.name}: ${line}\n`);
    const options = { clock, host, ...address, environment: process.env, ledgerUrl, log };
    const simulator = await definition.start(options);
    running.push(simulator);
    process.stdout.write(`${definition.title} (simulated): ${simulator.url} shows its book and takes faults.\n`);
    for (const [name, value] of Object.entries(simulator.settings)) process.stdout.write(`  ${name}=${value}\n`);
  }
}

function chosen(names: readonly string[]): readonly SimulatorDefinition[] {
  if (names.length === 0) return simulatorDefinitions;
  return names.map((name) => {
    const found = simulatorDefinitions.find((definition) => definition.name === name);
    if (found) return found;
    const known = simulatorDefinitions.map((definition) => definition.name).join(', ');
    throw new Error(`There is no simulator of ${name}; there are ${known}.`);
  });
}

/** Behind 0.0.0.0 or a proxy a simulator cannot know how browsers reach it. */
function addressOf(
  read: SettingsReader,
  { name, defaultPort }: SimulatorDefinition,
): { port: number; publicUrl?: string } {
  const prefix = `SIMULATOR_${name.toUpperCase().replaceAll('-', '_')}`;
  return {
    port: read.integer(`${prefix}_PORT`, defaultPort, { min: 0, max: 65_535 }),
    publicUrl: read.url(`${prefix}_PUBLIC_URL`, ['http:', 'https:']),
  };
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
