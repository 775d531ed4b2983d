import { randomBytes } from 'node:crypto';
import type { Clock } from '#libs/clock';
import type { OutgoingMessage } from '#libs/simulators/kit';
import type { CallbackFault } from '../faults';
import { signatureOf } from '../signature';

const MINUTE = 60_000;

/** A callback that is signed anew for each try, because its time would leave the receiver's window otherwise. */
export class SignedMessage implements OutgoingMessage {
  readonly method = 'POST';
  readonly key: string;
  readonly url: string;
  readonly body: string;
  private first?: Readonly<Record<string, string>>;

  constructor(
    { key, url, body }: { readonly key: string; readonly url: string; readonly body: string },
    private readonly secret: string,
    private readonly clock: Clock,
    private readonly how: { readonly faults: readonly CallbackFault[]; readonly staleRetries: boolean },
  ) {
    this.key = key;
    this.url = url;
    this.body = body;
  }

  get headers(): Readonly<Record<string, string>> {
    if (this.how.staleRetries) return (this.first ??= this.sign());
    return this.sign();
  }

  private sign(): Readonly<Record<string, string>> {
    const { faults } = this.how;
    const stale = faults.find((fault) => fault.kind === 'staleTimestamp');
    const rotated = faults.find((fault) => fault.kind === 'rotatedKey');
    const isWrong = faults.some(({ kind }) => kind === 'wrongSignature');
    const age = stale?.kind === 'staleTimestamp' ? (stale.ms ?? MINUTE) : 0;
    const secret = rotated?.kind === 'rotatedKey' ? (rotated.secret ?? 'nobody-has-this') : this.secret;
    const timestamp = String(this.clock.now().getTime() - age);
    const nonce = randomBytes(8).toString('hex');
    return {
      'content-type': 'application/json',
      'x-gatepay-timestamp': timestamp,
      'x-gatepay-nonce': nonce,
      'x-gatepay-signature': isWrong ? '0'.repeat(128) : signatureOf(secret, timestamp, nonce, this.body),
    };
  }
}
