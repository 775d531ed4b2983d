import type { EventStore } from '#libs/event-store';
import { checkProjection } from '#libs/projections';
import type { Projection, ProjectionLog } from '#libs/projections';
import type { Pool } from 'pg';
import { Findings } from './report';
import type { CheckResult } from './report';

/** Builds a read model a second time from the log and compares it row by row with the live one. */
export async function checkFoldOfLog(
  projection: Projection,
  { pool, store, log }: { pool: Pool; store: EventStore; log: ProjectionLog },
  onProgress: (done: number) => void,
): Promise<CheckResult> {
  const findings = new Findings(`rows-of-${projection.name}`, 'every row is what the log gives');
  const report = await checkProjection(projection, { pool, store, log, onProgress: ({ done }) => onProgress(done) });
  for (const { table, onlyLive, onlyRebuilt, liveRows, rebuiltRows } of report.differences) {
    findings.add(`${table} has ${liveRows} rows, the log gives ${rebuiltRows}`);
    for (const row of onlyLive) findings.add(`${table}: not of the log: ${row}`);
    for (const row of onlyRebuilt) findings.add(`${table}: missing: ${row}`);
  }
  return findings.result(report.tables.reduce((rows, table) => rows + table.rows, 0));
}
