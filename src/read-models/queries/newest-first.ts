import type { Folded } from '#libs/command-shell';
import type { DataSource, EntityTarget, SelectQueryBuilder } from 'typeorm';
import type { FoldedRow } from '../support/folded-row';
import { toFolded } from './folded';
import { pageOf, parseTimeKey, timeKey } from './page';
import type { Page, PageRequest } from './page';

/** Rows whose columns have these values. What is undefined filters nothing. */
export function rowsWith<Row extends FoldedRow>(
  database: DataSource,
  entity: EntityTarget<Row>,
  values: { readonly [Column in keyof Row]?: Row[Column] | undefined },
): SelectQueryBuilder<Row> {
  const query = database.getRepository(entity).createQueryBuilder('r');
  for (const [column, value] of Object.entries<unknown>(values))
    if (value !== undefined) query.andWhere(`r.${column} = :${column}`, { [column]: value });
  return query;
}

/** A page of the streams that were folded into these rows, by the time at which each began. */
export async function newestFirst<Row extends FoldedRow, State>(
  query: SelectQueryBuilder<Row>,
  { after, limit }: PageRequest,
  streamOf: (row: Row) => string,
): Promise<Page<Folded<State>>> {
  const row = query.alias;
  if (after !== undefined)
    query.andWhere(`(${row}.createdAt, ${row}.createdPosition) < (:at, :position)`, parseTimeKey(after));
  const rows = await query
    .orderBy(`${row}.createdAt`, 'DESC')
    .addOrderBy(`${row}.createdPosition`, 'DESC')
    .limit(limit + 1)
    .getMany();
  return pageOf(
    rows,
    limit,
    ({ createdAt, createdPosition }) => timeKey(createdAt, createdPosition),
    (one) => toFolded<State>(streamOf(one), one),
  );
}
