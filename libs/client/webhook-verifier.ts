import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { LedgerError } from './errors';
import type { WebhookMessage } from './webhook-message';

/** The message is not from the ledger, was altered, or is too old. Answer 400 and do nothing. */
export class SignatureError extends LedgerError {}

type HeaderSource = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

const NAMES = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;

/** Checks messages by the Standard Webhooks specification, with five minutes of tolerance for clocks. */
export class WebhookVerifier {
  private readonly webhooks: readonly Webhook[];

  /** @param secrets one `whsec_…`, or several while they are being changed */
  constructor(...secrets: readonly string[]) {
    if (secrets.length === 0) throw new RangeError('a verifier needs a secret');
    this.webhooks = secrets.map((secret) => new Webhook(secret));
  }

  /**
   * The message, once its signature is right.
   *
   * `body`: the bytes as they came; a body that was parsed and printed again has other bytes.
   * @throws SignatureError
   */
  verify(body: string | Uint8Array, headers: HeaderSource): WebhookMessage {
    const bytes = typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
    const own = Object.fromEntries(NAMES.map((name) => [name, headerOf(headers, name)]));
    let reason: unknown;
    for (const webhook of this.webhooks) {
      try {
        return { ...(webhook.verify(bytes, own) as WebhookMessage), id: own['webhook-id']! };
      } catch (error) {
        if (!(error instanceof WebhookVerificationError)) throw error;
        reason = error;
      }
    }
    throw new SignatureError((reason as Error).message, { cause: reason });
  }
}

function headerOf(headers: HeaderSource, name: string): string {
  if (headers instanceof Headers) return headers.get(name) ?? '';
  const value = headers[name];
  return typeof value === 'string' ? value : '';
}
