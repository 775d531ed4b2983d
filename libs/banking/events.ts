import type { DomainEvent } from '#libs/decider';
import type { MoneyJson } from '#libs/money';
import type { Sealed } from '#libs/payments';

/** What the money is for, which is the account that an executed instruction debits. */
export type BankOrderPurpose = 'suspense' | 'refund' | 'payout' | 'provider_debt';

/** What every event about money carries, so that it can be booked by itself. */
export interface BankOrderMoney {
  readonly provider: string;
  /** The bank account that pays: its IBAN, or the bank's own number where it has none. */
  readonly account: string;
  /** What the money is for. */
  readonly purpose: BankOrderPurpose;
  /** Of a refund or a debt: whose it is in the books, where that is not the bank itself. */
  readonly forProvider?: string;
  readonly amount: MoneyJson;
}

export type BankOrderRequested = DomainEvent<
  'BankOrderRequested',
  BankOrderMoney & {
    readonly bankOrderId: string;
    readonly merchantId: string;
    /** Of a refund: the order whose customer it pays. Absent in those of before it was asked for. */
    readonly orderId?: string;
    /** The bank's own number of the account. */
    readonly accountId: string;
    /** `yyyy-MM-dd`; absent: the day on which it is sent. */
    readonly executionDate?: string;
    /** Each payment of the order, without its beneficiary. */
    readonly instructions: readonly { readonly kind: string; readonly amount: MoneyJson }[];
    /** Sealed JSON: beneficiaries with their accounts, texts. */
    readonly details: Sealed;
    readonly requestedBy: string;
    /** Whether a second person has to agree before it is sent. */
    readonly approval: 'required' | 'not_required';
    readonly requestedAt: string;
  }
>;

export type BankOrderApproved = DomainEvent<'BankOrderApproved', { readonly by: string }>;
/** A person said no; nothing was sent. */
export type BankOrderRejected = DomainEvent<'BankOrderRejected', { readonly by: string; readonly reason?: Sealed }>;
/** The intent: from here on the bank may have the order. */
export type BankOrderSubmitted = DomainEvent<'BankOrderSubmitted', { readonly provider: string; readonly at: string }>;
/** The bank has these instructions, under these numbers. Found again after a doubt they may come one by one. */
export type BankOrderAccepted = DomainEvent<
  'BankOrderAccepted',
  {
    readonly provider: string;
    /** Which instruction, counted from 1, has which number at the bank. */
    readonly orders: readonly { readonly instruction: number; readonly bankOrderNumber: string }[];
    /** How it is known: from the answer, from asking again, or from a person. */
    readonly source: 'answer' | 'query' | 'person';
  }
>;
/** Nothing was ordered: the bank refused, or the request provably never left. */
export type BankOrderFailed = DomainEvent<
  'BankOrderFailed',
  {
    readonly provider: string;
    readonly code: string;
    readonly reason: string;
    /** How it is known. */
    readonly source: 'answer' | 'person';
    /** The person who said so. */
    readonly by?: string;
  }
>;
/** The bank may or may not have it. It is asked, and never sent a second time. */
export type BankOrderInDoubt = DomainEvent<'BankOrderInDoubt', { readonly provider: string; readonly reason: string }>;

interface InstructionFields extends BankOrderMoney {
  /** From 1. */
  readonly instruction: number;
  /** Absent where a line of a statement is all that ever told of it. */
  readonly bankOrderNumber?: string;
  /** The bank's own word. */
  readonly state: string;
  /** When this was learnt; absent in events of before it was kept. */
  readonly at?: string;
}

/** The money has left. */
export type BankInstructionExecuted = DomainEvent<'BankInstructionExecuted', InstructionFields>;
/** The bank did not carry it out. */
export type BankInstructionFailed = DomainEvent<'BankInstructionFailed', InstructionFields>;
/** The money had left, and is back. */
export type BankInstructionReversed = DomainEvent<'BankInstructionReversed', InstructionFields>;
/** A line of the account shows its money: the way out, or the way back. Each of the two once. */
export type BankInstructionBooked = DomainEvent<
  'BankInstructionBooked',
  BankOrderMoney & {
    /** From 1. */
    readonly instruction: number;
    /** Which way the money went. */
    readonly movement: BankMovement;
    readonly bankLineId: string;
  }
>;

/** `left`: the debit of the account; `returned`: the credit by which the same money came back. */
export type BankMovement = 'left' | 'returned';

export type BankOrderEvent =
  | BankOrderRequested
  | BankOrderApproved
  | BankOrderRejected
  | BankOrderSubmitted
  | BankOrderAccepted
  | BankOrderFailed
  | BankOrderInDoubt
  | BankInstructionExecuted
  | BankInstructionFailed
  | BankInstructionReversed
  | BankInstructionBooked;
