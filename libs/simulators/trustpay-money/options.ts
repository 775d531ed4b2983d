import type { Clock } from '#libs/clock';
import type { FaultRule, ListenOptions } from '#libs/simulators/kit';
import type { Fault } from './faults';
import type { SimulatedMerchant } from './merchants';
import type { Quirks } from './quirks';

export interface TrustPayMoneySimulatorOptions extends ListenOptions {
  readonly clock: Clock;
  readonly merchants: readonly SimulatedMerchant[];
  readonly faults?: readonly FaultRule<Fault>[];
  /** Decides which subjects a fault with a `rate` strikes. */
  readonly seed?: string;
  readonly quirks?: Partial<Quirks>;
  /** Times of callback retries in milliseconds after the first attempt; default 10, 30, 60 and 300 seconds. */
  readonly retrySchedule?: readonly number[];
  /** Default 10 s, of real time. */
  readonly callbackTimeoutMs?: number;
  /** Orders remembered, and as many callbacks; default 200,000. */
  readonly capacity?: number;
  /** `operation=path,…`: other paths of the card issuer, most of which are guessed. */
  readonly issuerPaths?: string;
  /** One line per request and decision; default none. */
  readonly log?: (line: string) => void;
}

/** Five tries in all (sheet 6, guessed). */
export const CALLBACK_RETRIES: readonly number[] = [10_000, 30_000, 60_000, 300_000];
