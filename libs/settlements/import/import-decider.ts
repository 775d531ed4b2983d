import { accept, reject } from '#libs/decider';
import type { Decider, DomainEvent } from '#libs/decider';
import { eventSchema } from '#libs/payments';
import type { EventVersions } from '#libs/payments';

export type ImportFormat = 'report.json' | 'report.csv' | 'camt.053' | 'provider';

/** A file was checked whole and is right; what is in it is being written. */
export type ImportStarted = DomainEvent<
  'ImportStarted',
  {
    readonly importId: string;
    readonly merchantId: string;
    /** What kind of file it is. */
    readonly format: ImportFormat;
    /** Of the bytes: the same file is imported once. */
    readonly sha256: string;
    /** Its length. */
    readonly bytes: number;
    readonly startedAt: string;
  }
>;
export type ImportCompleted = DomainEvent<
  'ImportCompleted',
  {
    /** How many were in it. */
    readonly payouts: number;
    /** How many lines they had. */
    readonly payoutLines: number;
    /** How many lines of the bank were in it. */
    readonly bankLines: number;
    /** Of these, known already from another file. */
    readonly known: number;
    /**
     * Of the lines known: those without a reference of the bank for which the statements do not tell whether a booking
     * is shown again or is another one. Absent where there is none.
     */
    readonly presumed?: number;
    /** Of the payouts of an account that several merchants share, how many are in the books of others. */
    readonly leftToOthers?: number;
    readonly completedAt: string;
  }
>;
export type ImportEvent = ImportStarted | ImportCompleted;

export interface ImportState {
  readonly started?: ImportStarted['data'];
  readonly completed?: ImportCompleted['data'];
}

export type ImportCommand =
  | { readonly type: 'Start'; readonly file: Omit<ImportStarted['data'], 'startedAt'> }
  | { readonly type: 'Complete'; readonly counts: Omit<ImportCompleted['data'], 'completedAt'> };

export type ImportRefusal = { readonly code: 'not_found' };

/**
 * A file of a provider or a bank, one stream `import-<id>` named by its content. One that was started and not completed
 * is gone through again: every line has a stream of its own, so what is there already stays as it is.
 */
export const importDecider: Decider<ImportState, ImportCommand, ImportEvent, ImportRefusal> = {
  category: 'import',
  initial: {},
  decide: ({ started, completed }, command, { now }) => {
    if (command.type === 'Start') {
      const data = { ...command.file, startedAt: now.toISOString() };
      return started ? accept() : accept({ type: 'ImportStarted', data });
    }
    if (!started) return reject({ code: 'not_found' });
    const data = { ...command.counts, completedAt: now.toISOString() };
    return completed ? accept() : accept({ type: 'ImportCompleted', data });
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'ImportStarted':
        return { ...state, started: event.data };
      case 'ImportCompleted':
        return { ...state, completed: event.data };
      default:
        return state;
    }
  },
  assertInvariants: ({ started, completed }) => {
    if (completed && !started) throw new Error('an import was completed that never was started');
  },
};

export const importEventVersions: EventVersions<ImportEvent['type']> = { ImportStarted: [], ImportCompleted: [] };

export const importEventSchema = eventSchema<ImportEvent>(importEventVersions);
