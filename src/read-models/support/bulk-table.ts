import type { ProjectionTransaction } from '#libs/projections';
import { arrayLiteral } from './array-literal';

/** SQL type of a column, and its value of a row; of a `jsonb` column its text. */
export type Column<Row> = readonly [type: string, value: (row: Row) => unknown];

/**
 * Writes many rows by one statement: an array per column, unfolded by the server. A statement per row, or one parameter
 * per value, is an order of magnitude slower.
 */
export class BulkTable<Row> {
  private readonly columns: readonly Column<Row>[];
  private readonly insertSql: string;
  private readonly upsertSql: string;

  constructor(table: string, key: readonly string[], columns: Readonly<Record<string, Column<Row>>>) {
    const names = Object.keys(columns);
    this.columns = Object.values(columns);
    const arrays = this.columns.map(([type], index) =>
      type === 'jsonb' ? `jsonb_array_elements($${index + 1})` : `unnest($${index + 1}::${type}[])`,
    );
    this.insertSql = `INSERT INTO ${table} (${names.join(', ')}) SELECT * FROM ROWS FROM (${arrays.join(', ')})`;
    const updates = names.filter((name) => !key.includes(name)).map((name) => `${name} = excluded.${name}`);
    this.upsertSql = `${this.insertSql} ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${updates.join(', ')}`;
  }

  /** New rows only: one that is there already is an error of the database. */
  async insert(transaction: ProjectionTransaction, rows: readonly Row[]): Promise<void> {
    if (rows.length > 0) await transaction.query(this.insertSql, this.arraysOf(rows));
  }

  async upsert(transaction: ProjectionTransaction, rows: readonly Row[]): Promise<void> {
    if (rows.length > 0) await transaction.query(this.upsertSql, this.arraysOf(rows));
  }

  private arraysOf(rows: readonly Row[]): string[] {
    return this.columns.map(([type, value]) => {
      const values = rows.map(value);
      // JSON inside the text of an array would have to be escaped once more.
      return type === 'jsonb' ? `[${values.join(',')}]` : arrayLiteral(type, values);
    });
  }
}
