/** Something healed by itself that an operator may want to count. */
export interface StoreWarning {
  readonly kind: 'append-repeated' | 'read-repeated' | 'subscription-renewed';
  /** Stream or log that was concerned. */
  readonly what: string;
  /** 1 for the first failure in a row. */
  readonly attempt: number;
  readonly error: unknown;
}

/** Every wait of the adapter, in milliseconds, and every number of tries. */
export interface Timing {
  /** One try of an append. The server itself gives up after 2,000. */
  readonly appendTimeoutMs: number;
  /** Silence while a read or a subscription should be delivering. */
  readonly readTimeoutMs: number;
  /**
   * Silence of a subscription that had caught up, after which the end of the log is compared with what was delivered.
   */
  readonly quietMs: number;
  /** Tries of one append or read before the caller is told. */
  readonly tries: number;
  /** Failures of one subscription in a row, without any progress between them, before its consumer is told. */
  readonly renewals: number;
  readonly backoffFirstMs: number;
  readonly backoffMostMs: number;
  /** How long closing waits for appends in flight, and then for streams to end. */
  readonly closeTimeoutMs: number;
}

export interface EventStoreDbOptions {
  /**
   * `esdb://user:password@host:2113?tls=true`; several hosts are gossip seeds, `esdb+discover://` takes the first one
   * only. User and password are percent-encoded, and required unless `tls=false`. The user needs to read `$all`
   * (`$admins`).
   */
  readonly url: string;
  readonly onWarning?: (warning: StoreWarning) => void;
  readonly timing?: Partial<Timing>;
}

/** 64 appends and 24 reads at most on one connection: the server refuses more than 100 streams. */
export const APPENDS_AT_ONCE = 64;
export const READS_AT_ONCE = 24;
/** Appends in flight and waiting; beyond it the caller is told that the store is overloaded. */
export const APPENDS_QUEUED_MAX = 2_000;

export const DEFAULT_TIMING: Timing = {
  appendTimeoutMs: 5_000,
  readTimeoutMs: 10_000,
  quietMs: 1_000,
  tries: 6,
  renewals: 20,
  backoffFirstMs: 100,
  backoffMostMs: 5_000,
  closeTimeoutMs: 5_000,
};
