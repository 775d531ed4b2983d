import { systemClock } from '#libs/clock';
import { simulatorDefinitions } from '#libs/simulators';
import type { RunningSimulator } from '#libs/simulators';
import { ApiClient } from './api-client';
import { freePort, startTestApplication } from './application';
import type { TestApplication, TestApplicationOptions } from './application';

const FAST_RETRIES = [50, 100, 200, 400, 800, 1_600, 3_200, 6_400];

/** The whole application with every provider simulated beside it, each spoken to by its own wire format. */
export interface ProviderWorld {
  readonly app: TestApplication;
  readonly api: ApiClient;
  /** What another process needs to be one more of this fleet. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where a provider's simulator listens. */
  address(provider: string): string;
  /** Pulls a lever of a simulator through its own control interface. */
  sim(provider: string, lever: string, body?: object): Promise<Record<string, never>>;
  /** What a simulator holds: its `/_sim/book` or another list. */
  look(provider: string, list: string): Promise<Record<string, never>>;
  stop(): Promise<void>;
}

/** The setting of the time for one call to this provider. */
export const deadlineSetting = (provider: string): string =>
  `${provider.toUpperCase().replaceAll('-', '_')}_DEADLINE_MS`;

export async function startProviderWorld(options: TestApplicationOptions = {}): Promise<ProviderWorld> {
  const port = await freePort();
  const simulators = new Map<string, RunningSimulator>();
  // TrustPay EU is started with every test application.
  for (const definition of simulatorDefinitions.filter(({ name }) => name !== 'trustpay-eu')) {
    const start = { clock: options.clock ?? systemClock, port: 0, environment: {}, retrySchedule: FAST_RETRIES };
    simulators.set(definition.name, await definition.start({ ...start, ledgerUrl: `http://127.0.0.1:${port}` }));
  }
  const settings = [...simulators.values()].map((simulator) => simulator.settings);
  const deadlines = [...simulators.keys()].map((name) => [deadlineSetting(name), '1000']);
  const environment = Object.assign(
    { PORT: String(port) },
    ...settings,
    Object.fromEntries(deadlines),
    options.environment,
  );
  const app = await startTestApplication({ ...options, environment });
  const at = (provider: string): string => simulators.get(provider)?.url ?? app.simulator.url;
  return {
    app,
    api: new ApiClient(app.url, await app.key('admin')),
    environment: app.environment,
    address: at,
    sim: async (provider, lever, body = {}) => {
      const answer = await fetch(`${at(provider)}/_sim/${lever}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!answer.ok) throw new Error(`${provider} ${lever}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as Record<string, never>;
    },
    look: async (provider, list) =>
      (await (await fetch(`${at(provider)}/_sim/${list}`)).json()) as Record<string, never>,
    stop: async () => {
      await app.stop();
      await Promise.all([...simulators.values()].map((simulator) => simulator.close()));
    },
  };
}
