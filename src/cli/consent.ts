import { userInfo } from 'node:os';
import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { Unsuccessful } from './output';
import type { Output } from './output';

/** Given with every command that changes money or history, or does what cannot be taken back. */
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

/** Puts a question to the person in front of the terminal. */
export type Ask = (question: string) => Promise<string>;

/**
 * Whether to go on. A person on a terminal is asked; a script has to have said `--yes`.
 * @throws Unsuccessful where nobody has agreed
 */
export async function agreed(
  output: Output,
  { yes, dryRun }: ConsentOptions,
  { would, data }: Plan,
  ask: Ask | undefined = terminal(output),
): Promise<boolean> {
  if (dryRun) {
    output.result({ ...data, done: false, dry_run: true }, [`Would ${would}.`]);
    return false;
  }
  if (yes) return true;
  if (!ask) {
    const advice = 'Nothing was done: there is no terminal to ask on. Add --yes to do it.';
    output.result({ ...data, done: false, dry_run: false, needs: '--yes' }, [`Would ${would}. ${advice}`]);
    throw new Unsuccessful();
  }
  if (/^y(es)?$/i.test((await ask(`This will ${would}. Go on? [y/N] `)).trim())) return true;
  output.note('Nothing was done.');
  throw new Unsuccessful();
}

/** Undefined where nobody sits in front of it. Who asks for JSON is a script, wherever it runs. */
function terminal({ json }: Output): Ask | undefined {
  if (json || !process.stdin.isTTY || !process.stderr.isTTY) return undefined;
  return async (question) => {
    const lines = createInterface({ input: process.stdin, output: process.stderr });
    try {
      return await lines.question(question);
    } finally {
      lines.close();
    }
  };
}

/** Who did it, for the log. */
export const operator = (): string => `cli:${userInfo().username}`;
