import type { ApiSecret, PlatformKeys } from './wire/signature';

export interface CoboConfig {
  readonly secret: ApiSecret;
  readonly platform: PlatformKeys;
  /** The merchant at Cobo whose orders these are. */
  readonly merchantId: string;
  /** With `/v2`, which is part of what is signed, and without a slash at the end. */
  readonly apiUrl: string;
  /** Refuses answers without a signature, apart from those of a gateway before the platform (fact sheet 2.3). */
  readonly strictSignatures: boolean;
  /** From whose account refunds go: the merchant's or the developer's. */
  readonly refundType: 'Merchant' | 'Psp';
  /** For one call, from the first attempt to connect to the last byte of the answer. */
  readonly deadlineMs: number;
}

export const LIVE_API = 'https://api.cobo.com/v2';
export const DEFAULT_DEADLINE_MS = 30_000;
