import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '#libs/clock';
import { BoundedMap } from '#libs/simulators/kit';
import type { Accounts } from '../accounts';
import type { SimulatedApplication } from '../options';
import type { Quirks } from '../quirks';
import { refuse } from '../refusal';
import { isSignature, signatureOf } from '../signature';

const REMEMBERED_NONCES = 100_000;

export interface Incoming {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly isInstitution: boolean;
}

/** Lets a request in by the checks of sheet 2.3, in their order. */
export class Gatekeeper {
  private readonly nonces = new BoundedMap<string, true>(REMEMBERED_NONCES);

  constructor(
    private readonly clock: Clock,
    private readonly accounts: Accounts,
    private readonly quirks: Quirks,
  ) {}

  /** Who asks, up to the signature. @throws Refusal */
  admit({ method, headers, body }: Incoming): SimulatedApplication {
    if (method === 'POST' && !/^application\/json\b/.test(headers['content-type'] ?? '')) {
      throw refuse(400007, 'media type is not supported');
    }
    const header = (name: string): string => String(headers[`x-gatepay-${name}`] ?? '');
    const clientId = header('certificate-clientid');
    const timestamp = header('timestamp');
    const nonce = header('nonce');
    if (clientId === '') throw refuse(400004, 'client id is missing');
    if (!/^\d{1,16}$/.test(timestamp)) throw refuse(400003, 'timestamp is missing or malformed');
    if (!/^[A-Za-z0-9]{1,32}$/.test(nonce)) throw refuse(400020, 'nonce is missing or malformed');
    const away = Math.abs(this.clock.now().getTime() - Number(timestamp));
    if (away > this.quirks.timestampWindowMs) throw refuse(400003, 'timestamp is out of the window');
    const application = this.accounts.application(clientId);
    if (!application) throw refuse(400004, 'client id is unknown');
    const expected = signatureOf(application.secret, timestamp, nonce, body);
    if (!isSignature(header('signature'), expected)) throw refuse(400002, 'Incorrect signature result');
    this.useNonce(`${clientId}/${nonce}`);
    return application;
  }

  /** The account that is acted for; merchant paths act for the application's first (sheet 9.1). @throws Refusal */
  subAccount(application: SimulatedApplication, { headers, isInstitution }: Incoming): string {
    const named = headers['x-gatepay-on-behalf-of'];
    const [first] = application.subAccounts;
    const wanted = isInstitution ? named : (named ?? first);
    if (typeof wanted !== 'string' || !application.subAccounts.includes(wanted)) {
      throw refuse(500008, 'merchant not found');
    }
    return wanted;
  }

  private useNonce(key: string): void {
    if (this.quirks.rejectReusedNonce && this.nonces.has(key)) throw refuse(400020, 'nonce was used before');
    this.nonces.set(key, true);
  }
}
