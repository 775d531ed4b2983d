import type { EventStore } from '#libs/event-store';
import { inTransaction } from '#libs/projections';
import type { ProjectionLog } from '#libs/projections';
import type { ClientBase, Pool } from 'pg';
import { projections } from '../projections';
import { checkBooks } from './book-checks';
import { checkFoldOfLog } from './fold-of-log';
import { checkLogOrder } from './log-order';
import { tellHead } from './on-its-way';
import { checkOrderBooks } from './order-books';
import { checkReceivables } from './receivables';
import type { CheckResult, VerifyProgress, VerifyReport } from './report';

export interface VerifyOptions {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly log: ProjectionLog;
  readonly onProgress?: (progress: VerifyProgress) => void;
}

/**
 * Asks the running system whether it is coherent: the log in order, every row the fold of the log, the books balanced
 * in every way there is, and each order's books what its state calls for. Reads only; the system goes on meanwhile.
 */
export async function verify({ pool, store, log, onProgress = () => undefined }: VerifyOptions): Promise<VerifyReport> {
  const startedAt = performance.now();
  const telling = (check: string) => (done: number) => onProgress({ check, done });
  const position = await store.head();
  const order = await checkLogOrder(store, position, telling('log-order'));
  const checks: CheckResult[] = [order];
  for (const projection of projections) {
    checks.push(await checkFoldOfLog(projection, { pool, store, log }, telling(`rows-of-${projection.name}`)));
  }
  await inSnapshot(pool, async (snapshot) => {
    await tellHead(snapshot, store);
    checks.push(...(await checkBooks(snapshot, telling('books'))));
    checks.push(await checkReceivables(snapshot));
    checks.push(await checkOrderBooks(snapshot, telling('orders-and-books')));
  });
  const seconds = (performance.now() - startedAt) / 1000;
  return { ok: checks.every(({ ok }) => ok), position, events: order.looked, seconds, checks };
}

const inSnapshot = (pool: Pool, work: (snapshot: ClientBase) => Promise<void>): Promise<void> =>
  inTransaction(pool, work, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
