import type { PayInOrder } from '../orders/order';
import type { Atto } from '../wire/decimal';
import { floorTo } from '../wire/decimal';
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
  | 'RejectedByBank'
  | 'Canceled';

/** How it can end (sheet, 8). */
export const ENDS = ['Completed', 'PartiallyCompleted', 'Failed', 'RejectedByBank', 'Canceled'] as const;
export type PayoutEnd = (typeof ENDS)[number];

export interface PayoutItem {
  /** A merchant's id or `developer`. */
  readonly account: string;
  readonly token: Token;
  readonly amount: Atto;
  /** Of it, what the chain takes. */
  readonly networkFee: Atto;
  /** In dollars, beside it: the provider's own charge, once it is being sent. */
  readonly commission: Atto;
  /** Of a settlement: the orders whose money it is, where they are known. */
  readonly orders: readonly PayInOrder[];
  /** Of a settlement: where this one goes. */
  readonly address?: string;
  readonly addressId?: string;
}

/** A payout, or a settlement request, which does the same under its former name (sheet, 8). Times in milliseconds. */
export interface Payout extends Numbered {
  readonly kind: 'payout' | 'settlement';
  readonly payoutId: string;
  readonly requestId: string;
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

/** [G] What a partial one leaves behind is not published: half of it, down to the cent. */
export function comingBack(amount: Atto, status: PayoutEnd): Atto {
  if (status === 'PartiallyCompleted') return floorTo(amount / 2n, 2);
  return status === 'Completed' ? 0n : amount;
}

/** How it ended; undefined while it has not. */
export const endOf = ({ status }: Payout): PayoutEnd | undefined => ENDS.find((end) => end === status);

/** Whose money it is, each once. */
export const accountsOf = ({ items }: Payout): string[] => [...new Set(items.map(({ account }) => account))];
