import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { open, rename, stat } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import type { Account } from './account';
import type { Binaries } from './binaries';
import { launcherArguments } from './former-server';
import type { Layout } from './layout';
import type { ServerSettings } from './settings';
import { SERVER_ENVIRONMENT, settingArguments } from './settings';

const LOG_LIMIT_BYTES = 10_000_000;

/**
 * Becomes the server by exec, after leaving a watchdog behind that belongs to nobody: it blocks on descriptor 3, the
 * pipe from this process. A line means that the server is gone; the end of the pipe without one means that this process
 * died, however it died, and the server is told to shut down fast. Nothing else here stops the server on exit, so the
 * application can query it to its last moment.
 */
const WATCHDOG = '( ( read -r line <&3 || kill -INT $$ ) & ); exec "$@" 3<&-';

export interface ServerProcess {
  readonly pid: number;
  /** Resolves when the process has ended: true if it shut down in order, whoever asked it to. */
  readonly exited: Promise<boolean>;
  readonly hasExited: () => boolean;
  /** What the server logged since this process was started. */
  readonly output: () => Promise<string>;
  /** Fast shutdown: sessions end, a checkpoint is written; resolves when the process is gone. */
  readonly stop: () => Promise<void>;
}

export async function spawnServer(
  binaries: Binaries,
  layout: Layout,
  account: Account | undefined,
  port: number,
  settings: ServerSettings,
): Promise<ServerProcess> {
  await rotateLog(layout.log);
  const log = await open(layout.log, 'a', 0o600);
  try {
    const { size } = await log.stat();
    const serverArguments = ['-D', layout.cluster, ...settingArguments(port, settings), ...(await launcherArguments())];
    const child = spawn('/bin/sh', ['-c', WATCHDOG, 'sh', binaries.postgres, ...serverArguments], {
      ...account,
      cwd: layout.cluster,
      env: SERVER_ENVIRONMENT,
      // A file, not a pipe: a server must never wait for its log's reader. Detached: Ctrl-C is the application's to
      // handle.
      stdio: ['ignore', log.fd, log.fd, 'pipe'],
      detached: true,
    });
    return await supervised(child, () => text(createReadStream(layout.log, { start: size })));
  } finally {
    await log.close();
  }
}

async function supervised(child: ChildProcess, output: () => Promise<string>): Promise<ServerProcess> {
  const watchdog = child.stdio[3] as Writable & { unref(): void };
  watchdog.on('error', () => undefined);
  let ended = false;
  const exited = new Promise<boolean>((resolve) => {
    child.once('exit', (code) => {
      ended = true;
      watchdog.end('\n');
      resolve(code === 0);
    });
  });
  await new Promise<void>((resolve, reject) => child.once('spawn', resolve).once('error', reject));
  // A program that has nothing else to do may end; the watchdog then stops the server.
  child.unref();
  watchdog.unref();
  const stop = async (): Promise<void> => {
    if (!ended) child.kill('SIGINT');
    child.ref();
    await exited;
  };
  return { pid: child.pid!, exited, hasExited: () => ended, output, stop };
}

/** False when the process ended before it accepted connections. The text is that of the C locale, see settings.ts. */
export async function becomesReady(server: ServerProcess): Promise<boolean> {
  const ready = `[${server.pid}] LOG:  database system is ready to accept connections`;
  while (!server.hasExited()) {
    if ((await server.output()).includes(ready)) return true;
    await delay(10);
  }
  return false;
}

async function rotateLog(path: string): Promise<void> {
  const size = await stat(path).then(
    (file) => file.size,
    () => 0,
  );
  if (size > LOG_LIMIT_BYTES) await rename(path, `${path}.1`);
}
