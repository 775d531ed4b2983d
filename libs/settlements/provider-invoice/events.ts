import type { DomainEvent } from '#libs/decider';
import type { MoneyJson } from '#libs/money';

/** What a bill says and what the books held for it. Times are RFC 3339. */
export interface InvoiceFields {
  /** The provider's own number of the bill. */
  readonly number: string;
  /** The first moment of the period that is billed. */
  readonly from: string;
  /** The first moment behind it. */
  readonly to: string;
  /** What the bill comes to. */
  readonly amount: MoneyJson;
  /** What was accrued for the period with its captures, by agreement. */
  readonly accrued: MoneyJson;
}

/** The bill of a provider that pays gross: from here on its fees of the period are known exactly. */
export type ProviderInvoiceRecorded = DomainEvent<
  'ProviderInvoiceRecorded',
  InvoiceFields & {
    readonly provider: string;
    /**
     * What is booked beyond what was accrued, below zero where too much was: `amount` − `accrued`, and of a correction
     * what that differs by from what the bill had booked before.
     */
    readonly difference: MoneyJson;
    /** The last moment of the period, to which the difference belongs. */
    readonly bookedOn: string;
    /** It takes the place of what was recorded under the same number. */
    readonly corrects?: true;
  }
>;
