import type { DataSource } from 'typeorm';
import { PostingRow } from '../journal/journal.entities';

/**
 * The place in the books that a time means: behind the last posting that occurred at or before it (`including`) or
 * before it. Everything up to that place counts, so the accounts at a time always add up, and a statement from one time
 * to another begins and ends with the balances of those times, even where the clocks of two processes disagree by some
 * milliseconds.
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
    .andWhere(including ? 'p.occurredAt <= :time' : 'p.occurredAt < :time', { time })
    .orderBy('p.occurredAt', 'DESC')
    .addOrderBy('p.position', 'DESC')
    .limit(1)
    .getRawOne<{ position: string }>();
  return BigInt(last?.position ?? 0);
}
