import type { Clock } from '#libs/clock';
import type { Merchant } from '../merchants';
import { unauthorized } from '../wire/refusal';
import { isSignedBy } from '../wire/signature';
import { parseTimestamp } from '../wire/timestamp';

export interface SignedRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** As it came, before anybody parsed it. */
  readonly body: Buffer;
}

/** The door: key, then timestamp, then signature (sheet, section 9.2). Method and path are not signed. */
export class Door {
  constructor(
    private readonly merchants: readonly Merchant[],
    private readonly clock: Clock,
    private readonly windowMs: number,
  ) {}

  /** @throws Refusal 401 */
  enter({ headers, body }: SignedRequest): Merchant {
    const key = one(headers['x-api-key']);
    if (!key) throw unauthorized('API key required');
    const merchant = this.merchants.find(({ apiKey, active }) => active && apiKey === key);
    if (!merchant) throw unauthorized('Invalid API key');
    const timestamp = one(headers['x-timestamp']);
    this.assertFresh(timestamp);
    const signature = one(headers['x-signature']) ?? '';
    if (!isSignedBy(merchant.secrets, timestamp ?? '', body, signature)) throw unauthorized('Invalid signature');
    return merchant;
  }

  private assertFresh(timestamp: string | undefined): void {
    if (!timestamp) throw unauthorized('Timestamp required');
    const time = parseTimestamp(timestamp);
    if (time === undefined) throw unauthorized('Invalid timestamp format');
    const skew = Math.abs(this.clock.now().getTime() - time);
    // Seconds carry no fraction, so a request of this very second may seem almost a second old.
    if (skew > this.windowMs + 999) throw unauthorized('Timestamp window exceeded');
  }
}

const one = (header: string | string[] | undefined): string | undefined => (Array.isArray(header) ? header[0] : header);
