import type { BankOrderRequest, BankOrderSearch, QueryOperation, StatementFormat, TransactionName } from '..';
import type { Spared } from './harness-options';

/** How the payer's browser comes back, and from which payment. */
export interface GenuineReturn {
  readonly query: string;
  readonly reference: string;
}

/** Two operations of one kind: one that the provider has, and one that never came there. */
export interface OperationSamples {
  readonly there: QueryOperation;
  readonly none: QueryOperation;
}

/** What there is at the bank, and what it would take. */
export interface BankingSamples {
  readonly accountId: string;
  /** `yyyy-MM-dd`: the days that hold the line. */
  readonly period: { readonly from: string; readonly to: string };
  /** Of lines that are there, one of each kind by which the bank can be asked. */
  readonly lines: readonly TransactionName[];
  /** Those that the bank writes. */
  readonly formats: readonly StatementFormat[];
  /** Of calls that take several requests: with what is spared a fault meets one that only prepares the call. */
  readonly prepared: { readonly reads: readonly Spared[]; readonly orders: readonly Spared[] };
  /** An order whose line is there. */
  readonly made: { readonly orderId: string; readonly search: BankOrderSearch };
  /** Another one each time. */
  order(): BankOrderRequest;
  /** An order that breaks rules, and the fields that do. */
  readonly wrongOrder: { readonly order: BankOrderRequest; readonly fields: readonly string[] };
}
