import type { IssuerPaths } from './client/issuer-paths';
import type { Credentials } from './wire/credentials';

export interface TrustPayMoneyConfig {
  /** Digits; 13 of them in the provider's examples. */
  readonly merchantId: string;
  readonly credentials: Credentials;
  /** Origin of the API, without a slash at the end. */
  readonly apiUrl: string;
  readonly currencies: readonly string[];
  /**
   * Whether a payment may be refunded in several parts. The provider can; but no answer tells one partial refund from
   * another, so a second one may stay in doubt (fact sheet 4.4).
   */
  readonly multipleRefunds: boolean;
  /** Paths of the card issuer, most of them guessed (fact sheet 8 and 9). */
  readonly issuerPaths: IssuerPaths;
  /** Whether this deployment is in scope of PCI DSS: only then does anything that takes card numbers exist. */
  readonly cardDirect: boolean;
  /** For a call, from the first attempt to connect to the last byte of the answer. */
  readonly deadlineMs: number;
}

export const LIVE_API = 'https://api.trustpay.money';
/** What the provider takes in v4 (fact sheet 1). */
export const ALL_CURRENCIES: readonly string[] = ['USD', 'INR'];
export const DEFAULT_DEADLINE_MS = 30_000;
export const CARD_DIRECT_IN_SCOPE = 'in-pci-scope';
