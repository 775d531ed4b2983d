import 'reflect-metadata';
import { ConfigurationError } from './config';
import { runUntilSignal } from './run';

/** `npm start`. A wrong setting is told without a stack: it is for the operator, not for the developer. */
runUntilSignal().catch((error: unknown) => {
  const stack = error instanceof Error && !(error instanceof ConfigurationError) ? error.stack : undefined;
  process.stderr.write(`${stack ?? (error instanceof Error ? error.message : String(error))}\n`);
  process.exitCode = 1;
});
