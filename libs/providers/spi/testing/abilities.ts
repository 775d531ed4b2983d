import type { Banking, ProviderAdapter } from '..';
import { balancesContract } from './balances-contract';
import { bankOrderContract } from './bank-order-contract';
import { bankingContract } from './banking-contract';
import { callContract } from './call-contract';
import { capabilityContract } from './capability-contract';
import { clientContract } from './client-contract';
import { findLineContract } from './find-line-contract';
import type { BackgroundAbility, ProviderHarness } from './harness';
import { hostedPageContract } from './hosted-page-contract';
import { hostileAnswerContract } from './hostile-answer-contract';
import { mailContract } from './mail-contract';
import { moneyToldContract } from './money-told-contract';
import { notDoneContract } from './not-done-contract';
import { notificationContract } from './notification-contract';
import { paymentCheckContract } from './payment-check-contract';
import { payoutListsContract } from './payout-lists-contract';
import { queryContract } from './query-contract';
import { reopenContract } from './reopen-contract';
import { returnContract } from './return-contract';

type Contract = (running: () => ProviderHarness, abilities: readonly BackgroundAbility[]) => void;

const backgroundContract: Contract = (running, abilities) => {
  for (const ability of abilities) callContract(running, ability);
  for (const ability of abilities) hostileAnswerContract(running, ability);
  for (const ability of abilities) notDoneContract(running, ability);
};

/** By which contracts each member of an adapter is tested: a new one does not compile before it is said. */
const CONTRACTS: Readonly<Record<keyof ProviderAdapter, readonly Contract[]>> = {
  name: [capabilityContract],
  title: [capabilityContract],
  capabilities: [capabilityContract],
  hostedPage: [hostedPageContract],
  openPayment: [backgroundContract, reopenContract],
  checkPayment: [paymentCheckContract],
  cancelPayment: [backgroundContract],
  charge: [backgroundContract],
  capture: [backgroundContract],
  void: [backgroundContract],
  refund: [backgroundContract],
  query: [backgroundContract, queryContract],
  moneyUnder: [moneyToldContract],
  strayMoney: [moneyToldContract],
  balances: [balancesContract],
  findLine: [findLineContract],
  notifications: [notificationContract, mailContract],
  clientOperations: [clientContract],
  banking: [bankingContract, bankOrderContract],
  payoutLists: [payoutListsContract],
  parseReturn: [returnContract],
  // Each contract closes every adapter that it makes.
  close: [capabilityContract],
};

/** The same of what notifications consist of. */
const NOTIFICATION_CONTRACTS: Readonly<Record<keyof NonNullable<ProviderAdapter['notifications']>, Contract>> = {
  methods: notificationContract,
  verify: notificationContract,
  parse: notificationContract,
  details: notificationContract,
  fromMail: mailContract,
  accepted: notificationContract,
  refused: notificationContract,
};

/** The same of a bank account. */
const BANKING_CONTRACTS: Readonly<Record<keyof Banking, Contract>> = {
  accounts: bankingContract,
  account: bankingContract,
  transactions: bankingContract,
  transaction: bankingContract,
  statement: bankingContract,
  orderStatus: bankingContract,
  findOrder: bankingContract,
  today: bankOrderContract,
  checkOrder: bankOrderContract,
  createOrder: bankOrderContract,
};

export const everyContract = (): ReadonlySet<Contract> =>
  new Set(
    [CONTRACTS, NOTIFICATION_CONTRACTS, BANKING_CONTRACTS].flatMap((table) =>
      Object.values<Contract | readonly Contract[]>(table).flat(),
    ),
  );
