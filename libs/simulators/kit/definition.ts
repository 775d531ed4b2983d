import type { Clock } from '#libs/clock';

export interface SimulatorStart {
  readonly clock: Clock;
  readonly host?: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** Base address under which browsers and the ledger reach it; default the address it listens on. */
  readonly publicUrl?: string;
  /**
   * The provider's settings as the ledger has them, so that both sides hold the same keys; what is missing is made
   * up.
   */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where the ledger listens, for providers that know one address for all messages. */
  readonly ledgerUrl?: string;
  /** Pauses between deliveries of a message, in milliseconds; default the provider's own. */
  readonly retrySchedule?: readonly number[];
  readonly log?: (line: string) => void;
}

export interface RunningSimulator {
  readonly url: string;
  /** The settings with which the ledger reaches it. */
  readonly settings: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** A simulated provider: one constant in its folder, one line in the registry. */
export interface SimulatorDefinition {
  /** The provider's name. */
  readonly name: string;
  readonly title: string;
  readonly defaultPort: number;
  /** @throws RangeError for settings that it could not work with */
  start(options: SimulatorStart): Promise<RunningSimulator>;
}
