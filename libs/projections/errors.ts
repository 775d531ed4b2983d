import type { RecordedEvent } from '#libs/event-store';

/** Another runner moved the checkpoint or took the lease: what this one was about to write is rolled back. */
export class LostLeaseError extends Error {
  constructor(readonly checkpoint: string) {
    super(`${checkpoint} is not held by this runner any more`);
    this.name = 'LostLeaseError';
  }
}

/** An event that a projection cannot apply, where nothing may be skipped. All before it are applied. */
export class PoisonEventError extends Error {
  constructor(
    readonly projection: string,
    readonly event: RecordedEvent,
    cause: unknown,
  ) {
    super(`${event.type} ${event.id}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'PoisonEventError';
  }
}

/**
 * A rebuild at the same version gave other rows than the live tables hold: one of the two is wrong, so nothing was
 * switched.
 */
export class RebuildDifferenceError extends Error {
  constructor(
    readonly projection: string,
    readonly differences: readonly TableDifference[],
  ) {
    super(`rebuild of ${projection} differs from the live tables ${differences.map((d) => d.table).join(', ')}`);
    this.name = 'RebuildDifferenceError';
  }
}

export interface TableDifference {
  readonly table: string;
  readonly liveRows: number;
  readonly rebuiltRows: number;
  /** Some of the rows that stand on one side only, as JSON text. */
  readonly onlyLive: readonly string[];
  readonly onlyRebuilt: readonly string[];
}

/** The rebuild cannot go on: another one runs, or the live projection does not stand still. */
export class RebuildRefusedError extends Error {
  constructor(projection: string, reason: string) {
    super(`rebuild of ${projection} refused: ${reason}`);
    this.name = 'RebuildRefusedError';
  }
}
