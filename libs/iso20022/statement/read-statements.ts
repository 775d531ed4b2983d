import type { XmlLimits } from '../xml/limits';
import { XML_LIMITS } from '../xml/limits';
import { readRecords } from '../xml/read-records';
import type { XmlSource } from '../xml/source';
import type { StatementLimits } from './fold';
import { StatementFold } from './fold';
import type { FileTotals, StatementItem } from './model';
import { STATEMENT_SHAPES } from './shape';

export interface ReadStatementsOptions {
  readonly limits?: Partial<XmlLimits & StatementLimits>;
  /** Called after every 64 KiB at most. */
  readonly onProgress?: (progress: ReadProgress) => void;
}

export interface ReadProgress {
  /** Of the source, read so far: against the file's size this is the share done. */
  readonly bytes: number;
  readonly entries: number;
}

/** A year of a busy account in one file, and the largest batch that banks are known to book as one entry. */
export const STATEMENT_LIMITS: XmlLimits & StatementLimits = {
  ...XML_LIMITS,
  entries: 5_000_000,
  detailsPerEntry: 100_000,
};

/**
 * Reads camt.053.001.02 or .04, whichever its namespace says, in memory that does not grow with the file. Items come
 * while the file is read, so they are *provisional* until `complete`, which is always the last: an importer keeps them
 * aside (a transaction, a staging table) until then, or reads the file twice (`checkStatements` first).
 * @throws DocumentRefusedError at the first thing that is wrong, also if that is the last byte
 */
export async function* readStatements(
  source: XmlSource,
  options: ReadStatementsOptions = {},
): AsyncGenerator<StatementItem> {
  const limits = { ...STATEMENT_LIMITS, ...options.limits };
  const fold = new StatementFold(limits);
  yield* readRecords(source, STATEMENT_SHAPES, limits, {
    record: (...args) => fold.record(...args),
    take: () => fold.take(),
    end: (bytes) => fold.end(bytes),
    progress: (bytes) => options.onProgress?.({ bytes, entries: fold.entries }),
  });
}

/** The first of two readings: all checks, nothing kept. @throws DocumentRefusedError */
export async function checkStatements(source: XmlSource, options?: ReadStatementsOptions): Promise<FileTotals> {
  for await (const item of readStatements(source, options)) if (item.type === 'complete') return item.totals;
  throw new Error('a reading ends with `complete` or throws');
}
