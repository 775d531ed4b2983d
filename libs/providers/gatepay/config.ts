import type { SigningKeys } from './signature';

export interface GatePayConfig {
  /** Origin, without a slash at the end. */
  readonly baseUrl: string;
  /** Id of the application at the provider. */
  readonly clientId: string;
  readonly keys: SigningKeys;
  /** Sub-account for which an institution asks and which is credited. */
  readonly onBehalfOf: string;
  /** For one call, from the first attempt to connect to the last byte of the answer. */
  readonly deadlineMs: number;
  /** How far the time of a callback may be away from ours; the provider's own window is 10 s (fact sheet 1.1). */
  readonly callbackToleranceMs: number;
}

export const LIVE_URL = 'https://openplatform.gateapi.io';
export const DEFAULT_DEADLINE_MS = 30_000;
export const DEFAULT_CALLBACK_TOLERANCE_MS = 10_000;
