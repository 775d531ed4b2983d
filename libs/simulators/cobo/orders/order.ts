import type { Atto } from '../wire/decimal';
import type { Numbered } from '../wire/paging';
import type { Token } from '../wire/tokens';

export type OrderStatus = 'Pending' | 'Processing' | 'Completed' | 'Underpaid' | 'Expired';
export type DepositState = 'Confirming' | 'PendingScreening' | 'Completed' | 'Rejected';

/** A transfer on chain to the address of an order. Times in milliseconds. */
export interface Deposit {
  readonly txId: string;
  readonly hash: string;
  readonly from: string;
  readonly token: Token;
  readonly amount: Atto;
  readonly createdAt: number;
  updatedAt: number;
  state: DepositState;
  /** Cleared, and what it did: paid the order, or came when the order had ended. */
  effect?: 'counted' | 'late' | 'unmatched';
}

/** What a caller asks for (sheet, 3.1), checked. */
export interface OrderTerms {
  readonly merchantId: string;
  readonly pspOrderCode: string;
  readonly merchantOrderCode?: string;
  readonly pricingCurrency?: string;
  readonly pricingAmount?: Atto;
  readonly feeAmount: Atto;
  readonly token: Token;
  readonly payableAmount?: Atto;
  /** Seconds. */
  readonly expiredIn: number;
  readonly tolerance?: Atto;
  /** Asked with the old names of the fields, and echoed with them. */
  readonly oldNames: boolean;
}

/** A pay-in order. Times in milliseconds. */
export interface PayInOrder extends Numbered {
  readonly orderId: string;
  readonly terms: OrderTerms;
  readonly payable: Atto;
  readonly rate: string;
  readonly address: string;
  /** Born of a payment link: then the newer event name tells its birth as well (sheet, 9). */
  readonly isFromLink: boolean;
  readonly createdAt: number;
  expiresAt: number;
  updatedAt: number;
  status: OrderStatus;
  /** Counted deposits. */
  received: Atto;
  /** The developer's part of them. */
  developerShare: Atto;
  readonly deposits: Deposit[];
  /** Whether its money was paid out by a settlement request that covers it (sheet, 3.2). */
  settlementStatus: 'Pending' | 'Processing' | 'Completed' | 'PartiallyCompleted' | 'Failed';
  /** The settlement that holds or has its money. */
  settlementId?: string;
}

export const isFinal = ({ status }: PayInOrder): boolean => status !== 'Pending' && status !== 'Processing';
