import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { environmentFor, freePort } from '../support/application';
import { startChild } from '../support/child';
import { createTestDatabase } from '../support/database';

const MAIN = join(__dirname, '../../src/main.ts');

/** Starts the program and waits for its end. */
async function end(environment: Readonly<Record<string, string>>): Promise<{ code: number | null; said: string }> {
  const child = startChild(MAIN, [], { env: { PATH: process.env.PATH, ...environment }, silent: true });
  let said = '';
  child.process.stdout!.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.process.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(child.process, 'close');
  return { code: child.process.exitCode, said };
}

describe('a program that cannot start', () => {
  it('ends when its port is taken, workers and all, and says why', async () => {
    const database = await createTestDatabase();
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, said } = await end(environmentFor(database.url, 'http://127.0.0.1:9', port));
    other.close();
    await database.drop();
    expect(said).toContain('EADDRINUSE');
    expect(code).toBe(1);
  });

  it('ends when its database may lose what it has acknowledged', async () => {
    const database = await createTestDatabase();
    const { code, said } = await end({
      ...environmentFor(database.url, 'http://127.0.0.1:9', 0),
      ALLOW_FSYNC_OFF: 'false',
    });
    await database.drop();
    expect(said).toContain('fsync is off');
    expect(code).toBe(1);
  });

  it('ends when its database is down, and does not tell the password', async () => {
    const url = `postgres://ledger:the-password@127.0.0.1:${await freePort()}/ledger`;
    const { code, said } = await end({ ...environmentFor(url, 'http://127.0.0.1:9', 0), LOG_LEVEL: 'debug' });
    expect(said).toContain('ECONNREFUSED');
    expect(said).not.toContain('the-password');
    expect(code).toBe(1);
  });
});
