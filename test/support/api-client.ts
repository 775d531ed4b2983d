import { randomUUID } from 'node:crypto';

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

/** HTTP as a caller's service would send it; refusals are answers, too. */
export class ApiClient {
  constructor(
    private readonly url: string,
    private readonly token?: string,
  ) {}

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
    const response = await fetch(this.url + path, {
      method,
      body,
      headers: { ...authorization, ...headers },
      redirect: 'manual',
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json');
    return { status: response.status, headers: response.headers, body: json && text !== '' ? JSON.parse(text) : text };
  }
}
