import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** True also for processes of other users (EPERM means that it exists). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The arguments of a running process; undefined when it is gone or the system does not tell. */
export async function commandLine(pid: number): Promise<string | undefined> {
  const text =
    process.platform === 'linux'
      ? await readFile(`/proc/${pid}/cmdline`, 'utf8').then((raw) => raw.replaceAll('\0', ' '), nothing)
      : await ps(pid, 'args=');
  return text?.trim() ? text : undefined;
}

/**
 * Identifies a process beyond its number, which the system gives out again: number and start time.
 * Undefined when the process is gone.
 */
export async function processIdentity(pid: number): Promise<string | undefined> {
  const started = process.platform === 'linux' ? await linuxStartTicks(pid) : await ps(pid, 'lstart=');
  return started === undefined ? undefined : `${pid}.${started.trim().replaceAll(/\W+/g, '-')}`;
}

/** Dead, but its parent has not asked for its exit status: signal 0 still finds it. */
export async function isZombie(pid: number): Promise<boolean> {
  const state = process.platform === 'linux' ? (await linuxStat(pid))?.state : await ps(pid, 'stat=');
  return state?.startsWith('Z') ?? false;
}

async function linuxStartTicks(pid: number): Promise<string | undefined> {
  const stat = await linuxStat(pid);
  return stat?.state === 'Z' ? undefined : stat?.startTicks;
}

/** Fields 3 and 22 of /proc/<pid>/stat (proc(5)); the second field may itself contain blanks and parentheses. */
async function linuxStat(pid: number): Promise<{ state?: string; startTicks?: string } | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(nothing);
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields && { state: fields[0], startTicks: fields[19] };
}

function ps(pid: number, column: string): Promise<string | undefined> {
  return run('ps', ['-o', column, '-p', String(pid)], { env: { PATH: process.env.PATH, LC_ALL: 'C' } }).then(
    ({ stdout }) => stdout,
    nothing,
  );
}

function nothing(): undefined {
  return undefined;
}
