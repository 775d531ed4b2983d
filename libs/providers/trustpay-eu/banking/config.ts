import type { BankingCredentials } from './credentials';

export interface BankingConfig {
  /** Origin of API Banking and of its token, without a slash at the end. */
  readonly url: string;
  readonly credentials: BankingCredentials;
  /** Refunds of bank transfers go by RefundPayment in place of the background call (fact sheet 4.2). */
  readonly refunds: boolean;
  /** Order kind of what is not SEPA; the provider documents none (fact sheet U11). */
  readonly orderKind: string;
  /** For each exchange, from the first attempt to connect to the last byte of the answer. */
  readonly deadlineMs: number;
}

export const LIVE_BANKING = 'https://api.trustpay.eu';
/** A statement of a year comes in one answer. */
export const ANSWER_BYTES = 64 * 1024 * 1024;
