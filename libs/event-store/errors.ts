import type { ExpectedRevision, Position } from './port';

/** The stream does not stand where the decision was made: load again and decide again. */
export class ConcurrencyError extends Error {
  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    /** Last revision found, `no_stream` when the stream has no events. */
    readonly actual: ExpectedRevision,
  ) {
    super(`stream ${stream} stands at ${actual}, expected ${expected}`);
    this.name = 'ConcurrencyError';
  }
}

/** The store did not answer: the append may or may not be written. Safe to repeat with the same ids and revision. */
export class OutcomeUnknownError extends Error {
  constructor(
    readonly stream: string,
    reason: string,
    options?: { cause?: unknown },
  ) {
    super(`append to ${stream} has an unknown outcome: ${reason}`, options);
    this.name = 'OutcomeUnknownError';
  }
}

/** The queue of appends is full; nothing was written. Try again after a moment. */
export class OverloadedError extends Error {
  constructor(readonly queued: number) {
    super(`the event store is overloaded: ${queued} appends are waiting`);
    this.name = 'OverloadedError';
  }
}

/** The append itself is wrong: empty, too large, a bad name or not JSON. A defect of the caller; nothing was sent. */
export class InvalidAppendError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'InvalidAppendError';
  }
}

/** A subscription would start beyond the end of the log, as after a restore from an older backup, and skip events. */
export class CheckpointAheadError extends Error {
  constructor(
    readonly checkpoint: Position,
    readonly head: Position,
  ) {
    super(
      `the checkpoint ${checkpoint} lies beyond the end of the log at ${head}, as after a restore from an older backup: ` +
        'restore the newer log, or rebuild this consumer from position 0',
    );
    this.name = 'CheckpointAheadError';
  }
}

/** The store was closed; nothing was sent. */
export class StoreClosedError extends Error {
  constructor() {
    super('the event store is closed');
    this.name = 'StoreClosedError';
  }
}

/**
 * The store could not be reached, or did not answer a read in time, in all repeats. Nothing was changed; try again
 * later.
 */
export class StoreUnavailableError extends Error {
  constructor(what: string, reason: string, options?: { cause?: unknown }) {
    super(`${what} could not be served: ${reason}`, options);
    this.name = 'StoreUnavailableError';
  }
}

/**
 * The store answered no, and will say so again: missing rights, a deleted stream, a foreign position. Someone has to
 * look.
 */
export class StoreRefusedError extends Error {
  constructor(what: string, reason: string, options?: { cause?: unknown }) {
    super(`${what} was refused: ${reason}`, options);
    this.name = 'StoreRefusedError';
  }
}
