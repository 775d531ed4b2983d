import { FaultPlan, GrowingIds, Scheduler } from '#libs/simulators/kit';
import { Accounts } from './accounts/accounts';
import { Merchants } from './accounts/merchants';
import { Api } from './api/api';
import type { Operation } from './api/call';
import { feeOperations } from './api/fee-operations';
import { merchantOperations } from './api/merchant-operations';
import { balanceOperations, payoutOperations } from './api/money-operations';
import { orderOperations } from './api/order-operations';
import { linkOperations, rateOperations } from './api/other-operations';
import { refundOperations } from './api/refund-operations';
import { settlementOperations } from './api/settlement-operations';
import { topUpOperations } from './api/topup-operations';
import { Simulation } from './control/simulation';
import type { Fault } from './faults';
import { Links } from './links/links';
import type { CoboSimulatorOptions } from './options';
import { checkRate, DEFAULT_RATE, keysOf } from './options';
import { Deposits } from './orders/deposits';
import { Orders } from './orders/orders';
import { Payouts } from './payouts/payouts';
import { DEFAULT_QUIRKS } from './quirks';
import { Refunds } from './refunds/refunds';
import { TopUps } from './topups/topups';
import { Events } from './webhooks/events';
import { TEN_RETRIES, Webhooks } from './webhooks/webhooks';
import { allTokens } from './wire/tokens';

/** What chance may depend on: nothing that changes with the order of requests. */
const FAULT_IDENTITY = ['step', 'operation', 'reference'];

export type Platform = ReturnType<typeof createPlatform>;

/** All parts of the simulated provider, wired together; `url` is known once the server listens. */
export function createPlatform(options: CoboSimulatorOptions, url: () => string) {
  const { clock, capacity = 100_000, stepMs = 2_000 } = options;
  const { apiKeys, platformSecret } = keysOf(options);
  const quirks = { ...DEFAULT_QUIRKS, ...options.quirks };
  const rates = ratesOf(options);
  const scheduler = new Scheduler(clock);
  const faults = new FaultPlan<Fault>(options.seed ?? '0', FAULT_IDENTITY);
  for (const rule of options.faults ?? []) faults.add(rule);
  const ids = new GrowingIds(clock);
  const webhooks = createWebhooks(options, { scheduler, faults, platformSecret, capacity });
  const events = new Events(webhooks, quirks);
  const merchants = new Merchants(ids, options.merchants ?? ['M1001']);
  const accounts = new Accounts(clock, merchants, capacity, (change) => events.balanceChanged(change));
  const shared = { clock, scheduler, quirks, ids, events, accounts, faults, rates, capacity, stepMs, merchants };
  const orders = new Orders(shared);
  const deposits = new Deposits({ ...shared, orders });
  const refunds = new Refunds(shared);
  const payouts = new Payouts(shared);
  const links = new Links(capacity);
  const topUps = new TopUps(shared);
  const operations: Operation[] = [
    ...orderOperations(orders, accounts, quirks),
    ...refundOperations(refunds, accounts, quirks),
    ...balanceOperations(accounts),
    ...payoutOperations(payouts, quirks),
    ...settlementOperations(payouts, orders, quirks),
    ...feeOperations(quirks),
    ...rateOperations(rates),
    ...linkOperations({ links, orders, deposits, accounts, quirks, url }),
    ...topUpOperations(topUps, merchants, quirks),
    ...merchantOperations(merchants, webhooks),
  ];
  const api = new Api({ clock, quirks, faults, apiKeys, platformSecret, operations });
  const simulation = new Simulation({ ...shared, orders, deposits, refunds, payouts, links, topUps, webhooks });
  return { ...shared, api, simulation, orders, deposits, refunds, links, webhooks, platformSecret };
}

function createWebhooks(
  options: CoboSimulatorOptions,
  shared: Pick<ConstructorParameters<typeof Webhooks>[0], 'scheduler' | 'faults' | 'platformSecret' | 'capacity'>,
): Webhooks {
  const { clock, webhooks: endpoints = [], retrySchedule = TEN_RETRIES, webhookTimeoutMs = 2_000 } = options;
  return new Webhooks({ ...shared, clock, endpoints, retrySchedule, timeoutMs: webhookTimeoutMs });
}

function ratesOf({ rates = {} }: CoboSimulatorOptions): Map<string, string> {
  const given = Object.entries(rates).map(([token, rate]) => [checkRate(token, rate), rate] as const);
  return new Map([...allTokens().map(({ id }) => [id, DEFAULT_RATE] as const), ...given]);
}
