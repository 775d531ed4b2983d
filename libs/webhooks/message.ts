/** What is told to one endpoint about one thing. */
export interface WebhookMessage {
  readonly type: string;
  /** When it happened. */
  readonly timestamp: string;
  /** Of the thing that it is about: rises with each event of it, not by one. */
  readonly sequence: number;
  /** Of the message before about the same thing to the same endpoint; null at the first. */
  readonly previousSequence: number | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The bytes that are signed and sent; every attempt sends the same ones. */
export const messageBody = ({ type, timestamp, sequence, previousSequence, data }: WebhookMessage): string =>
  JSON.stringify({ type, timestamp, sequence, previous_sequence: previousSequence, data });
