import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface NodeProcess {
  readonly url: string;
  readonly pid: number;
  /** Milliseconds from the start of the process until it took requests. */
  readonly bootMs: number;
  /** Ends it as an operator would, and waits until it is gone. */
  stop(): Promise<void>;
}

/**
 * Runs a built file in a process of its own: a server under load must not share its processor time with who measures
 * it.
 */
export async function startProcess(file: string, environment: Readonly<Record<string, string>>): Promise<NodeProcess> {
  const port = await freePort();
  const begun = performance.now();
  const child = fork(file, {
    env: { PATH: process.env.PATH, ...environment, HOST: '127.0.0.1', PORT: String(port) },
    execArgv: (process.env.BENCH_NODE_OPTIONS ?? '').split(' ').filter(Boolean),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await readiness(child, file);
  const bootMs = performance.now() - begun;
  const stop = async (): Promise<void> => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  return { url: `http://127.0.0.1:${port}`, pid: child.pid!, bootMs, stop };
}

async function readiness(child: ChildProcess, file: string): Promise<void> {
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${file} ended before it was ready`);
  });
  await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => undefined);
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
