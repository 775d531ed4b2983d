import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort, startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { waitFor } from '../support/wait-for';

const run = promisify(execFile);
const ROOT = join(__dirname, '../..');
const PROGRAM = join(ROOT, 'dist/src/cli/main.js');
const SAMPLE = /```js\n([\s\S]*?)```/.exec(readFileSync(join(ROOT, 'docs/how-to/receive-webhooks.md'), 'utf8'))![1]!;

const NOBODY = '0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10';

describe('webhooks from a shell, with the receiver of the how-to page', () => {
  let app: TestApplication;
  let receiver: ChildProcess | undefined;
  let said = '';
  const merchant = ['--merchant', 'shop'];

  beforeAll(async () => {
    if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is missing: npm run build:all makes it`);
    const environment = { WEBHOOK_ALLOW_PRIVATE: 'true', WEBHOOK_ALLOW_HTTP: 'true' };
    app = await startTestApplication({ environment });
  });
  afterAll(async () => {
    receiver?.kill();
    await app.stop();
  });

  const cli = async (...args: readonly string[]): Promise<{ code: number; out: string; error: string }> => {
    const options = { env: { PATH: process.env.PATH, ...app.environment } };
    return run(process.execPath, [PROGRAM, ...args], options).then(
      ({ stdout, stderr }) => ({ code: 0, out: stdout, error: stderr }),
      ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
        ...{ code, out: stdout, error: stderr },
      }),
    );
  };
  const json = async (...args: readonly string[]) => {
    const { code, out, error } = await cli('webhooks', ...args, '--json');
    expect({ code, error }).toEqual({ code: 0, error: '' });
    return JSON.parse(out) as {
      id: string;
      secret: string;
      delivery_id: string;
      status: string;
      data: { id: string }[];
    };
  };

  it('are added, tested, looked at, sent again, switched off and removed', async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}/hooks`;
    const { id, secret } = await json('endpoints', 'add', url, ...merchant, '--event', 'order.*', '--event', 'card.*');
    receiver = spawn(process.execPath, ['-e', SAMPLE], {
      cwd: ROOT,
      env: { PATH: process.env.PATH, PORT: String(port), WEBHOOK_SECRET: secret },
    });
    receiver.stdout!.on('data', (chunk: Buffer) => (said += chunk.toString()));
    expect((await json('endpoints', 'list', ...merchant)).data).toMatchObject([
      { id, url, events: ['order.*', 'card.*'], status: 'enabled' },
    ]);
    await waitFor(() => fetch(url).then(() => true), { describe: 'the receiver to listen' });

    const { delivery_id: delivery } = await json('test', id);
    // The first try may come before the receiver listens; the next one is five seconds later.
    await waitFor(() => said.includes(`${delivery} webhook.test`), { timeoutMs: 20_000 });
    const shown = await waitFor(async () => {
      const view = await json('deliveries', 'show', delivery);
      return view.status === 'delivered' && view;
    });
    expect(shown).toMatchObject({
      payload: { type: 'webhook.test', data: { webhook_id: id } },
      log: [{ status: 204 }],
    });
    expect((await json('deliveries', 'list', id, '--status', 'delivered')).data).toMatchObject([{ id: delivery }]);

    said = '';
    await json('deliveries', 'redeliver', id, '--delivery', delivery, '--yes');
    await waitFor(() => said.includes(delivery), { timeoutMs: 20_000 });
    said = '';
    await json('deliveries', 'redeliver', id, '--from', '2020-01-01', '--to', '2099-01-01', '--all', '--yes');
    await waitFor(() => said.includes(delivery), { timeoutMs: 20_000 });

    const rotated = await json('endpoints', 'rotate', id, '--overlap', '60', '--yes');
    expect(rotated.secret).not.toBe(secret);
    expect(await json('endpoints', 'disable', id, '--reason', 'moved')).toMatchObject({
      disabled: { reason: 'moved' },
    });
    expect((await cli('webhooks', 'test', id)).error).toMatch(/switched off/);
    expect(await json('endpoints', 'enable', id)).toMatchObject({ status: 'enabled' });
    expect(await cli('webhooks', 'endpoints', 'remove', id)).toMatchObject({ code: 1 });
    expect((await json('endpoints', 'list', ...merchant)).data).toMatchObject([{ id }]);
    expect(await json('endpoints', 'remove', id, '--yes')).toMatchObject({ status: 'removed' });
    expect((await cli('webhooks', 'endpoints', 'list')).out).toMatch(/No webhook/);
  });

  it('say what is wrong with a call', async () => {
    const url = 'https://shop.example/hooks';
    expect(await cli('webhooks', 'endpoints', 'add', url)).toMatchObject({ code: 2 });
    expect(await cli('webhooks', 'endpoints', 'add', url, ...merchant, '--event', 'order.painted')).toMatchObject({
      code: 2,
    });
    const inside = await cli('webhooks', 'endpoints', 'add', 'https://169.254.169.254/', ...merchant);
    expect(inside).toMatchObject({ code: 1, error: expect.stringMatching(/inside a network/) as string });
    expect((await cli('webhooks', 'test', 'nothing')).error).toMatch(/There is no webhook/);
    expect(await cli('webhooks', 'deliveries', 'list', 'nothing')).toMatchObject({ code: 2 });
    expect(await cli('webhooks', 'deliveries', 'redeliver', NOBODY)).toMatchObject({ code: 2 });
    expect((await cli('webhooks', 'deliveries', 'show', NOBODY)).error).toMatch(/no delivery/);
  });
});
