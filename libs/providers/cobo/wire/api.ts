import type { HttpClient, HttpRequest, ProviderDependencies } from '../../spi';
import type { CoboConfig } from '../config';
import type { ApiResult } from './answer';
import { readAnswer } from './answer';
import { requestText } from './signature';

type Query = Readonly<Record<string, string | undefined>>;

/** Calls of the payments API: signed, made once, their answers verified (fact sheet 2). */
export class CoboApi {
  private lastNonce = 0;

  constructor(
    private readonly config: CoboConfig,
    private readonly http: HttpClient,
    private readonly clock: ProviderDependencies['clock'],
  ) {}

  get(path: string, query: Query = {}): Promise<ApiResult> {
    return this.call('GET', path, queryText(query), '');
  }

  post(path: string, body: object): Promise<ApiResult> {
    return this.call('POST', path, '', JSON.stringify(body));
  }

  put(path: string, body?: object): Promise<ApiResult> {
    return this.call('PUT', path, '', body ? JSON.stringify(body) : '');
  }

  private async call(method: HttpRequest['method'], path: string, query: string, body: string): Promise<ApiResult> {
    const { config } = this;
    const url = `${config.apiUrl}/payments/${path}`;
    const nonce = this.nonce();
    const text = requestText({ method, path: new URL(url).pathname, nonce, query, body });
    const result = await this.http.send({
      method,
      url: query === '' ? url : `${url}?${query}`,
      headers: {
        'biz-api-key': config.secret.apiKey,
        'biz-api-nonce': nonce,
        'biz-api-signature': config.secret.sign(text),
        ...(body !== '' && { 'content-type': 'application/json' }),
      },
      ...(body !== '' && { body }),
      deadlineMs: config.deadlineMs,
    });
    return readAnswer(result, config);
  }

  /** The time in milliseconds, and never the same twice: whether a repeat would be refused is not published. */
  private nonce(): string {
    this.lastNonce = Math.max(this.clock.now().getTime(), this.lastNonce + 1);
    return String(this.lastNonce);
  }
}

/** In the order given, without empty values. What is sent is what is signed (fact sheet 2.2). */
export const queryText = (query: Query): string =>
  Object.entries(query)
    .flatMap(([name, value]) => (value ? [`${name}=${percentEncoded(value)}`] : []))
    .join('&');

/** RFC 3986: also what `encodeURIComponent` leaves, so that no client in between writes it in another way. */
export const percentEncoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
