import type { Pool, PoolClient } from 'pg';
import type { Projection } from '#libs/projections';

const ROWS_PER_STATEMENT = 2_000;

interface BareTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly key: string;
  /** Per statement, per column, the values as the driver takes them. */
  readonly batches: readonly (readonly (readonly (string | null)[])[])[];
}

/**
 * The rows that the read models ended with, in memory, to be written once more: by one statement per 2,000 rows and
 * nothing around it. No log is read, nothing is folded, no row is written twice, no checkpoint is kept.
 */
export async function rowsOfReadModels(pool: Pool, projections: readonly Projection[]): Promise<BareTable[]> {
  const tables: BareTable[] = [];
  for (const name of projections.flatMap((projection) => projection.tables)) {
    const columns = await pool.query<{ name: string; type: string }>(
      `SELECT attname AS name, format_type(atttypid, NULL) AS type FROM pg_attribute
        WHERE attrelid = $1::regclass AND attnum > 0 ORDER BY attnum`,
      [`rm.${name}`],
    );
    const key = await pool.query<{ key: string }>(
      `SELECT string_agg(attname, ', ' ORDER BY array_position(conkey, attnum)) AS key
         FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey)
        WHERE contype = 'p' AND conrelid = $1::regclass`,
      [`rm.${name}`],
    );
    const texts = columns.rows.map((column) => `${column.name}::text`).join(', ');
    const { rows } = await pool.query<(string | null)[]>({ text: `SELECT ${texts} FROM rm.${name}`, rowMode: 'array' });
    const batches = [];
    for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
      const batch = rows.slice(from, from + ROWS_PER_STATEMENT);
      batches.push(columns.rows.map((_, index) => batch.map((row) => row[index]!)));
    }
    tables.push({ name, columns: columns.rows, key: key.rows[0]!.key, batches });
  }
  return tables;
}

/** Seconds to write them into the empty tables of the same DDL, all tables at the same time, a connection for each. */
export async function writeBare(pool: Pool, tables: readonly BareTable[]): Promise<number> {
  const begun = performance.now();
  await Promise.all(
    tables.map(async (table) => {
      const client = await pool.connect();
      try {
        await client.query('SET synchronous_commit = off');
        await writeTable(client, table);
      } finally {
        await client.query('RESET synchronous_commit');
        client.release();
      }
    }),
  );
  return (performance.now() - begun) / 1000;
}

async function writeTable(client: PoolClient, { name, columns, key, batches }: BareTable): Promise<void> {
  const keys = key.split(', ');
  const updates = columns
    .filter((column) => !keys.includes(column.name))
    .map(({ name }) => `${name} = excluded.${name}`);
  const arrays = columns.map(({ type }, index) => `$${index + 1}::${type}[]`);
  const text = `INSERT INTO rm.${name} SELECT * FROM unnest(${arrays.join(', ')})
                ON CONFLICT (${key}) DO UPDATE SET ${updates.join(', ')}`;
  // An upsert counts as an update even where there is nothing to update, and the journal refuses updates.
  await client.query(`ALTER TABLE rm.${name} DISABLE TRIGGER USER`);
  for (const batch of batches) await client.query(text, batch as unknown[]);
}
