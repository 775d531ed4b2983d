/** Who and why, beside every event. No personal data: it stands in clear for ever. */
export interface EventMetadata {
  /** The command that appended the event; folded state remembers it, which is what makes commands happen once. */
  readonly commandId: string;
  /** HMAC of the canonical request, to tell a repeated command from another one under the same key. */
  readonly fingerprint?: string;
  /** One business interaction, across streams. */
  readonly correlationId: string;
  /** The event or command that caused this one. */
  readonly causationId: string;
  /** Who acted: `key:<id>` for an API key, `provider:<name>`, `process:<name>`, `cli:<user>`. */
  readonly actor: string;
  readonly merchantId: string;
  /** Version of the event's schema, 1 at first. */
  readonly schemaVersion: number;
  /** Time of the decision by the injected clock, RFC 3339 UTC. */
  readonly occurredAt: string;
  /** W3C trace context, when there was one. */
  readonly traceparent?: string;
}
