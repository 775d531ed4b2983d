/** All that the sheet names (section 9.3). */
export type AccountType = 'Individual' | 'Merchant';

/** An account as API Banking shows it (sheet, section 9.3). Amounts everywhere here are hundredths. */
export interface BankAccount {
  readonly accountId: string;
  /** Empty where it has none. */
  readonly iban: string;
  readonly name: string;
  readonly ownerName: string;
  readonly type: AccountType;
  readonly currency: string;
  /** What must stay on the account. */
  readonly minimal: bigint;
  /** More may be paid out than there is. */
  readonly isUnlimited: boolean;
  /** May the user of the API make orders to other accounts of the client from it. */
  readonly canCreateInternalOrder: boolean;
  /** May the user of the API make bank orders from it. */
  readonly canCreateBankWireOrder: boolean;
}

/** One line of an account's history (sheet, section 9.4). */
export interface BankTransaction {
  readonly transactionId: string;
  readonly accountId: string;
  readonly paymentId: string;
  readonly orderId?: string;
  /** `yyyy-MM-dd`. */
  readonly date: string;
  readonly kind: 'wire' | 'card' | 'order' | 'fee';
  /** The other side is another account of the client. */
  readonly isInternal?: boolean;
  readonly counterAccount?: string;
  readonly counterAccountName?: string;
  readonly description?: string;
  readonly payerReference: string;
  /** The merchant's Reference. */
  readonly clientReference?: string;
  /** Below zero for a debit. */
  readonly amount: bigint;
  readonly currency: string;
  refunded: bigint;
}

/** All that the sheet names (section 9.7). */
export const ORDER_STATES = [
  ...['Waiting', 'Ready', 'Rejected', 'Error', 'Processed', 'Blocked', 'Refused', 'Reversed'],
  ...['WaitingForApprove', 'Reserved', 'Deleted', 'Canceled', 'Processing'],
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** The states in which an order has ended without money moving (a guess of the sheet, section 9.7). */
export const WITHOUT_MONEY: readonly OrderState[] = ['Rejected', 'Error', 'Refused', 'Deleted', 'Canceled'];

export interface BankOrder {
  readonly orderId: string;
  readonly accountId: string;
  readonly amount: bigint;
  readonly currency: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** `yyyy-MM-dd`. */
  readonly executionDay: string;
  readonly counterAccount: string;
  readonly counterAccountName: string;
  readonly description?: string;
  readonly endToEndId: string;
  readonly clientReference?: string;
  readonly messageId?: string;
  /** As it was sent, or as the provider wrote it for a refund. */
  readonly xml: string;
  /** PaymentId of the money that is given back. */
  readonly refundOf?: string;
  /** Of an internal order: the account of the client that gets the money. */
  readonly internalTo?: string;
  state: OrderState;
}

/** A request that is answered with an HTTP status and `{"Message":"…"}` (sheet, section 9.8). */
export class BankingRefusal extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404,
    message: string,
  ) {
    super(message);
  }
}
