import { pino } from 'pino';
import type { Logger } from 'pino';

const STANDARD_OUTPUT = 1;
const STANDARD_ERROR = 2;

/** JSON lines on standard output. Bodies, headers and addresses with queries are never logged. */
export const createLogger = (level: string, to: number = STANDARD_OUTPUT): Logger =>
  pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ['req.headers', 'headers', '*.secret', '*.token'],
    },
    pino.destination(to),
  );

/** Of a program whose standard output is its result: errors alone, on standard error. */
export const createErrorLogger = (): Logger => createLogger('error', STANDARD_ERROR);
