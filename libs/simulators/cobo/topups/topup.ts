import type { DepositState } from '../orders/order';
import type { Atto } from '../wire/decimal';
import type { Numbered } from '../wire/paging';
import type { Token } from '../wire/tokens';

/** A payer's permanent address for one token (sheet, 10). Times in milliseconds. */
export interface TopUpPayer {
  readonly payerId: string;
  readonly customPayerId: string;
  /** Whose account it fills; the developer's where none was named. */
  readonly merchantId?: string;
  readonly token: Token;
  readonly developerFeeRate: string;
  readonly createdAt: number;
  updatedAt: number;
  address: string;
}

/** Coins that came to such an address. */
export interface TopUp extends Numbered {
  readonly txId: string;
  readonly hash: string;
  readonly from: string;
  /** Where it was sent: the payer's address may have changed since. */
  readonly to: string;
  readonly payer: TopUpPayer;
  readonly amount: Atto;
  readonly createdAt: number;
  updatedAt: number;
  state: DepositState;
}
