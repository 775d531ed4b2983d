import { createHttpClient } from '../../spi';
import type { HttpClient } from '../../spi';
import { createBanking } from '../banking';
import type { BankingConfig } from '../banking/config';
import { BankingCredentials } from '../banking/credentials';
import { config } from './samples';

export const bankingConfig = (url: string, overrides: Partial<BankingConfig> = {}): BankingConfig => ({
  url,
  credentials: new BankingCredentials('banking', 'banking-secret'),
  refunds: true,
  orderKind: 'BWT2/OTHER',
  deadlineMs: 1_000,
  ...overrides,
});

/** API Banking of the account of these tests. */
export const bankAt = (
  url: string,
  clock: { now(): Date },
  { http = createHttpClient(), ...overrides }: Partial<BankingConfig> & { http?: HttpClient } = {},
) => createBanking(bankingConfig(url, overrides), { http, clock, accountId: config().accountId });

/** Sends what only reads before a call straight to the server, so that faults on the way strike the call itself. */
export function withPreludesAt(serverUrl: string, http: HttpClient): HttpClient {
  const isPrelude = (url: string): boolean => /(oauth2\/token|GetTransactionDetails|GetAccountDetails)$/.test(url);
  return {
    send: (request) => {
      const { pathname } = new URL(request.url);
      return http.send(isPrelude(pathname) ? { ...request, url: serverUrl + pathname, deadlineMs: 15_000 } : request);
    },
    close: () => http.close(),
  };
}
