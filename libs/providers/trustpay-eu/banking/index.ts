import type { Banking, HttpClient } from '../../spi';
import { BankingApi } from './api';
import { TrustPayBanking } from './banking';
import type { BankingConfig } from './config';
import type { RefundDesk } from './refund';

export interface BankingParts {
  readonly banking: Banking;
  readonly desk: RefundDesk;
  close(): Promise<void>;
}

/** Puts API Banking together. Owns the HTTP client that it is given. */
export function createBanking(
  config: BankingConfig,
  { http, clock, accountId }: { http: HttpClient; clock: { now(): Date }; accountId: string },
): BankingParts {
  const api = new BankingApi(config, http, clock);
  const banking = new TrustPayBanking(config, api, clock);
  return { banking, desk: { api, banking, clock, accountId }, close: () => api.close() };
}
