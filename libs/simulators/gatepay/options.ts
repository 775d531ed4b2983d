import type { Clock } from '#libs/clock';
import type { FaultRule, ListenOptions } from '#libs/simulators/kit';
import type { Fault } from './faults';
import type { Quirks } from './quirks';

/** An application as it is registered at the provider. */
export interface SimulatedApplication {
  readonly clientId: string;
  readonly secret: string;
  /** Sub-accounts that it may act for. */
  readonly subAccounts: readonly string[];
  /** Registered, never sent with an order (sheet 1); absent: nobody is told anything. */
  readonly callbackUrl?: string;
}

export interface GatePaySimulatorOptions extends ListenOptions {
  readonly clock: Clock;
  readonly applications: readonly SimulatedApplication[];
  /** Times of repeats in milliseconds after the first try; default `SLOW_RETRIES`. */
  readonly retrySchedule?: readonly number[];
  readonly callbackTimeoutMs?: number;
  /** Orders and deliveries remembered. */
  readonly capacity?: number;
  readonly seed?: string;
  readonly faults?: readonly FaultRule<Fault>[];
  readonly quirks?: Partial<Quirks>;
  readonly log?: (line: string) => void;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const addedUp = (pauses: readonly number[]): readonly number[] => {
  let total = 0;
  return pauses.map((pause) => (total += pause));
};

/** The first schedule of sheet 7: 15 repeats within a day. */
export const SLOW_RETRIES = addedUp([
  ...[15 * SECOND, 15 * SECOND, 30 * SECOND, 3 * MINUTE, 10 * MINUTE, 20 * MINUTE],
  ...[30 * MINUTE, 30 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR, 3 * HOUR, 3 * HOUR, 6 * HOUR, 6 * HOUR],
]);

/** The second one, of another page: every 3 s, ten times. */
export const FAST_RETRIES = addedUp(Array.from({ length: 10 }, () => 3 * SECOND));
