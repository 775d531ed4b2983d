import { OutcomeUnknownError, OverloadedError } from '../errors';
import { NotConnectedError, UnfitDatabaseError } from './errors';

/** What a failed call means for its appends. */
export interface Failure {
  /** The server may have committed before the answer was lost. */
  readonly mayBeWritten: boolean;
  /** The same call may succeed in a moment. */
  readonly passing: boolean;
}

/** Lock not available, statement timeout, rolled back, out of resources, or read-only for now (a failover). */
const ROLLED_BACK_FOR_NOW = /^(55P03|57014|40\w{3}|53\w{3}|25006)$/;
/** Connection exceptions, and a server that stops or restarts: it may have committed before it went. */
const CONNECTION_LOST = /^(08\w{3}|57P\w{2})$/;

/** SQLSTATEs: PostgreSQL documentation, appendix A. An error without one never came from the server. */
export function failureOf(error: unknown): Failure {
  if (error instanceof NotConnectedError) return { mayBeWritten: false, passing: true };
  if (error instanceof UnfitDatabaseError) return { mayBeWritten: false, passing: false };
  const state = sqlStateOf(error);
  if (state === undefined || CONNECTION_LOST.test(state)) return { mayBeWritten: true, passing: true };
  return { mayBeWritten: false, passing: ROLLED_BACK_FOR_NOW.test(state) };
}

/** Node's own errors have codes too (ECONNRESET), but only the server's have exactly five characters and a severity. */
function sqlStateOf(error: unknown): string | undefined {
  const { code, severity } = error as { code?: unknown; severity?: unknown };
  return typeof code === 'string' && severity !== undefined ? code : undefined;
}

/** The error for one append after the last try, by what is known about all tries. */
export function finalError(stream: string, queued: number, failure: Failure, cause: unknown): unknown {
  if (failure.mayBeWritten) return new OutcomeUnknownError(stream, 'the database did not answer', { cause });
  return failure.passing ? new OverloadedError(queued) : cause;
}
