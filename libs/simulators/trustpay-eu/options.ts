import type { Clock } from '#libs/clock';
import type { FaultRule, ListenOptions } from '#libs/simulators/kit';
import type { BankingOptions } from './banking';
import type { Fault } from './faults';
import { parseAmount } from './merchant-api/amount';
import type { Account } from './merchant-api/accounts';
import type { ReturnUrls } from './merchant-api/return-urls';
import type { Quirks } from './quirks';

/** A merchant account that the simulator knows from the start. */
export interface SimulatedAccount {
  /** One to ten digits. */
  readonly accountId: string;
  /** The current secret key first, then former keys that requests may still be signed with. */
  readonly secrets: readonly string[];
  /** Currencies of cards; default EUR. */
  readonly currencies?: readonly string[];
  /** Currency of the account, and so of its bank transfers; default the first of the currencies. */
  readonly wireCurrency?: string;
  /** Default true; false answers 1003. */
  readonly enabled?: boolean;
  /** Services as `card/<PaymentType>` and `wire/<PaymentType>`, e.g. `card/0`; default `all`. Others answer 1008. */
  readonly services?: readonly string[] | 'all';
  readonly defaultNotificationUrl?: string;
  readonly defaultReturnUrls?: ReturnUrls;
  /** Decimal amount per currency from which refunds are paid; without one refunds never answer 1007. */
  readonly balances?: Readonly<Record<string, string>>;
}

export interface TrustPayEuSimulatorOptions extends ListenOptions {
  readonly clock: Clock;
  readonly accounts: readonly SimulatedAccount[];
  readonly faults?: readonly FaultRule<Fault>[];
  /** Decides which subjects a fault with a `rate` strikes. */
  readonly seed?: string;
  readonly quirks?: Partial<Quirks>;
  /**
   * Times of notification retries in milliseconds after the first attempt; default 1, 5, 15, 60 minutes, then hourly
   * to 24 hours.
   */
  readonly retrySchedule?: readonly number[];
  /** Default 10 s, of real time. */
  readonly notificationTimeoutMs?: number;
  /** Default 7 days (sheet, section 13 U6). */
  readonly holdLifetimeMs?: number;
  /** Length of the periods whose captures are credited in one sum; default one day. */
  readonly settlementPeriodMs?: number;
  /** Between the stages of a bank transfer, by the simulator's clock; default 30 s. */
  readonly wireStepMs?: number;
  /** The user of API Banking, further accounts, the pace of orders. */
  readonly banking?: BankingOptions;
  /** Payments remembered, and as many notifications; default 200,000. */
  readonly capacity?: number;
  /** Where the numbers begin; default by the clock, so that a restarted simulator does not repeat itself. */
  readonly firstPaymentRequestId?: number;
  /** One line per request and decision; default none. */
  readonly log?: (line: string) => void;
}

/** Throws RangeError for an account that could never work. */
export function toAccount(account: SimulatedAccount): Account {
  const { accountId, secrets, currencies = ['EUR'], enabled = true, services = 'all' } = account;
  if (!/^\d{1,10}$/.test(accountId)) throw new RangeError(`account id ${accountId}: one to ten digits`);
  if (secrets.length === 0) throw new RangeError(`account ${accountId} has no secret key`);
  const { defaultNotificationUrl, defaultReturnUrls, wireCurrency = currencies[0] ?? 'EUR' } = account;
  return {
    ...{ accountId, secrets, currencies, wireCurrency, enabled, services, defaultNotificationUrl, defaultReturnUrls },
    balances: parseBalances(account.balances ?? {}),
  };
}

/** Throws RangeError for what is no amount with two decimals. */
export function parseBalances(balances: Readonly<Record<string, string>>): Map<string, bigint> {
  return new Map(
    Object.entries(balances).map(([currency, text]) => {
      const hundredths = parseAmount(text);
      if (hundredths === undefined) throw new RangeError(`balance ${text}: two decimals`);
      return [currency, hundredths];
    }),
  );
}
