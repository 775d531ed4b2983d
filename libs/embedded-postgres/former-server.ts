import { readFile, rename, rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { DataDirectoryInUseError, EmbeddedPostgresError } from './errors';
import type { Layout } from './layout';
import { commandLine, isAlive, isZombie, processIdentity } from './process-table';

const LAUNCHER_SETTING = 'countinghouse.launcher';
const POSTGRES = /(^|\/)postgres( |$)/;
const ORPHAN_STOP_TIMEOUT_MS = 60_000;

/**
 * The launcher's identity travels on the server's own command line: it appears and vanishes with the process,
 * so it can never be out of date as a file beside it could.
 */
export async function launcherArguments(): Promise<string[]> {
  return ['-c', `${LAUNCHER_SETTING}=${await processIdentity(process.pid)}`];
}

/**
 * Deals with what an earlier start left: a server whose program died is stopped cleanly; a pid file whose number
 * belongs to something else by now, or to a dead process that nobody has reaped, is removed (PostgreSQL would take
 * either for a running server).
 * @throws DataDirectoryInUseError when the program that started the running server is alive
 */
export async function settleFormerServer(layout: Layout, onProgress: (message: string) => void): Promise<void> {
  const pid = await readServerPid(layout.pidFile);
  if (pid === undefined || !isAlive(pid)) return;
  const command = await commandLine(pid);
  if (command === undefined ? await isZombie(pid) : !POSTGRES.test(command)) {
    await removePidFile(layout.pidFile, pid);
    return;
  }
  const launcher = launcherOf(command);
  const orphaned = launcher !== undefined && (await processIdentity(launcher.pid)) !== launcher.identity;
  if (!orphaned || !command?.includes(layout.cluster)) {
    throw new DataDirectoryInUseError(layout.dataDirectory, pid, launcher?.pid);
  }
  onProgress(`Stopping the PostgreSQL server ${pid} that an earlier run left behind`);
  await stopOrphan(pid);
}

/** The server of this directory while the program that started it is alive; undefined when none is in use. */
export async function serverInUse(layout: Layout): Promise<number | undefined> {
  const pid = await readServerPid(layout.pidFile);
  if (pid === undefined || !isAlive(pid)) return undefined;
  const command = await commandLine(pid);
  const launcher = launcherOf(command);
  const running = launcher !== undefined && (await processIdentity(launcher.pid)) === launcher.identity;
  return running && command?.includes(layout.cluster) ? pid : undefined;
}

/** For the loser of a race: who has the directory now. */
export async function inUseError(layout: Layout): Promise<DataDirectoryInUseError> {
  const pid = await readServerPid(layout.pidFile);
  const command = pid === undefined ? undefined : await commandLine(pid);
  return new DataDirectoryInUseError(layout.dataDirectory, pid, launcherOf(command)?.pid);
}

/** Moves the file away before judging it again: meanwhile another start may have put its own there. */
async function removePidFile(pidFile: string, judged: number): Promise<void> {
  const aside = `${pidFile}.${process.pid}`;
  await rename(pidFile, aside);
  if ((await readServerPid(aside)) === judged) await rm(aside);
  else await rename(aside, pidFile);
}

/** First line of postmaster.pid. */
export async function readServerPid(pidFile: string): Promise<number | undefined> {
  const text = await readFile(pidFile, 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return pid > 0 ? pid : undefined;
}

function launcherOf(command: string | undefined): { identity: string; pid: number } | undefined {
  const identity = new RegExp(`${LAUNCHER_SETTING}=(\\S+)`).exec(command ?? '')?.[1];
  return identity === undefined ? undefined : { identity, pid: Number.parseInt(identity, 10) };
}

/** SIGINT is PostgreSQL's fast shutdown: sessions end, a checkpoint is written. */
async function stopOrphan(pid: number): Promise<void> {
  process.kill(pid, 'SIGINT');
  const deadline = performance.now() + ORPHAN_STOP_TIMEOUT_MS;
  while (await processIdentity(pid)) {
    if (performance.now() > deadline) {
      throw new EmbeddedPostgresError(`The PostgreSQL server ${pid} of an earlier run does not stop. Stop it by hand.`);
    }
    await delay(20);
  }
}
