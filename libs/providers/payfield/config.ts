import type { Credentials } from './wire/credentials';

export interface PayfieldConfig {
  readonly credentials: Credentials;
  /** Origin of the API, without a slash at the end. */
  readonly apiUrl: string;
  /**
   * Shop codes by currency; a shop has exactly one (fact sheet 3). The first one takes new payments; the others are
   * former ones, where operations are still looked for.
   */
  readonly shops: ReadonlyMap<string, readonly string[]>;
  /** Fields of `paymentData` that a shop's contract needs, by shop code (fact sheet 6). */
  readonly paymentData: ReadonlyMap<string, readonly string[]>;
  /** For one call, from the first attempt to connect to the last byte of the answer. */
  readonly deadlineMs: number;
}

/** Printed on no page that was found; guessed from the host of the payment pages (fact sheet 1 and U10). */
export const PRESUMED_API = 'https://api.payfield.io';
export const DEFAULT_DEADLINE_MS = 30_000;
