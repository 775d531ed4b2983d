import { accept, reject } from '#libs/decider';
import type { Decider, DomainEvent } from '#libs/decider';
import type { MoneyJson } from '#libs/money';
import { eventSchema } from '#libs/payments';
import type { EventVersions, Sealed } from '#libs/payments';
import type { Showing } from './showing';

/** A booked line of a bank statement. Credits are positive. */
export type BankLineImported = DomainEvent<
  'BankLineImported',
  {
    readonly bankLineId: string;
    readonly merchantId: string;
    /** IBAN, or the bank's own number of the account. */
    readonly account: string;
    readonly amount: MoneyJson;
    /** `YYYY-MM-DD`. */
    readonly bookedOn: string;
    /** The bank's own reference of the line. */
    readonly reference?: string;
    /** The bank's own word for what it is, e.g. `TPAY-CARD`. */
    readonly code?: string;
    /** Structured references of the line, none of which names a person. */
    readonly references: readonly string[];
    /** Days of a collective credit, where its text tells them. */
    readonly period?: { readonly from: string; readonly to: string };
    /** Sealed JSON: names, accounts and free text of the other side. */
    readonly details?: Sealed;
    readonly importId: string;
    /** Where in the file: statement and entry, counted from 1. */
    readonly place: string;
    /** The stretch of the account that its statement shows: equal entries of other stretches are other bookings. */
    readonly shown?: Showing;
    readonly importedAt: string;
  }
>;

/**
 * What the line turned out to be. A fee and an order of our own are booked from here; a payout's own event books its
 * credit.
 */
export type BankLineMatched = DomainEvent<
  'BankLineMatched',
  {
    /** What the line turned out to be. */
    readonly to: 'payout' | 'fee' | 'break' | 'bank_order';
    /** The break, the bank order, or the settlement where it is one. */
    readonly id?: string;
    /** Of a bank order: which of its instructions, from 1. */
    readonly instruction?: number;
    /** Of a line for several payouts: what each of them takes of it. */
    readonly parts?: readonly { readonly id: string; readonly amount: MoneyJson }[];
    /** Whose fee it is. */
    readonly provider?: string;
    /** Of a fee: accrued with the captures already, so this line pays what is payable. */
    readonly accrued?: true;
    readonly account: string;
    readonly amount: MoneyJson;
  }
>;

export type BankLineEvent = BankLineImported | BankLineMatched;

export interface BankLineState {
  readonly line?: BankLineImported['data'];
  readonly matched?: BankLineMatched['data'];
}

export type BankLineCommand =
  | { readonly type: 'ImportLine'; readonly line: Omit<BankLineImported['data'], 'importedAt'> }
  | ({ readonly type: 'MatchLine' } & Pick<
      BankLineMatched['data'],
      'to' | 'id' | 'instruction' | 'parts' | 'provider' | 'accrued'
    >);

export type BankLineRefusal = { readonly code: 'not_found' };

/** One line of the bank, one stream `bankline-<id>`: the same line in two statements is one, and is matched once. */
export const bankLineDecider: Decider<BankLineState, BankLineCommand, BankLineEvent, BankLineRefusal> = {
  category: 'bankline',
  initial: {},
  decide: ({ line, matched }, command, { now }) => {
    if (command.type === 'ImportLine') {
      const data = { ...command.line, importedAt: now.toISOString() };
      return line ? accept() : accept({ type: 'BankLineImported', data });
    }
    if (!line) return reject({ code: 'not_found' });
    if (matched) return accept();
    const { type: _, ...target } = command;
    const { account, amount } = line;
    return accept({ type: 'BankLineMatched', data: { ...target, account, amount } });
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'BankLineImported':
        return { ...state, line: event.data };
      case 'BankLineMatched':
        return { ...state, matched: event.data };
      default:
        return state;
    }
  },
  assertInvariants: ({ line, matched }) => {
    if (matched && !line) throw new Error('a bank line was matched that never was imported');
  },
};

export const bankLineEventVersions: EventVersions<BankLineEvent['type']> = {
  BankLineImported: [],
  BankLineMatched: [],
};

export const bankLineEventSchema = eventSchema<BankLineEvent>(bankLineEventVersions);
