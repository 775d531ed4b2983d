import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(__dirname, '../../..');
const HOOK = join(ROOT, 'test/support/typescript-hook.cjs');
const COMMAND = ['--conditions=source', '-r', HOOK, join(ROOT, 'src/cli/main.ts')];
const run = promisify(execFile);

/**
 * Runs a command of the CLI from its sources, in a process of its own, beside an application.
 * @throws Error with `code`, `stdout` and `stderr` where the command ends with another status than 0
 */
export const runCli = (
  { environment }: { readonly environment: Readonly<Record<string, string>> },
  ...args: readonly string[]
): Promise<{ readonly stdout: string; readonly stderr: string }> =>
  run(process.execPath, [...COMMAND, ...args], { env: { PATH: process.env.PATH, ...environment } });
