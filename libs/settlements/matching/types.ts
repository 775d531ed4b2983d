import type { MoneyJson } from '#libs/money';
import type { BreakFacts, Residual } from '../break/events';
import type { LineExchange, PayoutLineKind, PayoutSource, SettledLine } from '../settlement/events';

/** An event of an order that changed what a provider owes us. Amounts in minor units. */
export interface Item {
  readonly id: string;
  readonly orderId: string;
  readonly operationId: number;
  readonly attemptId: number;
  /** How the payer paid; rules differ by it. */
  readonly method: string;
  readonly provider: string;
  readonly currency: string;
  /** Signed: what the provider owes us is positive. */
  readonly gross: bigint;
  /** What the service earned or gave back by it, in the order's currency; absent: the gross. */
  readonly earned?: MoneyJson;
  /** The part of the provider's fee that the books hold already. */
  readonly knownFee: bigint;
  /** That fee is an estimate by what was agreed; the payout tells the exact one. */
  readonly feeEstimated?: boolean;
  /** Of coins: what the books took them in at, signed. */
  readonly value?: MoneyJson;
  /** The developer's fee as the order has it and as the provider tells it, where the two differ. */
  readonly developerFee?: { readonly ordered: MoneyJson; readonly told: MoneyJson };
  /** Our reference of the operation. */
  readonly reference: string;
  readonly providerReference?: string;
  /** An earlier fact of the same operation moved money too: a payment that came back, or came twice. */
  readonly isFurther?: boolean;
  readonly at: Date;
  readonly settled: boolean;
}

/** A line of a payout that is not done yet. */
export interface OpenLine {
  readonly number: number;
  readonly kind: PayoutLineKind;
  readonly reference?: string;
  readonly gross: bigint;
  readonly fee: bigint;
  readonly exchange?: LineExchange;
}

/** A line with the payout that it stands in. */
export interface LineOf {
  readonly payout: Payout;
  readonly line: OpenLine;
}

export interface Payout {
  readonly id: string;
  readonly provider: string;
  readonly payoutId: string;
  readonly currency: string;
  readonly net: bigint;
  readonly credited: bigint;
  readonly accepted: bigint;
  /** Breaks whose decision is in what was accepted. */
  readonly decided?: readonly string[];
  /** How many lines of the bank credited it. */
  readonly parts: number;
  readonly paidAt: Date;
  /** Where it is known from, and so who names its rates. */
  readonly source?: PayoutSource;
  /** Those that are not done. */
  readonly lines: readonly OpenLine[];
}

/** A booked line of the bank that nothing has been found for yet. */
export interface BankLine {
  readonly id: string;
  readonly account: string;
  readonly currency: string;
  /** Signed: a credit is positive. */
  readonly amount: bigint;
  readonly bookedOn: Date;
  readonly code?: string;
  readonly references: readonly string[];
  /** Our references of operations that its references name as their provider does. */
  readonly operations?: readonly string[];
  readonly period?: { readonly from: string; readonly to: string };
}

/** One instruction of an outgoing bank order, as far as it concerns lines of the account. */
export interface OrderedPayment {
  readonly bankOrderId: string;
  /** From 1. */
  readonly instruction: number;
  readonly provider: string;
  readonly account: string;
  readonly currency: string;
  /** Positive. */
  readonly amount: bigint;
  /** Our name of it, and the bank's number where it is known: a line bears one of them at least. */
  readonly names: readonly string[];
  /** `open`: the bank has not told, or its answer was lost; `refused`: known as not carried out. */
  readonly status: 'open' | 'executed' | 'reversed' | 'refused';
  /** Whether a line shows its money leaving, and coming back. */
  readonly hasLeft: boolean;
  readonly hasReturned: boolean;
  /** Since when its line is awaited: when the bank said what it did; until then, when it was sent. */
  readonly at: Date;
}

/** What a bank order of ours paid a provider that we owed more than it had of ours. */
export interface FundedDebt {
  readonly provider: string;
  readonly currency: string;
  /** Positive. */
  readonly amount: bigint;
  /** Our name of the instruction. */
  readonly reference: string;
  /** Whether a settled line of a payout names it already. */
  readonly isShown: boolean;
}

/** What a provider keeps as a reserve, and what people decided about that. */
export interface Reserve {
  readonly provider: string;
  readonly currency: string;
  /** By its payouts: withheld less released. Below zero: more was given back than is known to have been kept. */
  readonly kept: bigint;
  /** What decisions booked out of it: below zero where they took over what came too much. */
  readonly takenOver: bigint;
  /** How many decisions that were. */
  readonly decided: number;
  /** Since when it is as it is: the latest of those payouts. */
  readonly since: Date;
}

/** An operation of an order that may or may not have happened, and that a line of the bank can prove. */
export interface Doubt {
  readonly orderId: string;
  readonly operationId: number;
  readonly provider: string;
  readonly method: string;
  readonly type: string;
  readonly currency: string;
  /** Positive. */
  readonly amount: bigint;
  readonly reference: string;
}

/** What is not done yet, and what it may be about: everything that one decision needs, of one merchant. */
export interface Evidence {
  /** Open items, and settled ones that an open line names. */
  readonly items: readonly Item[];
  /** Payouts that are not closed or have open lines, and closed ones that an open bank line names. */
  readonly payouts: readonly Payout[];
  readonly bankLines: readonly BankLine[];
  /** Instructions that lines have still to show, and those that an open line names. */
  readonly ordered?: readonly OrderedPayment[];
  /** Debts that were paid, of those that an open line names. */
  readonly funded?: readonly FundedDebt[];
  readonly doubts?: readonly Doubt[];
  /** Of each provider that keeps one. */
  readonly reserves?: readonly Reserve[];
  readonly resolved: Resolved;
}

/** Breaks that a person resolved, by their subject: what they are about is done. */
export type Resolved = ReadonlyMap<string, Decision>;

export interface Decision {
  readonly breakId: string;
  readonly evidence: readonly string[];
  /** What it booked. */
  readonly residuals: readonly Residual[];
}

/** A payout that no report told of: it is known from the bank's line. */
export interface FoundPayout {
  readonly provider: string;
  readonly payoutId: string;
  readonly currency: string;
  readonly paidAt: string;
  readonly lines: readonly OpenLine[];
  readonly bankLineId: string;
}

/** What follows from the evidence. Each of them happens once, however often it is found. */
export type Action =
  | { readonly do: 'open_payout'; readonly payout: FoundPayout }
  | { readonly do: 'credit'; readonly settlementId: string; readonly bankLine: BankLine }
  | {
      readonly do: 'book_order';
      readonly bankLine: BankLine;
      readonly bankOrderId: string;
      readonly instruction: number;
    }
  | { readonly do: 'end_doubt'; readonly bankLine: BankLine; readonly doubt: Doubt }
  | { readonly do: 'book_fee'; readonly bankLineId: string; readonly provider: string }
  | { readonly do: 'settle_lines'; readonly settlementId: string; readonly lines: readonly SettledLine[] }
  | { readonly do: 'settle_item'; readonly item: Item; readonly breakId: string }
  | {
      readonly do: 'accept_difference';
      readonly settlementId: string;
      readonly breakId: string;
      readonly amount: bigint;
      readonly currency: string;
    }
  | { readonly do: 'close_bank_line'; readonly bankLineId: string; readonly breakId: string };

export type Finding = Omit<BreakFacts, 'merchantId'>;

export interface Findings {
  readonly actions: readonly Action[];
  readonly breaks: readonly Finding[];
}
