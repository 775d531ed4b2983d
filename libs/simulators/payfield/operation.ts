import type { Merchant, Shop } from './merchants';

export type Status = 'pending' | 'success' | 'failed' | 'canceled' | 'refunded' | 'expired';
export type OperationType = 'payin' | 'payout';

/** A payin or a payout. */
export interface Operation {
  readonly id: string;
  readonly type: OperationType;
  readonly merchant: Merchant;
  readonly shop: Shop;
  readonly externalId: string;
  /** Minor units. */
  amount: bigint;
  status: Status;
  /** An internal error that the merchant sees as pending, and that no clock ends (sheet, section 5). */
  isStuck?: boolean;
  readonly userId: string;
  readonly userIp: string;
  readonly callbackUrl?: string;
  readonly cardNumber?: string;
  /** Output fields of the shop; for older contracts the input comes back as well. */
  readonly paymentData: Readonly<Record<string, string>>;
  /** Names the payer's page. */
  readonly token: string;
  readonly expiresAt?: number;
  readonly createdAt: number;
  updatedAt: number;
  finalizedAt?: number;
}

/** Expired and failed may be left again by a late success (sheet, section 5). */
const NEXT: Readonly<Record<Status, readonly Status[]>> = {
  pending: ['success', 'failed', 'canceled', 'expired'],
  success: ['refunded'],
  failed: ['success'],
  expired: ['success'],
  canceled: [],
  refunded: [],
};

export function mayBecome(operation: Operation, status: Status, lateSuccess: boolean): boolean {
  const isLate = operation.status !== 'pending' && status === 'success';
  if (isLate && (!lateSuccess || operation.type === 'payout')) return false;
  return NEXT[operation.status].includes(status);
}
