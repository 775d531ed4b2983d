import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { median } from '../load';
import type { BenchContext } from '../suite';

const CLI = join(__dirname, '..', '..', 'src', 'cli', 'main.js');
const LOOK_MS = 100;
const KIB_PER_MIB = 1_024;
const QUARTERS = [0, 1, 2, 3];

export interface Statement {
  readonly path: string;
  readonly megabytes: number;
  readonly entries: number;
}

export interface Imported extends Statement {
  /** From the start of the process to its end. */
  readonly seconds: number;
  /** Of these, until all had been read and found right. */
  readonly readSeconds: number;
  readonly peakMiB: number;
  /** Medians: while all was read, then of each quarter of the writing. */
  readonly readMiB: number;
  readonly writingMiB: readonly number[];
}

/** Takes a statement into an empty ledger, as an operator would at a terminal, and looks at the process meanwhile. */
export async function importStatement(context: BenchContext, statement: Statement): Promise<Imported> {
  const env = {
    PATH: process.env.PATH,
    DATABASE_URL: (await context.createDatabase()).url,
    MASTER_KEY: randomBytes(32).toString('base64'),
  };
  const parameters = ['settlements', 'import', statement.path, '--merchant', 'shop', '--yes', '--json'];
  const begun = Date.now();
  const child = spawn(process.execPath, [CLI, ...parameters], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const closed = once(child, 'close').then(() => true);
  const samples: { readonly at: number; readonly mib: number }[] = [];
  while (!(await Promise.race([closed, delay(LOOK_MS, false)]))) {
    samples.push({ at: Date.now(), mib: residentMiB(child.pid!) });
  }
  const ended = Date.now();
  const { bank_lines: lines, started_at: startedAt } = JSON.parse(said) as { bank_lines: number; started_at: string };
  if (lines !== statement.entries) throw new Error(`${lines} lines of ${statement.entries} were taken in`);
  const read = Date.parse(startedAt);
  const between = (from: number, to: number) =>
    median(samples.flatMap(({ at, mib }) => (at >= from && at < to ? mib : [])));
  const quarter = (ended - read) / QUARTERS.length;
  return {
    ...statement,
    seconds: (ended - begun) / 1_000,
    readSeconds: (read - begun) / 1_000,
    peakMiB: Math.max(...samples.map(({ mib }) => mib)),
    readMiB: between(begun, read),
    writingMiB: QUARTERS.map((n) => between(read + n * quarter, read + (n + 1) * quarter)),
  };
}

/** Zero for a process that has just ended. */
function residentMiB(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / KIB_PER_MIB;
  } catch {
    return 0;
  }
}
