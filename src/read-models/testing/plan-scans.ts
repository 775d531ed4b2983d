import type { DataSource } from 'typeorm';

/** What the tests read of a plan as `EXPLAIN (ANALYZE, FORMAT JSON)` tells it. */
interface Plan {
  readonly 'Index Name'?: string;
  readonly 'Relation Name'?: string;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}

/** How a table is got at: the index, none for a walk through the table, and how many rows are read and thrown away. */
export type Scan = readonly [index: string | undefined, removed: number];

interface Explained {
  readonly 'QUERY PLAN': readonly { readonly Plan: Plan }[];
}

export const EXPLAIN = 'EXPLAIN (ANALYZE, FORMAT JSON)';

/** The scans of a table that an explained statement made. */
export const scansOf = (table: string, [row]: readonly Explained[]): Scan[] =>
  row!['QUERY PLAN']
    .flatMap(({ Plan }) => nested(Plan))
    .filter((plan) => plan['Relation Name'] === table)
    .map((plan) => [plan['Index Name'], plan['Rows Removed by Filter'] ?? 0]);

const nested = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nested)];

/** How every statement that is asked while `work` goes on gets at a table. */
export async function scansDuring(
  dataSource: DataSource,
  table: string,
  work: () => Promise<unknown>,
): Promise<Scan[]> {
  const scans: Scan[] = [];
  const create = dataSource.createQueryRunner.bind(dataSource);
  const spy = jest.spyOn(dataSource, 'createQueryRunner').mockImplementation((mode) => {
    const runner = create(mode);
    const query = runner.query.bind(runner) as (...asked: unknown[]) => Promise<never>;
    runner.query = async (sql: string, parameters?: unknown, ...more: unknown[]) => {
      if (/^\s*SELECT/.test(sql)) scans.push(...scansOf(table, await query(`${EXPLAIN} ${sql}`, parameters)));
      return await query(sql, parameters, ...more);
    };
    return runner;
  });
  await work().finally(() => spy.mockRestore());
  return scans;
}
