import { Refusal, ResultCode } from './result-codes';
import type { ReturnUrls } from './return-urls';

/** A merchant account (or project) as its owner sees it in the provider's portal. */
export interface Account {
  readonly accountId: string;
  /** The current secret key first; former keys after it are still accepted in requests. */
  secrets: readonly string[];
  /** Currencies in which cards can be charged; others give 1101. */
  currencies: readonly string[];
  /** The account's own currency: bank transfers in another give 1001. */
  wireCurrency: string;
  enabled: boolean;
  /** Allowed services, e.g. `card/0` or `wire/8`; `all` for every one. */
  services: readonly string[] | 'all';
  defaultNotificationUrl?: string;
  /** Where browsers return when the request names no address. */
  defaultReturnUrls?: ReturnUrls;
  /** Hundredths per currency from which refunds are paid; a currency that is not listed has no limit. */
  readonly balances: Map<string, bigint>;
}

export class Accounts {
  private readonly accounts: ReadonlyMap<string, Account>;

  constructor(accounts: readonly Account[]) {
    this.accounts = new Map(accounts.map((account) => [account.accountId, account]));
  }

  find(accountId: string | undefined): Account | undefined {
    return accountId === undefined ? undefined : this.accounts.get(accountId);
  }

  all(): readonly Account[] {
    return [...this.accounts.values()];
  }

  /** Throws Refusal 1002 or 1003. */
  working(accountId: string): Account {
    const account = this.find(accountId);
    if (!account) throw new Refusal(ResultCode.UnknownAccount, `no account ${accountId}`);
    if (!account.enabled) throw new Refusal(ResultCode.AccountDisabled, `account ${accountId} is disabled`);
    return account;
  }
}

/** Throws Refusal 1008. */
export function assertServiceAllowed(account: Account, service: string): void {
  if (account.services !== 'all' && !account.services.includes(service)) {
    throw new Refusal(ResultCode.ServiceNotAllowed, `${service} is not enabled for account ${account.accountId}`);
  }
}
