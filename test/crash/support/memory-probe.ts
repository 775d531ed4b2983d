import { join } from 'node:path';
import type { LedgerProcess } from './ledger-process';

/** How a process is started that can be asked for its memory. */
export const TELLING_MEMORY = [
  '--expose-gc',
  '--require',
  join(__dirname, '../../../dist/test/crash/support/tells-memory.js'),
];
/** The word on which it tells. */
export const TELL_MEMORY = 'tell memory';

export interface Memory {
  /** What is still referred to: measured after whole collections, so it does not depend on when the engine collects. */
  readonly heapBytes: number;
  readonly residentBytes: number;
  /** The highest that the resident set ever was. */
  readonly residentPeakBytes: number;
}

/** Asks a process that was started with {@link TELLING_MEMORY}. */
export const memoryOf = async (ledger: LedgerProcess): Promise<Memory> => (await ledger.ask(TELL_MEMORY)) as Memory;
