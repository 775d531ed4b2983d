import { randomUUID } from 'node:crypto';
import { Transport, jsonOf } from '#libs/client';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers of every resource: their shape is asserted, not typed
type Json = any;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
}

export interface SendOptions {
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * The wire of the published client, without what it makes of it: here refusals are answers, too, and nothing is
 * retried.
 */
export class ApiClient {
  private readonly transport: Transport;

  constructor(
    url: string,
    private readonly token?: string,
  ) {
    this.transport = new Transport(url);
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.send('GET', path, undefined, headers);
  }

  post(path: string, body: unknown, { key = randomUUID(), headers = {} }: SendOptions = {}): Promise<Answer> {
    return this.send('POST', path, JSON.stringify(body), {
      'content-type': 'application/json',
      'idempotency-key': key,
      ...headers,
    });
  }

  delete(path: string, { key = randomUUID(), headers = {} }: SendOptions = {}): Promise<Answer> {
    return this.send('DELETE', path, undefined, { 'idempotency-key': key, ...headers });
  }

  /** Exactly these bytes and headers. */
  async send(
    method: string,
    path: string,
    body: string | undefined,
    headers: Readonly<Record<string, string>>,
  ): Promise<Answer> {
    const authorization: Record<string, string> =
      this.token === undefined ? {} : { authorization: `Bearer ${this.token}` };
    const answer = await this.transport.exchange({ method, path, body, headers: { ...authorization, ...headers } });
    return { status: answer.status, headers: answer.headers, body: jsonOf(answer) ?? answer.text };
  }
}
