import type { Money } from '#libs/money';

/** What a bank answered. A closed set, as for payments: nothing is guessed. */
export type BankAnswer<T> =
  | { readonly kind: 'answered'; readonly data: T }
  /** Nothing happened. `code` is ours, `reason` the bank's words without anything that could be an account. */
  | { readonly kind: 'refused'; readonly code: BankRefusal; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string }
  | { readonly kind: 'not_sent'; readonly reason: string };

export type BankRefusal = 'invalid' | 'unauthorized' | 'forbidden' | 'not_found' | 'throttled' | 'refused';

export interface BankAccount {
  /** The bank's own number of it. */
  readonly accountId: string;
  readonly iban?: string;
  readonly name: string;
  readonly ownerName: string;
  readonly currency: string;
  /** Whether payment orders to other banks may be made from it. */
  readonly canOrder: boolean;
  /** Whether orders to other accounts of the same bank may be made from it. */
  readonly canOrderInternally?: boolean;
  readonly kind?: 'individual' | 'merchant';
  readonly balance: Money;
  /** What can be paid out; absent where there is no limit. */
  readonly disposable?: Money;
  /** Fees that the bank has still to take. */
  readonly fees?: Money;
  /** What must stay on it. */
  readonly minimal?: Money;
}

/** One line of an account. The other side may be a person. */
export interface BankTransaction {
  readonly transactionId: string;
  /** As notifications name the payment. */
  readonly paymentId?: string;
  readonly orderId?: string;
  /** `yyyy-MM-dd`. */
  readonly date: string;
  /** Below zero for money that left. */
  readonly amount: Money;
  /** Given back of it; absent where the bank does not say. */
  readonly refunded?: Money;
  readonly counterAccount?: string;
  readonly counterAccountName?: string;
  readonly description?: string;
  /** The payer's end-to-end id. */
  readonly payerReference?: string;
  /** The merchant's reference. */
  readonly clientReference?: string;
}

/** One line with what only its details tell. */
export interface BankTransactionDetails extends BankTransaction {
  /** The payment order behind it, as the bank keeps it: pain.001. */
  readonly orderFile?: string;
}

/** By which of its names one line is asked for: its own, that of the payment, or that of the order behind it. */
export interface TransactionName {
  readonly kind: 'transaction' | 'payment' | 'order';
  readonly id: string;
}

export interface TransactionQuery {
  readonly accountId: string;
  /** `yyyy-MM-dd`, both included. */
  readonly from: string;
  readonly to: string;
  readonly direction?: 'credit' | 'debit';
  /** Between accounts of the same bank, or with another one. */
  readonly reach?: 'internal' | 'external';
  readonly counterAccount?: string;
  /** Decimal texts in the currency of the account, without a sign; both included. */
  readonly amountFrom?: string;
  readonly amountTo?: string;
  readonly clientReference?: string;
  readonly transactionId?: string;
  readonly paymentId?: string;
  readonly orderId?: string;
  /** From zero. */
  readonly page: number;
  readonly pageSize: number;
}

export interface TransactionPage {
  /** Newest first. */
  readonly items: readonly BankTransaction[];
  /** Of all pages, as the bank counts them. */
  readonly total: number;
}

export type StatementFormat = 'csv' | 'html' | 'camt053v2' | 'camt053v4';

/** Where the money goes; it decides which fields an instruction must have. */
export type InstructionKind = 'sepa' | 'other-country' | 'us' | 'canada' | 'australia';

export interface BankAddress {
  readonly street?: string;
  readonly town?: string;
  /** ISO 3166, two letters. */
  readonly country?: string;
}

/** One transfer to a beneficiary. */
export interface BankInstruction {
  readonly kind: InstructionKind;
  /** Ours, unique; it comes back in history and statements. */
  readonly reference: string;
  readonly amount: Money;
  readonly name: string;
  readonly address?: BankAddress;
  /** One of the two. */
  readonly iban?: string;
  readonly account?: string;
  readonly bank: {
    readonly bic?: string;
    /** ABA, transit code or BSB, by the kind. */
    readonly clearingNumber?: string;
    readonly name?: string;
    readonly address?: BankAddress;
  };
  readonly correspondentBank?: string;
  readonly description?: string;
  /** Of the caller; only where the order has one instruction. */
  readonly endToEndId?: string;
}

/** What one request to the bank asks for. */
export interface BankOrderRequest {
  /** Ours of the whole order. */
  readonly reference: string;
  readonly accountId: string;
  /** `yyyy-MM-dd`; absent: the day on which it is sent. */
  readonly executionDate?: string;
  readonly instructions: readonly BankInstruction[];
}

/** A rule that an order breaks: which field of which instruction, and what it must be. */
export interface BankOrderFault {
  readonly instruction?: number;
  readonly field: string;
  readonly rule: string;
}

/** Where an order stands. `state` is the bank's own word. */
export interface BankOrderStatus {
  readonly stage: 'waiting' | 'executed' | 'failed' | 'reversed' | 'unrecognised';
  readonly state: string;
  readonly amount: Money;
  readonly sourceAccount: string;
  /** The beneficiary's, in the bank's own way of writing it. */
  readonly destinationAccount?: string;
  /** ISO 8601, in UTC. */
  readonly createdAt?: string;
  /** The order as the bank keeps it: pain.001. */
  readonly orderFile?: string;
}

/** Which payment order is looked for in the history, when nobody knows under which number the bank made it. */
export interface BankOrderSearch {
  readonly accountId: string;
  readonly reference: string;
  readonly amount: Money;
  readonly from: string;
  readonly to: string;
}

/** A bank account behind a provider. Every call is made once; none throws for what a bank or a network may do. */
export interface Banking {
  accounts(): Promise<BankAnswer<readonly BankAccount[]>>;
  account(accountId: string): Promise<BankAnswer<BankAccount>>;
  transactions(query: TransactionQuery): Promise<BankAnswer<TransactionPage>>;
  transaction(name: TransactionName): Promise<BankAnswer<BankTransactionDetails>>;
  statement(period: {
    readonly accountId: string;
    readonly from: string;
    readonly to: string;
    readonly format: StatementFormat;
  }): Promise<BankAnswer<Buffer>>;
  /** `yyyy-MM-dd` where the bank is; elsewhere it may be another day. */
  today(): string;
  /** Pure; before anything is stored. `today`: as `today()` tells it. */
  checkOrder(order: BankOrderRequest, today: string): readonly BankOrderFault[];
  /** The bank's number of each instruction, in their order. */
  createOrder(order: BankOrderRequest): Promise<BankAnswer<readonly string[]>>;
  orderStatus(orderId: string): Promise<BankAnswer<BankOrderStatus>>;
  /**
   * The bank's number of the order, where a line of the history bears our reference. Undefined proves nothing: an order
   * that waits has no line yet.
   */
  findOrder(search: BankOrderSearch): Promise<BankAnswer<string | undefined>>;
}
