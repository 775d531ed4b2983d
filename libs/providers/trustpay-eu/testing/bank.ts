import { createHttpClient } from '../../spi';
import type { HttpClient } from '../../spi';
import type { Spared } from '../../spi/testing';
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

const PREPARATIONS: Readonly<Record<Spared, RegExp | undefined>> = {
  preparations: /(oauth2\/token|GetTransactionDetails|GetAccountDetails)$/,
  entrance: /oauth2\/token$/,
  nothing: undefined,
};

/** Sends what only prepares a call straight to the server, so that faults on the way strike the call itself. */
export function withPreparationsAt(serverUrl: string, http: HttpClient, spared: Spared): HttpClient {
  return {
    send: (request) => {
      const { pathname } = new URL(request.url);
      const isSpared = PREPARATIONS[spared]?.test(pathname) ?? false;
      return http.send(isSpared ? { ...request, url: serverUrl + pathname, deadlineMs: 15_000 } : request);
    },
    close: () => http.close(),
  };
}
