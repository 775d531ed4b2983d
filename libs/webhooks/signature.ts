import { Webhook } from 'standardwebhooks';

/**
 * The headers of a message by the Standard Webhooks specification. One signature for each secret that counts, the
 * newest first: a receiver that knows any of them accepts the message.
 *
 * `secrets`: as the receiver holds them, `whsec_` and base64.
 */
export function signedHeaders(
  id: string,
  timestamp: Date,
  body: string,
  secrets: readonly string[],
): Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(timestamp.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, timestamp, body)).join(' '),
  };
}
