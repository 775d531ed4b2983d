import type { Atto } from '../wire/decimal';
import type { Numbered } from '../wire/paging';
import type { Token } from '../wire/tokens';

export type PayoutStatus =
  | 'Pending'
  | 'Preparing'
  | 'Processing'
  | 'Transferring'
  | 'Completed'
  | 'PartiallyCompleted'
  | 'Failed'
  | 'RejectedByBank';

export interface PayoutItem {
  readonly token: Token;
  readonly amount: Atto;
  /** Of it, what the chain takes. */
  readonly networkFee: Atto;
}

/** A payout, or a settlement request, which does the same under its former name (sheet, 8). Times in milliseconds. */
export interface Payout extends Numbered {
  readonly kind: 'payout' | 'settlement';
  readonly payoutId: string;
  readonly requestId: string;
  readonly account: string;
  readonly channel: 'Crypto' | 'OffRamp';
  readonly items: readonly PayoutItem[];
  /** Of a payout to a bank: what arrives there, in dollars. */
  readonly fiat?: Atto;
  readonly recipient: Readonly<Record<string, unknown>>;
  readonly remark?: string;
  readonly initiator: string;
  readonly createdAt: number;
  updatedAt: number;
  status: PayoutStatus;
  failedReason?: string;
}
