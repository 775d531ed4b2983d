import type { TargetPolicy } from '#libs/webhooks';
import type { SettingsReader } from './environment';

/** How messages to merchants are sent. */
export interface WebhooksConfig {
  readonly target: TargetPolicy;
  /** Of one merchant, those that are switched off included. */
  readonly endpointsMax: number;
  /** From connecting to the last byte of the answer. */
  readonly timeoutMs: number;
  /** An endpoint that only failed for so long is switched off. */
  readonly disableAfterDays: number;
  /** How long finished deliveries are kept. */
  readonly keepDays: number;
}

/** Settings of outgoing webhooks. This machine itself is a target in a sandbox only, whatever is allowed. */
export function webhooksOf(read: SettingsReader, mode: 'sandbox' | 'production'): WebhooksConfig {
  const allowPrivate = read.oneOf('WEBHOOK_ALLOW_PRIVATE', ['true', 'false'], 'false') === 'true';
  const allowHttp = read.oneOf('WEBHOOK_ALLOW_HTTP', ['true', 'false'], 'false') === 'true';
  const inside = mode === 'sandbox' ? 'local' : 'private';
  return {
    target: { reach: allowPrivate ? inside : 'public', allowHttp },
    endpointsMax: read.integer('WEBHOOK_ENDPOINTS_MAX', 50, { min: 1, max: 1_000 }),
    timeoutMs: read.integer('WEBHOOK_TIMEOUT_MS', 15_000, { min: 500, max: 60_000 }),
    disableAfterDays: read.integer('WEBHOOK_DISABLE_AFTER_DAYS', 5, { min: 1, max: 30 }),
    keepDays: read.integer('WEBHOOK_KEEP_DAYS', 90, { min: 7, max: 3_650 }),
  };
}
