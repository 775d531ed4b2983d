/** A provider's message as it came over the wire, before anything looked inside. */
export interface RawNotification {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** The query string without `?`, exactly as received. */
  readonly query: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface NotificationAnswer {
  readonly status: number;
  readonly contentType?: string;
  readonly body?: string;
}
