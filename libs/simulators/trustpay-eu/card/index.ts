import type { Clock } from '#libs/clock';
import type { GrowingIds, Scheduler } from '#libs/simulators/kit';
import type { Faults } from '../faults';
import type { Accounts } from '../merchant-api/accounts';
import type { Notices } from '../merchant-api/notices';
import type { Quirks } from '../quirks';
import { BackgroundCalls } from './background';
import { CardEndpoint } from './card-endpoint';
import { CardGateway } from './card-gateway';
import { CardStore } from './card-store';
import { Chargebacks } from './chargebacks';
import type { MoneyRules } from './money-rules';
import { CardNotifier } from './notifier';
import { Payer } from './payer';
import { Settlements } from './settlements';

/** What cards share with the rest of the simulator. */
export interface CardEnvironment {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly accounts: Accounts;
  readonly notices: Notices;
  readonly ids: GrowingIds;
  readonly faults: Faults;
  readonly quirks: Quirks;
  readonly holdLifetimeMs: number;
  readonly settlementPeriodMs: number;
  /** Hundredths on an account that are for fees and orders. */
  readonly heldBack: (accountId: string, currency: string) => bigint;
  readonly capacity: number;
}

export interface Cards {
  readonly endpoint: CardEndpoint;
  readonly gateway: CardGateway;
  readonly payer: Payer;
  readonly store: CardStore;
  readonly chargebacks: Chargebacks;
  readonly settlements: Settlements;
}

/** Puts the card side together. */
export function createCards(environment: CardEnvironment): Cards {
  const { clock, scheduler, accounts, notices, ids, faults, quirks, holdLifetimeMs, capacity } = environment;
  const settlements = new Settlements(clock, environment.settlementPeriodMs, accounts, environment.heldBack);
  const store = new CardStore(capacity);
  const gateway = new CardGateway(accounts, store, ids, clock, quirks);
  const notifier = new CardNotifier(notices, quirks);
  const chargebacks = new Chargebacks(clock, scheduler, accounts, store, notifier, faults);
  const moneyRules = (): MoneyRules => ({ multipleCaptures: quirks.multipleCaptures, holdLifetimeMs });
  const shared = { clock, store, notifier, chargebacks, settlements, faults, quirks, moneyRules };
  const payer = new Payer({ ...shared, scheduler, accounts });
  const background = new BackgroundCalls({ ...shared, gateway });
  const endpoint = new CardEndpoint({ clock, accounts, store, gateway, payer, background, quirks });
  return { endpoint, gateway, payer, store, chargebacks, settlements };
}
