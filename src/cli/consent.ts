import { userInfo } from 'node:os';
import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { Unsuccessful } from './output';
import type { Output } from './output';

/** Given with every command that changes money or history. */
export interface ConsentOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

export const withConsent = (command: Command): Command =>
  command
    .option('--yes', 'do it without asking; scripts need it')
    .option('--dry-run', 'say what it would do, and do nothing');

export interface Plan {
  /** Completes "Would …". */
  readonly would: string;
  /** What a script is told of it. */
  readonly data: object;
}

/**
 * Whether to go on. A person on a terminal is asked; a script has to have said `--yes`.
 * @throws Unsuccessful where nobody has agreed
 */
export async function agreed(output: Output, { yes, dryRun }: ConsentOptions, plan: Plan): Promise<boolean> {
  if (yes && !dryRun) return true;
  if (!dryRun && !output.json && process.stdin.isTTY && process.stderr.isTTY) {
    if (await asked(plan)) return true;
    throw new Unsuccessful();
  }
  const advice = dryRun ? '' : ' Add --yes to do it.';
  output.result({ ...plan.data, done: false, dry_run: true }, [`Would ${plan.would}.${advice}`]);
  if (dryRun) return false;
  throw new Unsuccessful();
}

async function asked({ would }: Plan): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question(`This will ${would}. Go on? [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}

/** Who did it, for the log. */
export const operator = (): string => `cli:${userInfo().username}`;
