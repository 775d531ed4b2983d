import type { Clock } from '#libs/clock';
import type { FaultRule, ListenOptions } from '#libs/simulators/kit';
import type { Fault } from './faults';
import type { Quirks } from './quirks';
import type { Endpoint } from './webhooks/webhooks';
import { parseDecimal } from './wire/decimal';
import { findToken } from './wire/tokens';

export interface CoboSimulatorOptions extends ListenOptions {
  readonly clock: Clock;
  /** Public keys that may call, 64 hex digits each. */
  readonly apiKeys: readonly string[];
  /** Private key of the platform, 64 hex digits; default that of the sheet's vectors. */
  readonly platformSecret?: string;
  /** Default `M1001`. */
  readonly merchants?: readonly string[];
  readonly webhooks?: readonly Endpoint[];
  /** USD for one token; default 0.99. */
  readonly rates?: Readonly<Record<string, string>>;
  readonly faults?: readonly FaultRule<Fault>[];
  /** Decides which subjects a fault with a `rate` strikes. */
  readonly seed?: string;
  readonly quirks?: Partial<Quirks>;
  /** Times of webhook retries in milliseconds after the first attempt; default ten within two hours. */
  readonly retrySchedule?: readonly number[];
  /** Default 2 s, of real time. */
  readonly webhookTimeoutMs?: number;
  /** Pause between two steps of a refund or payout; default 2 s, 0 leaves them to the control. */
  readonly stepMs?: number;
  /** Orders remembered, and as many refunds, payouts and webhooks; default 100,000. */
  readonly capacity?: number;
  /** One line per request; default none. */
  readonly log?: (line: string) => void;
}

/** Bytes 20…3f: the platform of the sheet's vectors (2.4). */
export const DEFAULT_PLATFORM_SECRET = '202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f';
export const DEFAULT_RATE = '0.99';
const KEY = /^[0-9a-fA-F]{64}$/;

/** @throws RangeError for keys that could never fit */
export function keysOf({ apiKeys, platformSecret = DEFAULT_PLATFORM_SECRET }: CoboSimulatorOptions) {
  if (apiKeys.length === 0) throw new RangeError('there must be an API key');
  for (const key of [...apiKeys, platformSecret]) if (!KEY.test(key)) throw new RangeError('a key is 64 hex digits');
  return { apiKeys: new Set(apiKeys.map((key) => key.toLowerCase())), platformSecret };
}

/** @throws RangeError for what is no token or no positive rate */
export function checkRate(tokenId: string, rate: string): string {
  const token = findToken(tokenId);
  if (!token || !parseDecimal(rate)) throw new RangeError(`rate ${tokenId} ${rate}: a token and a positive decimal`);
  return token.id;
}
