/** A notification as it goes over the wire. */
export interface OutgoingMessage {
  /** What the message is about, e.g. a payment's id: groups deliveries and orders reordered ones. */
  readonly key: string;
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export type DeliveryState = 'pending' | 'delivered' | 'given_up';

/** One message on its way, with what became of it. */
export interface Delivery {
  readonly id: number;
  readonly message: OutgoingMessage;
  readonly createdAt: number;
  readonly state: DeliveryState;
  readonly attempts: number;
  /** Status of the last answer, or why there was none. */
  readonly lastResult?: number | string;
  readonly lastAttemptAt?: number;
}

export interface SendOptions {
  /** Waits so long, by the simulator's clock, before the first attempt. */
  readonly delayMs?: number;
  /** Lets the next message with the same key overtake. */
  readonly letNextOvertake?: boolean;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Times of the retries, counted from the first attempt: 1, 5, 15 and 60 minutes, then hourly up to 24 hours. */
export const HOURLY_FOR_A_DAY: readonly number[] = [
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  ...Array.from({ length: 24 }, (_, hours) => (hours + 1) * HOUR),
];
