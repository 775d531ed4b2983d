import type { Position } from '../port';

/**
 * The node could not be reached, or did not answer a read in time, in all repeats. Nothing was changed; try again
 * later.
 */
export class StoreUnavailableError extends Error {
  constructor(what: string, reason: string, options?: { cause?: unknown }) {
    super(`${what} could not be served: ${reason}`, options);
    this.name = 'StoreUnavailableError';
  }
}

/**
 * The node answered no, and will say so again: missing rights, a deleted stream, a foreign position. Someone has to
 * look.
 */
export class StoreRefusedError extends Error {
  constructor(what: string, reason: string, options?: { cause?: unknown }) {
    super(`${what} was refused: ${reason}`, options);
    this.name = 'StoreRefusedError';
  }
}

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
