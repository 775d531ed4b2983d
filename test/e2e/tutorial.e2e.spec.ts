import { execFile, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';

const TUTORIAL = readFileSync(resolve(__dirname, '../../docs/tutorial/first-payment.md'), 'utf8');

/** What the reader types, in the order of the page; blocks marked `sh` start and inspect the demo itself. */
const commands = [...TUTORIAL.matchAll(/```bash\n([\s\S]*?)```/g)].map((block) => block[1]).join('\n');

function installed(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const describeWithShell = installed('bash') && installed('curl') ? describe : describe.skip;

describeWithShell('the tutorial', () => {
  let app: TestApplication;

  beforeAll(async () => {
    app = await startTestApplication();
  });
  afterAll(() => app.stop());

  it('does what it says, command by command', async () => {
    const script = commands
      .replaceAll('http://127.0.0.1:3000', app.url)
      .replaceAll('http://127.0.0.1:3100', app.simulator.url);
    const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], {
      env: { ...process.env, TOKEN: await app.key('admin', 'demo') },
      timeout: 25_000,
    });
    const [, id] = /^([0-9a-f-]{36}): requires_action$/m.exec(stdout) ?? [];
    expect(id).toBeDefined();
    const said = stdout.split('\n');
    expect(said).toEqual(
      expect.arrayContaining([
        id, // the repeated request got the same order
        'partially_captured',
        'amount_exceeds_capturable',
        'in_doubt',
        '100.00',
        'partially_refunded',
      ]),
    );
    expect(said.filter((line) => line === 'undefined')).toEqual([]);
    expect(stdout).toMatch(/ 75\.00 EUR$/m);
  });
});
