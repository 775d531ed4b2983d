import type { Position } from '../port';

export { StoreRefusedError, StoreUnavailableError } from '../errors';

/**
 * An event in a stream of the ledger that no ledger wrote. It is not skipped: what cannot be read cannot be left out of
 * a sum.
 */
export class UnreadableEventError extends Error {
  constructor(
    readonly stream: string,
    readonly revision: bigint,
    readonly position: Position | undefined,
    reason: string,
  ) {
    super(`event ${revision} of ${stream} at position ${position ?? 'unknown'} cannot be read: ${reason}`);
    this.name = 'UnreadableEventError';
  }
}

/** No answer within our own time limit: most calls of the client have none (rule 3). */
export class NoAnswerError extends Error {
  constructor(what: string, milliseconds: number) {
    super(`${what}: no answer within ${milliseconds} ms`);
    this.name = 'NoAnswerError';
  }
}
