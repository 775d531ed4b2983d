import type { BankingConfig } from './banking/config';
import type { SigningKeys } from './signature';

export interface TrustPayEuConfig {
  /** Account or project id, 10 digits. */
  readonly accountId: string;
  readonly keys: SigningKeys;
  /**
   * Origin of the Merchant API, without a slash at the end. The company renames its hosts now and then (fact sheet,
   * head).
   */
  readonly gatewayUrl: string;
  /** Three-letter codes that the account takes; `any` leaves it to the provider (fact sheet U10). */
  readonly currencies: readonly string[] | 'any';
  /** Currency of the account: a bank transfer must be in it (fact sheet 4.1). */
  readonly wireCurrency: string;
  /** Whether several captures of one preauthorisation are agreed with the provider (fact sheet U6: not documented). */
  readonly multipleCaptures: boolean;
  /** How long a bank transfer that the payer has ordered is waited for, in calendar days. */
  readonly transferDays: number;
  /** For a background call, from the first attempt to connect to the last byte of the answer. */
  readonly deadlineMs: number;
  /** The bank behind the account; absent where there is no user for it. */
  readonly banking?: BankingConfig;
}

export const LIVE_GATEWAY = 'https://amapi.trustpay.eu';
export const DEFAULT_DEADLINE_MS = 30_000;
/**
 * A bank takes a transfer on one working day and brings it on the next. Calendar days need no calendar of holidays, of
 * which EUR and CZK have two; the longest run of days off in either, 24 to 28 December, leaves two working days of
 * seven. The sheet names no time.
 */
export const DEFAULT_TRANSFER_DAYS = 7;
/** Currencies of bank transfers (fact sheet 8.3). */
export const WIRE_CURRENCIES: readonly string[] = ['EUR', 'CZK'];
