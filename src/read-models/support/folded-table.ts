import type { ProjectionTransaction } from '#libs/projections';
import { BulkTable } from './bulk-table';
import type { Column } from './bulk-table';
import type { FoldedStream } from './fold-batch';
import { StateCache } from './state-cache';
import { stateFromJson, stateToJson } from './state-json';

const CACHED_STREAMS = 5_000;

interface StoredStream {
  readonly id: string;
  readonly state: unknown;
  readonly revision: number;
  readonly position: string;
  readonly created_position: string;
  readonly created_at: Date;
  readonly updated_at: Date;
}

/** Columns that every table of folded streams has beside its own. */
export const FOLDED_COLUMNS = `
  revision         integer NOT NULL,
  position         bigint NOT NULL,
  created_position bigint NOT NULL,
  created_at       timestamptz NOT NULL,
  updated_at       timestamptz NOT NULL,
  state            jsonb NOT NULL`;

/** A table with one row per stream: its folded state, and columns taken from it to search by. */
export class FoldedTable<State> {
  private readonly cache = new StateCache<State>(CACHED_STREAMS);
  private readonly rows: BulkTable<FoldedStream<State>>;

  constructor(
    private readonly table: string,
    private readonly key: string,
    columns: Readonly<Record<string, Column<FoldedStream<State>>>>,
  ) {
    this.rows = new BulkTable(table, [key], {
      [key]: ['uuid', ({ id }) => id],
      ...columns,
      revision: ['integer', ({ revision }) => revision],
      position: ['bigint', ({ position }) => position.toString()],
      created_position: ['bigint', ({ createdPosition }) => createdPosition.toString()],
      created_at: ['timestamptz', ({ createdAt }) => createdAt],
      updated_at: ['timestamptz', ({ updatedAt }) => updatedAt],
      state: ['jsonb', ({ state }) => stateToJson(state)],
    });
  }

  /** The stored streams among these; their states are read and parsed only where they are not at hand. */
  async load(transaction: ProjectionTransaction, ids: readonly string[]): Promise<FoldedStream<State>[]> {
    if (ids.length === 0) return [];
    const known = await transaction.query<{ id: string; revision: number }>(
      `SELECT ${this.key} AS id, revision FROM ${this.table} WHERE ${this.key} = ANY ($1::uuid[])`,
      [ids],
    );
    const found: FoldedStream<State>[] = [];
    const missing: string[] = [];
    for (const { id, revision } of known) {
      const cached = this.cache.get(id, revision);
      if (cached) found.push(cached);
      else missing.push(id);
    }
    if (missing.length === 0) return found;
    const stored = await transaction.query<StoredStream>(
      `SELECT ${this.key} AS id, state, revision, position, created_position, created_at, updated_at
         FROM ${this.table} WHERE ${this.key} = ANY ($1::uuid[])`,
      [missing],
    );
    return [...found, ...stored.map((row) => toFolded<State>(row))];
  }

  async save(transaction: ProjectionTransaction, streams: readonly FoldedStream<State>[]): Promise<void> {
    await this.rows.upsert(transaction, streams);
    for (const stream of streams) this.cache.remember(stream);
  }
}

const toFolded = <State>(row: StoredStream): FoldedStream<State> => ({
  id: row.id,
  state: stateFromJson<State>(row.state),
  revision: row.revision,
  position: BigInt(row.position),
  createdPosition: BigInt(row.created_position),
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});
