import type { Money } from '#libs/money';

/** Where the money goes; it decides which fields a transfer must have (sheet TrustPay EU 9.6). */
export type OrderKind = 'sepa' | 'other-country' | 'us' | 'canada' | 'australia';

/** A pain.001.001.03 message. Numbers and sums of transactions are not part of it: they are counted when written. */
export interface PaymentOrder {
  readonly messageId: string;
  /** UTC, `yyyy-MM-ddTHH:mm:ss`. */
  readonly createdAt: string;
  readonly payments: readonly PaymentInformation[];
}

/** Transfers of one kind from one account on one day. */
export interface PaymentInformation {
  readonly id: string;
  readonly kind: OrderKind;
  /** `yyyy-MM-dd`. */
  readonly executionDate: string;
  readonly debtor: Debtor;
  readonly transfers: readonly CreditTransfer[];
}

export interface Debtor {
  readonly name: string;
  /** The bank's own number of the account, at most 10 digits. */
  readonly account: string;
  readonly bic: string;
}

export interface CreditTransfer {
  /** `NOTPROVIDED` if there is none. */
  readonly endToEndId: string;
  readonly amount: Money;
  readonly creditorBank: CreditorBank;
  /** Name of a bank in between. */
  readonly correspondentBank?: string;
  readonly creditor: Creditor;
  readonly creditorAccount: CreditorAccount;
  readonly description?: string;
  /** The merchant's reference: comes back in history and statements. */
  readonly clientReference?: string;
}

export interface CreditorBank {
  /** For SEPA `NOTPROVIDED` may stand for it. */
  readonly bic: string;
  /** Routing number: ABA (US), transit code (Canada) or BSB (Australia), by the order's kind. */
  readonly clearingNumber?: string;
  readonly name?: string;
  readonly address?: Address;
}

export interface Creditor {
  readonly name: string;
  readonly address?: Address;
}

export interface Address {
  readonly street?: string;
  readonly town?: string;
  /** ISO 3166, two letters. */
  readonly country?: string;
}

export type CreditorAccount =
  { readonly iban: string; readonly other?: undefined } | { readonly other: string; readonly iban?: undefined };
