import { CommanderError } from 'commander';
import { ConfigurationError } from '../config';
import { failureLines, failureOf } from './failure';
import type { Failure } from './failure';
import { Unsuccessful } from './output';
import { createProgram } from './program';

/**
 * Runs one command line, as `process.argv` holds it. Answers the exit status: 0 done, 1 the work found something wrong,
 * 2 the call or the configuration is wrong. With `--json` a failure is a document, too.
 */
export async function execute(argv: readonly string[]): Promise<0 | 1 | 2> {
  const tellScript = (error: Failure): void => {
    if (argv.includes('--json')) process.stdout.write(`${JSON.stringify({ error }, undefined, 2)}\n`);
  };
  try {
    await createProgram().parseAsync(argv);
    return 0;
  } catch (error) {
    if (error instanceof Unsuccessful) return 1;
    if (error instanceof CommanderError) {
      // Commander has said what is wrong, or has printed the help that was asked for.
      if (error.exitCode === 0) return 0;
      tellScript({ code: 'usage', detail: error.message.replace(/^error: /, '') });
      return 2;
    }
    const failure = failureOf(error);
    tellScript(failure);
    process.stderr.write(`${failureLines(failure).join('\n')}\n`);
    return error instanceof ConfigurationError ? 2 : 1;
  }
}
