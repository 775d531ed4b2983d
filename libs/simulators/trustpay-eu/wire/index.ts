import type { Clock } from '#libs/clock';
import type { BankBook } from '../banking/bank-book';
import type { GrowingIds, Scheduler } from '#libs/simulators/kit';
import type { Faults } from '../faults';
import type { Accounts } from '../merchant-api/accounts';
import type { Notices } from '../merchant-api/notices';
import type { Quirks } from '../quirks';
import { Credits } from './credits';
import { WireNotifier } from './notifier';
import { WirePayer } from './payer';
import { WireRefunds } from './refunds';
import { WireEndpoint } from './wire-endpoint';
import { WireGateway } from './wire-gateway';
import { WireStore } from './wire-store';

/** What wires share with the rest of the simulator. */
export interface WireEnvironment {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly accounts: Accounts;
  readonly notices: Notices;
  readonly ids: GrowingIds;
  readonly faults: Faults;
  readonly quirks: Quirks;
  readonly capacity: number;
  readonly stepMs: number;
  /** Where the money is written down. */
  readonly bank: BankBook;
  readonly disposable: (accountId: string, currency: string) => bigint | undefined;
}

export interface Wires {
  readonly endpoint: WireEndpoint;
  readonly gateway: WireGateway;
  readonly payer: WirePayer;
  readonly credits: Credits;
  readonly store: WireStore;
}

/** Puts the side of bank transfers together. */
export function createWires(environment: WireEnvironment): Wires {
  const { clock, scheduler, accounts, notices, ids, faults, quirks, capacity, stepMs, bank, disposable } = environment;
  const store = new WireStore(capacity);
  const gateway = new WireGateway(accounts, store, ids, clock);
  const notifier = new WireNotifier(notices);
  const credits = new Credits({ clock, accounts, gateway, notifier, quirks, bank });
  const payer = new WirePayer({ scheduler, accounts, credits, faults, stepMs });
  const refunds = new WireRefunds({ clock, scheduler, ids, store, notifier, faults, quirks, bank, disposable });
  const endpoint = new WireEndpoint({ accounts, store, gateway, payer, refunds });
  return { endpoint, gateway, payer, credits, store };
}
