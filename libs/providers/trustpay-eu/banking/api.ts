import type { BankAnswer, BankRefusal, HttpClient, HttpResult } from '../../spi';
import type { BankingConfig } from './config';
import { parseJsonTexts } from './json';
import { Reader, Unreadable } from './reader';
import { BankingTokens } from './tokens';

export type Operation =
  | 'GetAccountList'
  | 'GetAccountDetails'
  | 'GetTransactionHistory'
  | 'GetTransactionDetails'
  | 'GetStatement'
  | 'CreateOrder'
  | 'CreateOrders'
  | 'GetOrderDetails'
  | 'RefundPayment';

const UNAUTHORIZED = 401;

/**
 * What a status means (fact sheet 9.8, mostly guessed there). A request that timed out at the bank, 408, may have been
 * carried out all the same.
 */
const REFUSALS: Readonly<Record<number, BankRefusal>> = {
  400: 'invalid',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  405: 'refused',
  413: 'invalid',
  415: 'invalid',
  422: 'invalid',
  429: 'throttled',
};

/** Calls of API Banking: POST with JSON, a bearer token, one deadline each (fact sheet 9). */
export class BankingApi {
  private readonly tokens: BankingTokens;

  constructor(
    private readonly config: BankingConfig,
    private readonly http: HttpClient,
    clock: { now(): Date },
  ) {
    this.tokens = new BankingTokens(config, http, clock);
  }

  /**
   * Asks once. Only a request that was refused for its token is sent again, with a new one: it was not carried out.
   * `read` throws Unreadable for an answer that is not built as documented.
   */
  async call<T>(operation: Operation, body: object, read: (answer: Reader) => T): Promise<BankAnswer<T>> {
    const first = await this.tokens.get();
    if (first.kind === 'none') return { kind: 'not_sent', reason: first.reason };
    const result = await this.send(operation, body, first.value);
    if (result.kind !== 'answered' || result.status !== UNAUTHORIZED) return answerOf(result, read);
    this.tokens.refused(first.value);
    const second = await this.tokens.get();
    if (second.kind === 'none') return { kind: 'not_sent', reason: second.reason };
    return answerOf(await this.send(operation, body, second.value), read);
  }

  close(): Promise<void> {
    return this.http.close();
  }

  private send(operation: Operation, body: object, token: string): Promise<HttpResult> {
    const { url, deadlineMs } = this.config;
    return this.http.send({
      method: 'POST',
      url: `${url}/ApiBanking/${operation}`,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      deadlineMs,
    });
  }
}

function answerOf<T>(result: HttpResult, read: (answer: Reader) => T): BankAnswer<T> {
  if (result.kind !== 'answered') return { kind: result.kind, reason: result.reason };
  const { status } = result;
  const code = REFUSALS[status];
  const value = parseJsonTexts(result.body.toString('utf8'));
  if (code) return { kind: 'refused', code, reason: messageOf(value) ?? `HTTP status ${status}` };
  if (status !== 200) return { kind: 'unknown', reason: `HTTP status ${status}` };
  try {
    return { kind: 'answered', data: read(new Reader(value)) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { kind: 'unknown', reason: `unreadable answer: ${error.message}` };
  }
}

const MESSAGE_MAX = 200;

/** The bank's own words, without numbers that could be somebody's account. */
function messageOf(value: unknown): string | undefined {
  const message = (value as { Message?: unknown } | null | undefined)?.Message;
  if (typeof message !== 'string') return undefined;
  const clean = message
    .slice(0, MESSAGE_MAX)
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .replace(/[A-Z]{2}\d{2}[A-Z0-9]{6,}|\d{6,}/g, '#')
    .trim();
  return clean || undefined;
}
