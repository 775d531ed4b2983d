import type { RecordedEvent } from '#libs/event-store';
import type { Posting } from '#libs/ledger';
import type { ProjectionTransaction } from '#libs/projections';

interface Booked {
  readonly event: RecordedEvent;
  readonly posting: Posting;
}

/** Both as written by `toISOString`, so that they are compared as texts. */
export interface PostingTimes {
  /** When it happened. */
  readonly occurredAt: string;
  /** When the ledger learnt of it: never before what it had learnt until then, whichever process's clock was ahead. */
  readonly reachedAt: string;
}

/**
 * The last time of each merchant: one look into an index each. An equality would leave the planner the choice of the
 * primary key, read backwards until the merchant comes: the whole history for a merchant who is new.
 */
const REACHED = `
SELECT merchant_id AS "merchantId", reached_at AS "reachedAt"
  FROM unnest($1::text[]) AS wanted (merchant_id)
 CROSS JOIN LATERAL (
   SELECT reached_at FROM posting p
    WHERE p.merchant_id >= wanted.merchant_id AND p.merchant_id <= wanted.merchant_id
    ORDER BY p.merchant_id DESC, position DESC, number DESC LIMIT 1) last`;

/** Gives the postings of a batch, in the order of the log, their two times. */
export async function withTimes<Row extends Booked>(
  transaction: ProjectionTransaction,
  rows: readonly Row[],
): Promise<(Row & PostingTimes)[]> {
  if (rows.length === 0) return [];
  const merchants = [...new Set(rows.map(({ posting }) => posting.merchantId))];
  const stored = await transaction.query<{ merchantId: string; reachedAt: Date }>(REACHED, [merchants]);
  const reached = new Map(stored.map(({ merchantId, reachedAt }) => [merchantId, reachedAt.toISOString()]));
  return rows.map((row) => {
    const { event, posting } = row;
    const learntAt = iso(event.metadata.occurredAt);
    const before = reached.get(posting.merchantId) ?? learntAt;
    const reachedAt = before > learntAt ? before : learntAt;
    reached.set(posting.merchantId, reachedAt);
    return { ...row, occurredAt: posting.occurredAt === undefined ? learntAt : iso(posting.occurredAt), reachedAt };
  });
}

const iso = (time: string): string => new Date(time).toISOString();
