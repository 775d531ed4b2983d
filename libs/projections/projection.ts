import type { EventFilter, RecordedEvent } from '#libs/event-store';

/**
 * The database as a projection sees it: parametrised statements inside the transaction that also moves the checkpoint.
 */
export interface ProjectionTransaction {
  query<Row extends object>(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]>;
}

/**
 * What happens to an event that cannot be projected. Declared by each projection, there is no default:
 * `stop`: the projection stands still before it and an operator is called; nothing is skipped where money is counted.
 * `hold`: it and all later events of its stream wait, other streams go on.
 * `park`: it alone is set aside.
 */
export type FailurePolicy = 'stop' | 'hold' | 'park';

/**
 * A read model: a function from events to rows. It never calls out, sends no command and reads no other projection, so
 * it can be built a second time beside the live one without anybody noticing.
 */
export interface Projection {
  readonly name: string;
  /** Raised whenever the rows change for the same events, or the tables do. A new version is built by a rebuild. */
  readonly version: number;
  /** Tables of this projection, in the order in which they are locked. */
  readonly tables: readonly string[];
  readonly filter?: EventFilter;
  readonly onFailure: FailurePolicy;
  /**
   * Creates tables, indexes and triggers, names unqualified: it runs with `search_path` set to the live schema or to
   * that of a rebuild. Functions belong in schema `ops` (`CREATE OR REPLACE`), as they outlive the switch between the
   * two.
   */
  readonly ddl: string;
  /**
   * Writes the rows of these events, which are in global order. Fold in memory and write one statement per table: row
   * by row is forty times slower (fact sheet "eventsourcing" 0.9). Rows may depend on the events only, never on the
   * size of the batch, the time or chance, or a rebuild would not give equal rows.
   */
  project(events: readonly RecordedEvent[], transaction: ProjectionTransaction): Promise<void>;
}
