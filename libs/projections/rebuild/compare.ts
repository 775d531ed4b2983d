import type { ClientBase } from 'pg';
import type { TableDifference } from '../errors';
import { quoteIdentifier } from '../identifiers';

export interface TableDigest {
  readonly table: string;
  readonly rows: number;
  /** Hash of all rows, whatever their order on disk. */
  readonly digest: string;
}

export interface Comparison {
  /** Of the rebuilt tables. */
  readonly digests: readonly TableDigest[];
  readonly differences: readonly TableDifference[];
}

const EXAMPLES_MAX = 10;

/**
 * Rows and hash of a table: whole rows, sorted inside 256 buckets, so that no value grows with the table's size
 * squared.
 */
async function digestTable(client: ClientBase, schema: string, table: string): Promise<TableDigest> {
  const from = `${quoteIdentifier(schema)}.${quoteIdentifier(table)}`;
  const { rows } = await client.query<{ rows: string; digest: string }>(
    `SELECT coalesce(sum(rows), 0) AS rows, md5(coalesce(string_agg(hash, '' ORDER BY bucket), '')) AS digest
       FROM (SELECT left(row_hash, 2) AS bucket, count(*) AS rows, md5(string_agg(row_hash, '' ORDER BY row_hash)) AS hash
               FROM (SELECT md5(t::text) AS row_hash FROM ${from} t) hashed
              GROUP BY 1) buckets`,
  );
  return { table, rows: Number(rows[0]!.rows), digest: rows[0]!.digest };
}

/** Compares the tables of two schemas inside one snapshot; for those that differ, shows some of the rows. */
export async function compareTables(
  client: ClientBase,
  live: string,
  rebuilt: string,
  tables: readonly string[],
): Promise<Comparison> {
  const differences: TableDifference[] = [];
  const digests: TableDigest[] = [];
  for (const table of tables) {
    const left = await digestTable(client, live, table);
    const right = await digestTable(client, rebuilt, table);
    digests.push(right);
    if (left.digest === right.digest) continue;
    differences.push({
      table,
      liveRows: left.rows,
      rebuiltRows: right.rows,
      onlyLive: await onlyIn(client, live, rebuilt, table),
      onlyRebuilt: await onlyIn(client, rebuilt, live, table),
    });
  }
  return { digests, differences };
}

async function onlyIn(client: ClientBase, one: string, other: string, table: string): Promise<readonly string[]> {
  const rowsOf = (schema: string) =>
    `SELECT to_jsonb(t)::text AS row FROM ${quoteIdentifier(schema)}.${quoteIdentifier(table)} t`;
  const { rows } = await client.query<{ row: string }>(
    `${rowsOf(one)} EXCEPT ALL ${rowsOf(other)} ORDER BY row LIMIT ${EXAMPLES_MAX}`,
  );
  return rows.map(({ row }) => row);
}
