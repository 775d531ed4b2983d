import { oneAfterAnother } from '#libs/projections';
import type { Pool } from 'pg';
import { matchingOf } from '../../../src/reconciliation/decide-in-turn';
import type { Answer } from '../../support/api-client';
import { waitFor } from '../../support/wait-for';

/** Asks while a run has the money of the shop in hand: the answer has to wait for its end. */
export async function whileMatching(pool: Pool, ask: () => Promise<Answer>): Promise<Answer> {
  const waiting = `SELECT 1 FROM pg_locks JOIN pg_database ON pg_database.oid = database
                    WHERE locktype = 'advisory' AND NOT granted AND datname = current_database()`;
  const { answer } = await oneAfterAnother(pool, matchingOf('shop'), async () => {
    const asked = ask();
    await waitFor(async () => (await pool.query(waiting)).rowCount !== 0);
    return { answer: asked };
  });
  return answer;
}
