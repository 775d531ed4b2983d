import type { HttpClient, HttpResult } from '../spi';
import type { PayfieldConfig } from './config';

export type Calls = ReturnType<typeof createCalls>;

export interface CallDependencies {
  readonly http: HttpClient;
  readonly clock: { now(): Date };
}

/** Signed calls, each made once. The bytes that are signed are the bytes that are sent (fact sheet 2). */
export function createCalls(config: PayfieldConfig, { http, clock }: CallDependencies) {
  const signed = (body: string) => config.credentials.headers(String(Math.floor(clock.now().getTime() / 1000)), body);
  const { deadlineMs } = config;
  return {
    get(path: string, query: Readonly<Record<string, string>>): Promise<HttpResult> {
      const url = `${config.apiUrl}/api/v1/${path}?${new URLSearchParams(query).toString()}`;
      return http.send({ method: 'GET', url, headers: { ...signed(''), accept: 'application/json' }, deadlineMs });
    },
    post(path: string, content: object): Promise<HttpResult> {
      const body = JSON.stringify(content);
      const headers = { ...signed(body), accept: 'application/json', 'content-type': 'application/json' };
      return http.send({ method: 'POST', url: `${config.apiUrl}/api/v1/${path}`, headers, body, deadlineMs });
    },
  };
}
