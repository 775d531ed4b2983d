import { randomBytes } from 'node:crypto';
import type { HttpClient, ProviderDependencies } from '../spi';
import type { GatePayConfig } from './config';
import { readReply } from './envelope';
import type { Reply } from './envelope';

/** The institution's twin of each path (fact sheet 1). */
const INSTITUTION = '/payment/open/institution';

/** Signed calls, each made once. `path` begins with the version, e.g. `/v1/pay/balance`. */
export interface GatePayClient {
  get(path: string, query?: Readonly<Record<string, string>>): Promise<Reply>;
  /** `body`: the JSON text as it goes over the wire and is signed. */
  post(path: string, body: string): Promise<Reply>;
}

export function createClient(
  config: GatePayConfig,
  { http, clock }: { http: HttpClient; clock: ProviderDependencies['clock'] },
): GatePayClient {
  const { baseUrl, deadlineMs } = config;
  const headers = (body: string) => signedHeaders(config, clock.now().getTime(), body);
  return {
    async get(path, query = {}) {
      const search = new URLSearchParams(query).toString();
      const url = `${baseUrl}${INSTITUTION}${path}${search === '' ? '' : `?${search}`}`;
      return readReply(await http.send({ method: 'GET', url, headers: headers(''), deadlineMs }));
    },
    async post(path, body) {
      const url = `${baseUrl}${INSTITUTION}${path}`;
      return readReply(await http.send({ method: 'POST', url, headers: headers(body), body, deadlineMs }));
    },
  };
}

/** Fact sheet 1.1. The sub-account is not part of the signed text. */
function signedHeaders({ clientId, keys, onBehalfOf }: GatePayConfig, now: number, body: string) {
  const timestamp = String(now);
  const nonce = randomBytes(16).toString('hex');
  return {
    'content-type': 'application/json',
    accept: 'application/json',
    'x-gatepay-certificate-clientid': clientId,
    'x-gatepay-timestamp': timestamp,
    'x-gatepay-nonce': nonce,
    'x-gatepay-signature': keys.sign({ timestamp, nonce, body }),
    'x-gatepay-on-behalf-of': onBehalfOf,
  };
}
