import { systemClock } from '#libs/clock';
import { simulatorDefinitions } from '#libs/simulators';
import type { RunningSimulator, SimulatorDefinition } from '#libs/simulators';
import { SettingsReader, ConfigurationError } from './config';

/** `npm run simulators [-- name …]`: the simulated providers alone, all or those named, until SIGTERM. */
async function main(names: readonly string[]): Promise<void> {
  const read = new SettingsReader(process.env);
  const wanted = chosen(names).map((definition) => ({ definition, port: portOf(read, definition) }));
  const host = read.text('HOST');
  const ledgerUrl = read.text('PUBLIC_URL') ?? 'http://127.0.0.1:3000';
  if (read.problems.length > 0) throw new ConfigurationError(read.problems);
  const running: RunningSimulator[] = [];
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void Promise.all(running.map((simulator) => simulator.close())));
  }
  for (const { definition, port } of wanted) {
    const log = (line: string): void => void process.stdout.write(`${definition.name}: ${line}\n`);
    const options = { clock: systemClock, host, port, environment: process.env, ledgerUrl, log };
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

const portOf = (read: SettingsReader, { name, defaultPort }: SimulatorDefinition): number =>
  read.integer(`SIMULATOR_${name.toUpperCase().replaceAll('-', '_')}_PORT`, defaultPort, { min: 0, max: 65_535 });

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
