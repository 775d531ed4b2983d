import { CommanderError } from 'commander';
import { ConfigurationError } from '../config';
import { Unsuccessful } from './output';
import { createProgram } from './program';

/**
 * Runs one command line, as `process.argv` holds it. Answers the exit status: 0 done, 1 the work found something wrong,
 * 2 the call or the configuration is wrong.
 */
export async function execute(argv: readonly string[]): Promise<0 | 1 | 2> {
  try {
    await createProgram().parseAsync(argv);
    return 0;
  } catch (error) {
    if (error instanceof Unsuccessful) return 1;
    // Commander has said what is wrong, or has printed the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof ConfigurationError ? 2 : 1;
  }
}
