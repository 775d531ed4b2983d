import type { Clock } from '#libs/clock';
import { simulatorDefinitions } from '#libs/simulators';
import type { RunningSimulator } from '#libs/simulators';

const FIRST_PORT = 3_100;
const RETRIES_MS = [500, 2_000, 10_000, 60_000];

/** Every simulated provider, moved by the levers that it offers over HTTP, as a person or a script would. */
export class SimulatedProviders {
  private constructor(private readonly running: ReadonlyMap<string, RunningSimulator>) {}

  static async start(ledgerUrl: string, clock: Clock): Promise<SimulatedProviders> {
    const running = new Map<string, RunningSimulator>();
    for (const [index, definition] of simulatorDefinitions.entries()) {
      const options = { clock, port: FIRST_PORT + index, ledgerUrl, retrySchedule: RETRIES_MS };
      running.set(definition.name, await definition.start({ ...options, environment: {} }));
    }
    return new SimulatedProviders(running);
  }

  /** What the ledger has to know to reach them. */
  settings(): Readonly<Record<string, string>> {
    const all = [...this.running].map(([name, { settings }]) => ({
      ...settings,
      [`${name.toUpperCase().replaceAll('-', '_')}_DEADLINE_MS`]: '3000',
    }));
    const followers = { SANDBOX_SIMULATORS: [...this.running.values()].map(({ url }) => url).join(',') };
    return Object.assign(followers, ...all) as Record<string, string>;
  }

  urls(): readonly string[] {
    return [...this.running].map(([name, { url }]) => `${name} ${url}`);
  }

  async pull<T = unknown>(provider: string, lever: string, body: object): Promise<T> {
    const answer = await fetch(`${this.running.get(provider)!.url}/_sim/${lever}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${provider} ${lever}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  async close(): Promise<void> {
    await Promise.all([...this.running.values()].map((simulator) => simulator.close()));
  }
}
