import { randomUUID } from 'node:crypto';

export interface PageAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** A browser without scripts, as far as HTTP goes: cookies, forms, redirects that are looked at and not followed. */
export class ConsoleClient {
  setCookie = '';

  constructor(private readonly url: string) {}

  static async signedIn(url: string, key: string): Promise<ConsoleClient> {
    const client = new ConsoleClient(url);
    const answer = await client.signIn(key);
    if (answer.status !== 303) throw new Error(`not signed in: ${answer.status}`);
    client.setCookie = answer.headers.get('set-cookie') ?? '';
    return client;
  }

  signIn(key: string, next = ''): Promise<PageAnswer> {
    return this.post('/sign-in', { api_key: key, next });
  }

  get(path: string): Promise<PageAnswer> {
    return this.send('GET', path);
  }

  /** The token of this session, as its pages have it. */
  async csrf(): Promise<string> {
    const { text } = await this.get('/orders');
    return /name="csrf" value="([\w-]+)"/.exec(text)?.[1] ?? '';
  }

  /** A form of this session, with a key of its own. */
  async act(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<PageAnswer> {
    return this.post(path, { csrf: await this.csrf(), key: randomUUID(), ...fields }, headers);
  }

  post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<PageAnswer> {
    const form = { csrf: '', ...fields };
    return this.send('POST', path, new URLSearchParams(form).toString(), headers);
  }

  async send(method: string, path: string, body?: string, headers: Record<string, string> = {}): Promise<PageAnswer> {
    const cookie = this.setCookie.split(';')[0]!;
    const answer = await fetch(`${this.url}/console${path}`, {
      method,
      body,
      headers: { ...(cookie && { cookie }), 'content-type': 'application/x-www-form-urlencoded', ...headers },
      redirect: 'manual',
    });
    // A live stream never ends.
    const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream');
    return { status: answer.status, headers: answer.headers, text: isStream ? '' : await answer.text() };
  }
}
