import { pino } from 'pino';
import type { Logger } from 'pino';

/** JSON lines on standard output. Bodies, headers and addresses with queries are never logged. */
export const createLogger = (level: string): Logger =>
  pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['req.headers', 'headers', '*.secret', '*.token'],
  });
