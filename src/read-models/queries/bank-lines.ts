import type { DataSource } from 'typeorm';
import { BankLineRow } from '../reconciliation/reconciliation.entities';
import { pageOf } from './page';
import type { Page, PageRequest } from './page';

export interface BankLineFilter extends PageRequest {
  readonly merchantId: string;
  readonly account?: string;
  /** `false`: those that nothing explains yet. */
  readonly isMatched?: boolean;
}

/** Lines of the bank's statements, the newest day first. */
export async function listBankLines(
  database: DataSource,
  { merchantId, account, isMatched, after, limit }: BankLineFilter,
): Promise<Page<BankLineRow>> {
  const query = database
    .getRepository(BankLineRow)
    .createQueryBuilder('l')
    .where('l.merchantId = :merchantId', { merchantId });
  if (account !== undefined) query.andWhere('l.account = :account', { account });
  if (isMatched !== undefined) query.andWhere(`l.matchedTo IS ${isMatched ? 'NOT ' : ''}NULL`);
  if (after !== undefined) {
    const [day, position] = after.split(' ');
    query.andWhere('(l.bookedOn, l.position) < (:day, :position)', { day, position });
  }
  const rows = await query
    .orderBy('l.bookedOn', 'DESC')
    .addOrderBy('l.position', 'DESC')
    .limit(limit + 1)
    .getMany();
  return pageOf(
    rows,
    limit,
    ({ bookedOn, position }) => `${bookedOn} ${position}`,
    (row) => row,
  );
}
