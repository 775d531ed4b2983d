import type { Pool } from 'pg';

/** What one payment leaves behind, in the log and in the read models. */
const TABLES = ['es.event', 'rm.audit_event', 'rm.orders', 'rm.posting', 'rm.leg'].concat([
  'rm.receivable_order',
  'rm.receivable_item',
]);
const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})';
const DAYS = 90;

interface Column {
  readonly name: string;
  readonly type: string;
}

/**
 * Makes a log of many events out of a short one, with the rows that its read models would have: copy `c` of each row
 * names other ids, stands further on in the log and happened later. The last copy happened just now. Amounts repeat.
 */
export async function multiply(pool: Pool, copies: number): Promise<void> {
  const { rows } = await pool.query<{ events: string }>('SELECT max(position) AS events FROM es.event');
  const events = rows[0]!.events;
  for (const table of TABLES) {
    const columns = await columnsOf(pool, table);
    const names = columns.map(({ name }) => name).join(', ');
    const values = columns.map((column) => copied(column, events, copies)).join(', ');
    await pool.query(
      `INSERT INTO ${table} (${names}) SELECT ${values} FROM generate_series(1, ${copies}) c, ${table} ORDER BY c`,
    );
  }
  await pool.query('UPDATE ops.checkpoint SET position = (SELECT max(position) FROM es.event)');
  await pool.query(`VACUUM ANALYZE ${TABLES.join(', ')}`);
}

const columnsOf = async (pool: Pool, table: string): Promise<Column[]> =>
  (
    await pool.query<Column>(
      `SELECT attname AS name, atttypid::regtype::text AS type FROM pg_attribute
        WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
      [table],
    )
  ).rows;

function copied({ name, type }: Column, events: string, copies: number): string {
  if (name.endsWith('position')) return `${name} + c * ${events}`;
  // What was captured long ago has been paid out.
  if (name === 'settled') return `c < ${copies} OR settled`;
  if (type === 'timestamp with time zone') {
    return `${name} - (SELECT min(recorded_at) FROM es.event) + now() - (${copies} - c) * interval '${DAYS} days' / ${copies}`;
  }
  if (!['uuid', 'text', 'jsonb'].includes(type)) return name;
  return `regexp_replace(${name}::text, '${UUID}', left(md5(c::text), 8) || '\\1', 'g')::${type}`;
}
