import type { DataSource } from 'typeorm';
import { PostingRow } from '../journal/journal.entities';

/**
 * The place in the books that a time means on the axis of what was known: behind the last posting of which the ledger
 * had learnt at or before it (`including`) or before it. Everything up to that place counts, so the accounts at a time
 * always add up, and a statement from one time to another begins and ends with the balances of those times, even where
 * the clocks of two processes disagree by some milliseconds, or a bank tells today what happened last week.
 */
export async function bookPosition(
  database: DataSource,
  merchantId: string,
  time: Date,
  including: boolean,
): Promise<bigint> {
  const last = await database
    .getRepository(PostingRow)
    .createQueryBuilder('p')
    .select('p.position', 'position')
    .where('p.merchantId = :merchantId', { merchantId })
    .andWhere(including ? 'p.reachedAt <= :time' : 'p.reachedAt < :time', { time })
    .orderBy('p.reachedAt', 'DESC')
    .addOrderBy('p.position', 'DESC')
    .limit(1)
    .getRawOne<{ position: string }>();
  return BigInt(last?.position ?? 0);
}
