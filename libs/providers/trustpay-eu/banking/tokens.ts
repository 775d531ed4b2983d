import type { HttpClient } from '../../spi';
import type { BankingConfig } from './config';
import { parseJsonTexts } from './json';
import { Reader, Unreadable } from './reader';

export type TokenResult =
  { readonly kind: 'token'; readonly value: string } | { readonly kind: 'none'; readonly reason: string };

/** Renewed so long before its end (fact sheet 9.1). */
const MARGIN_MS = 60_000;

interface Held {
  readonly value: string;
  /** By our clock, counted from before it was asked for. */
  readonly renewAt: number;
}

/**
 * The access token of API Banking: asked for once however many calls wait for it, renewed before it ends, and thrown
 * away when the bank refuses it. There is no refresh token (fact sheet 9.1).
 */
export class BankingTokens {
  #held?: Held;
  #asking?: Promise<TokenResult>;

  constructor(
    private readonly config: BankingConfig,
    private readonly http: HttpClient,
    private readonly clock: { now(): Date },
  ) {}

  get(): Promise<TokenResult> {
    if (this.#held && this.clock.now().getTime() < this.#held.renewAt) {
      return Promise.resolve({ kind: 'token', value: this.#held.value });
    }
    this.#asking ??= this.ask().finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  /** The bank took this one no longer; one that has replaced it meanwhile is kept. */
  refused(value: string): void {
    if (this.#held?.value === value) this.#held = undefined;
  }

  private async ask(): Promise<TokenResult> {
    const { url, credentials, deadlineMs } = this.config;
    const askedAt = this.clock.now().getTime();
    const result = await this.http.send({
      method: 'POST',
      url: `${url}/api/oauth2/token`,
      headers: {
        authorization: credentials.authorization(),
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
      deadlineMs,
    });
    if (result.kind !== 'answered') return { kind: 'none', reason: `no access token: ${result.reason}` };
    if (result.status !== 200) return { kind: 'none', reason: `no access token: HTTP status ${result.status}` };
    const granted = readToken(result.body);
    if (!granted) return { kind: 'none', reason: 'no access token: unreadable answer' };
    const lifetimeMs = granted.seconds * 1_000;
    this.#held = { value: granted.value, renewAt: askedAt + lifetimeMs - Math.min(MARGIN_MS, lifetimeMs / 2) };
    return { kind: 'token', value: granted.value };
  }
}

function readToken(body: Buffer): { value: string; seconds: number } | undefined {
  try {
    const answer = new Reader(parseJsonTexts(body.toString('utf8')));
    answer.text('token_type', /^bearer$/i);
    const value = answer.text('access_token', /^[\x21-\x7e]{1,4096}$/);
    return { value, seconds: Number.parseInt(answer.text('expires_in', /^[1-9]\d{0,6}$/), 10) };
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}
