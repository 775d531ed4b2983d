import { execFile, execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { SandboxClock, systemClock } from '#libs/clock';
import { simulatorDefinitions } from '#libs/simulators';
import { startProviderWorld } from '../support/provider-world';
import type { ProviderWorld } from '../support/provider-world';
import { isBlank, samplesOf } from '../support/samples';

const requests = samplesOf('curl').filter(({ page }) => page.startsWith('how-to/'));
const samples = requests.filter(({ command }) => !isBlank(command));
/** Of something that is not there in this test: a payment, a reference. */
const toSimulators = requests.filter(({ command }) => isBlank(command) && command.includes('/_sim/'));

function installed(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const describeWithShell = installed('bash') && installed('curl') ? describe : describe.skip;

describeWithShell('requests in the how-to pages', () => {
  let world: ProviderWorld;
  let key: string;
  beforeAll(async () => {
    world = await startProviderWorld({ clock: new SandboxClock(systemClock) });
    key = await world.app.key('admin');
  });
  afterAll(() => world.stop());

  const originOf = (provider: string): string => {
    const setting = `${provider.toUpperCase().replaceAll('-', '_')}_`;
    const [, url] = Object.entries(world.environment).find(
      ([name]) => name.startsWith(setting) && name.endsWith('URL'),
    )!;
    return new URL(url).origin;
  };

  /** The same request to the application and the simulators of this test. */
  function here(command: string): string {
    let text = command.replaceAll('http://127.0.0.1:3000', world.app.url).replaceAll('$(uuidgen)', randomUUID());
    for (const { name, defaultPort } of simulatorDefinitions) {
      text = text.replaceAll(new RegExp(`(http://)?(localhost|127\\.0\\.0\\.1):${defaultPort}`, 'g'), originOf(name));
    }
    return text;
  }

  it('are there', () => {
    expect(samples.length).toBeGreaterThan(5);
  });

  async function run(command: string, options: string): Promise<string> {
    const environment = { KEY: key, LEDGER: world.app.url, provider: originOf('trustpay-eu'), url: 'none' };
    const script = `curl() { command curl --silent --show-error ${options} "$@"; }\n${here(command)}`;
    const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], {
      env: { ...process.env, ...environment },
      timeout: 20_000,
    });
    return stdout;
  }

  it.each(samples)('$page: $command', async ({ command }) => {
    const answer = await run(command, '--fail-with-body');
    expect(() => JSON.parse(answer) as unknown).not.toThrow();
  });

  it.each(toSimulators)(
    '$page has a route at the simulator, and fields that it takes: $command',
    async ({ command }) => {
      const filled = command.replaceAll(/<[^>]+>|…/g, 'none');
      expect(await run(filled, '')).not.toMatch(/Route .* not found|FST_ERR_VALIDATION|must NOT have|must have/i);
    },
  );
});
