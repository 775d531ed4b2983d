import type { Money } from '#libs/money';
import type { GivenDate } from '../values';
import type { StatementVersion } from './shape';

export interface StatementMessage {
  readonly version: StatementVersion;
  readonly messageId: string;
  readonly createdAt: string;
}

export interface AccountIdentity {
  /** As given: a bank's own sample may fail the check digits, so they are the caller's to check. */
  readonly iban?: string;
  readonly other?: string;
}

export interface StatementHeader {
  /** Number of the statement in the file, from 1. */
  readonly number: number;
  readonly id: string;
  /** `ElctrncSeqNb`. */
  readonly sequenceNumber?: string;
  readonly createdAt: string;
  /** Line of the file where its account ends. */
  readonly line: number;
  readonly from?: string;
  readonly to?: string;
  readonly account: AccountIdentity & {
    readonly currency?: string;
    readonly owner?: string;
    readonly servicerBic?: string;
  };
}

export interface Balance {
  /** ISO code (`OPBD`, `CLBD`, `PRCD`, `ITBD`, …) or the bank's own word. */
  readonly type: string;
  /** Negative if overdrawn. */
  readonly amount: Money;
  readonly date: GivenDate;
}

export interface Entry {
  /** Number of the entry in its statement, from 1. */
  readonly number: number;
  /** Line of the file where it ends. */
  readonly line: number;
  readonly reference?: string;
  /** Credit positive, debit negative; a reversal already has the sign of the way the money went. */
  readonly amount: Money;
  readonly reversal: boolean;
  /** Only `BOOK` moves the booked balance. */
  readonly status: 'BOOK' | 'PDNG' | 'INFO';
  readonly bookingDate?: GivenDate;
  readonly valueDate?: GivenDate;
  readonly servicerReference?: string;
  readonly transactionCode: TransactionCode;
  readonly information?: string;
  readonly batches: readonly Batch[];
  readonly details: readonly TransactionDetails[];
}

export interface TransactionCode {
  /** `PMNT/RCDT/ESCT`. */
  readonly domain?: string;
  readonly proprietary?: string;
}

export interface Batch {
  readonly messageId?: string;
  readonly paymentInformationId?: string;
  readonly transactions?: number;
  readonly total?: Money;
}

export interface TransactionDetails {
  readonly references: References;
  /** Signed; missing where the bank gives none for the single transaction, or none that is exact in its currency. */
  readonly amount?: Money;
  readonly debtor: Party;
  readonly creditor: Party;
  /** `Ustrd`, in order. */
  readonly remittance: readonly string[];
  /** `AddtlRmtInf` of the structured remittances, in order. */
  readonly additional: readonly string[];
  /** `CdtrRefInf/Ref`, in order. */
  readonly creditorReferences: readonly string[];
  readonly information?: string;
}

export interface References {
  readonly messageId?: string;
  readonly servicerReference?: string;
  readonly paymentInformationId?: string;
  readonly instructionId?: string;
  readonly endToEndId?: string;
  readonly transactionId?: string;
  readonly mandateId?: string;
}

export interface Party {
  readonly name?: string;
  readonly account?: AccountIdentity;
}

/** What a reader is given, in the order of the file. */
export type StatementItem =
  | { readonly type: 'message'; readonly message: StatementMessage }
  | { readonly type: 'statement'; readonly statement: StatementHeader }
  | { readonly type: 'balance'; readonly statement: StatementHeader; readonly balance: Balance }
  | { readonly type: 'entry'; readonly statement: StatementHeader; readonly entry: Entry }
  | { readonly type: 'statement-end'; readonly statement: StatementHeader; readonly totals: StatementTotals }
  /** Always the last; without it the file is refused, whatever came before. */
  | { readonly type: 'complete'; readonly totals: FileTotals };

export interface StatementTotals {
  readonly opening: Money;
  readonly closing: Money;
  readonly entries: number;
}

export interface FileTotals {
  readonly statements: number;
  readonly entries: number;
  readonly bytes: number;
}
