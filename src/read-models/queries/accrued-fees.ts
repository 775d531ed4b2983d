import { accountOf } from '#libs/ledger';
import type { DataSource } from 'typeorm';
import { bookPosition } from './book-position';
import { LEG_ACCOUNT } from './leg-ranges';

export interface AccruedFeesRequest {
  readonly merchantId: string;
  readonly provider: string;
  readonly currency: string;
  /** Inclusive; see `bookPosition`. */
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
}

const ACCRUED = `
SELECT coalesce(-sum(l.amount), 0)::text AS accrued
  FROM rm.leg l JOIN rm.posting p USING (position, number)
 WHERE (l.${LEG_ACCOUNT.replaceAll(', ', ', l.')}, l.position) > ($1, $2, $3, 'posted', $4)
   AND (l.${LEG_ACCOUNT.replaceAll(', ', ', l.')}, l.position) <= ($1, $2, $3, 'posted', $5)
   AND p.rule = 'fee.estimate'`;

/** What was accrued with captures for a provider that bills for a period, in minor units. */
export async function accruedFees(database: DataSource, request: AccruedFeesRequest): Promise<bigint> {
  const { merchantId, provider, currency, from, to } = request;
  const account = accountOf('feePayable', { provider, merchantId, currency });
  const after = await bookPosition(database, merchantId, from, false);
  const until = await bookPosition(database, merchantId, to, false);
  const parameters = [merchantId, account, currency, String(after), String(until)];
  const [row] = await database.query<{ accrued: string }[]>(ACCRUED, parameters);
  return BigInt(row?.accrued ?? 0);
}
