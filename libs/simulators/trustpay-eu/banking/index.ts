import type { Clock } from '#libs/clock';
import type { GrowingIds, Scheduler } from '#libs/simulators/kit';
import type { Settlement } from '../card/settlements';
import type { Faults } from '../faults';
import type { Accounts } from '../merchant-api/accounts';
import type { Notices } from '../merchant-api/notices';
import type { Quirks } from '../quirks';
import { WireNotifier } from '../wire/notifier';
import type { WireStore } from '../wire/wire-store';
import { bankAccount } from './account';
import type { BankBook } from './bank-book';
import type { SimulatedBankAccount } from './bank-book';
import type { BankingParts } from './operations';
import { BankOrders } from './orders';
import { BankRefunds } from './refunds';
import { Tokens } from './tokens';
import type { BankingUser } from './tokens';
import { parseAmount } from '../merchant-api/amount';

export interface BankingOptions {
  /** Default `banking` and `banking-secret`. */
  readonly user?: BankingUser;
  readonly accounts?: readonly SimulatedBankAccount[];
  /** Between the states of an order, by the simulator's clock; default 30 s. */
  readonly stepMs?: number;
}

/** What API Banking shares with the rest of the simulator. */
export interface BankingEnvironment {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly accounts: Accounts;
  readonly notices: Notices;
  readonly faults: Faults;
  readonly quirks: Quirks;
  readonly ids: GrowingIds;
  readonly capacity: number;
  readonly book: BankBook;
  readonly wires: WireStore;
  /** Credits of ended periods, oldest first. */
  readonly settlements: () => readonly Settlement[];
  readonly options: BankingOptions | undefined;
}

export type Banking = BankingParts & { readonly tokens: Tokens; readonly faults: Faults };

const STEP_MS = 30_000;
const USER: BankingUser = { username: 'banking', password: 'banking-secret' };

/** Puts API Banking together, over a book that bank transfers write to as well. */
export function createBanking(environment: BankingEnvironment): Banking {
  const { clock, accounts, notices, faults, quirks, book, wires, options = {} } = environment;
  for (const account of options.accounts ?? []) openAccount(book, account);
  const orders = new BankOrders({ ...environment, stepMs: options.stepMs ?? STEP_MS });
  const notifier = new WireNotifier(notices);
  const refunds = new BankRefunds({ clock, accounts, book, orders, wires, notifier });
  const tokens = new Tokens(clock, options.user ?? USER);
  const catchUp = cardCredits(environment);
  return { clock, book, orders, refunds, quirks, tokens, faults, catchUp };
}

function openAccount(book: BankBook, account: SimulatedBankAccount): void {
  const { accountId, currency, accountType: type = 'Merchant', unlimited: isUnlimited = false } = account;
  const { hasIban = true, canCreateInternalOrder = true, canCreateBankWireOrder = true } = account;
  const { balance = '100000.00', minimalBalance = '0.00', feeBalance = '0.00' } = account;
  const [opening, minimal, fees] = [balance, minimalBalance, feeBalance].map(parseAmount);
  if (opening === undefined || minimal === undefined || fees === undefined)
    throw new RangeError(`account ${accountId}: two decimals`);
  const rights = { canCreateInternalOrder, canCreateBankWireOrder };
  const differing = { type, minimal, isUnlimited, ...rights, ...(!hasIban && { iban: '' }) };
  book.open(bankAccount(accountId, currency, differing), opening);
  book.owe(accountId, fees);
}

/** The bulk credits of cards become lines when somebody looks; nobody is told of them (sheet, section 5). */
function cardCredits({ settlements, book, accounts }: BankingEnvironment): () => void {
  const seen = new WeakSet<Settlement>();
  return () => {
    for (const settlement of settlements()) {
      if (seen.has(settlement)) continue;
      seen.add(settlement);
      const { accountId, currency, captures, from, to } = settlement;
      const amount = settlement.amount - settlement.refunded;
      // A currency in which the account has no balance is credited to another account, which is not simulated.
      if (accounts.find(accountId)?.wireCurrency !== currency) continue;
      const day = new Date(from).toISOString().slice(0, 10);
      const description = `card settlement ${day}, ${captures} transactions`;
      book.record({ accountId, currency, amount, kind: 'card', description, at: to });
    }
  };
}
