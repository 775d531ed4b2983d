import type { Attempt, OrderState, UnexplainedMoney } from '#libs/payments';
import {
  availableOf,
  blocked,
  blockedAvailableOf,
  earned,
  holdOf,
  openOperations,
  partsOf,
  refundedByProvider,
  settledClaim,
  valueOf,
} from '#libs/payments';
import type { AccountName } from './chart';
import { accountOf, chart } from './chart';
import type { Balance } from './balances';
import type { Layer } from './types';

const total = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);

/** Sums that are not zero, one line each; none when the books are balanced per currency and layer. */
export function imbalances(balances: readonly Balance[]): string[] {
  const sums = new Map<string, bigint>();
  for (const { layer, currency, minor } of balances) {
    const key = `${layer} ${currency}`;
    sums.set(key, (sums.get(key) ?? 0n) + minor);
  }
  return [...sums].filter(([, sum]) => sum !== 0n).map(([key, sum]) => `${key} is off by ${sum}`);
}

/**
 * What the accounts must show for one order, told by its state and not by its postings: the two ways to the same sums
 * have nothing in common but the events. Accounts that stand at zero are left out; sums of the pending layer are
 * marked.
 */
export function balancesOfOrder(state: OrderState): Map<string, bigint> {
  const expected = new Map<string, bigint>();
  const merchantId = state.order?.merchantId ?? '';
  const add = (key: string, minor: bigint): void => {
    const sum = (expected.get(key) ?? 0n) + minor;
    if (sum === 0n) expected.delete(key);
    else expected.set(key, sum);
  };
  for (const attempt of state.attempts) {
    const { provider } = attempt;
    for (const [name, minor, currency = state.currency, layer = chart[name].layer] of amountsOf(state, attempt)) {
      add(keyOf(layer, accountOf(name, { provider, merchantId, currency })), minor);
    }
  }
  for (const [layer, account, minor] of owedAccounts(state, merchantId)) add(keyOf(layer, account), minor);
  for (const [account, minor] of convertedAccounts(state, merchantId)) add(account, minor);
  return expected;
}

/** Parts of parties who are settled in the paid currency: gone from what is available to them, come in the other. */
function convertedAccounts(state: OrderState, merchantId: string): (readonly [string, bigint])[] {
  const move = (party: string, minor: bigint, currency: string) => {
    const owner = { provider: '', merchantId, currency, party };
    return [[accountOf('partyAvailable', owner), minor] as const, [accountOf('fx', owner), -minor] as const];
  };
  const given = partsOf(state, state.exchanged ?? 0n);
  const agreed = state.order?.splits?.filter(({ settledIn }) => settledIn === 'paid_currency') ?? [];
  return [
    ...agreed.flatMap(({ party }) => move(party, given.get(party)!, state.currency)),
    ...(state.conversions ?? []).flatMap(({ party, received: { minor, currency } }) =>
      move(party, -BigInt(minor), currency),
    ),
  ];
}

/**
 * What attempts leave in the service's `unsettled` and is another's: the parties' parts, and what is available of
 * either. What disputes block mirrors that in the pending layer.
 */
function owedAccounts(state: OrderState, merchantId: string): (readonly [Layer, string, bigint])[] {
  const account = (name: AccountName, party?: string): string =>
    accountOf(name, { provider: '', merchantId, currency: state.currency, party });
  const sums = [
    ['posted', earned(state), availableOf(state)],
    ['pending', -blocked(state), -blockedAvailableOf(state)],
  ] as const;
  return sums.flatMap(([layer, owed, available]) => {
    const move = (from: string, to: string, minor: bigint) =>
      [
        [layer, from, minor],
        [layer, to, -minor],
      ] as const;
    return [
      ...move(account('unsettled'), account('available'), available),
      ...[...partsOf(state, owed)].flatMap(([party, part]) =>
        move(account('unsettled'), account('partyUnsettled', party), part),
      ),
      ...[...partsOf(state, available)].flatMap(([party, part]) => [
        ...move(account('partyUnsettled', party), account('partyAvailable', party), part),
        ...move(account('available'), account('unsettled'), part),
      ]),
    ];
  });
}

const keyOf = (layer: Layer, account: string): string => (layer === 'posted' ? account : `${account} (pending)`);

/** Accounts of an order whose postings and state disagree, one line each; none when the books are right. */
export function incoherence(balances: readonly Balance[], state: OrderState): string[] {
  const expected = balancesOfOrder(state);
  const found = new Map(balances.map(({ layer, account, minor }) => [keyOf(layer, account), minor]));
  return [...new Set([...expected.keys(), ...found.keys()])]
    .filter((account) => (expected.get(account) ?? 0n) !== (found.get(account) ?? 0n))
    .map((account) => `${account} is ${found.get(account) ?? 0n}, the order says ${expected.get(account) ?? 0n}`);
}

/** An account and what it must show; in the order's currency and the account's own layer unless others are named. */
type Expected = readonly [name: AccountName, minor: bigint, currency?: string, layer?: Layer];

function amountsOf(state: OrderState, attempt: Attempt): Expected[] {
  return [...inOrderCurrency(state, attempt), ...inOtherUnits(state, attempt), ...exchangedBy(attempt)];
}

function inOrderCurrency(state: OrderState, attempt: Attempt): Expected[] {
  const { sum, moved, disputed } = sumsOf(state, attempt);
  const suspense = moved('in', state.currency) - moved('returned', state.currency);
  const refunding = sum(openOperations(state, 'refund')) + (attempt.captured > 0n ? state.amounts.owed : 0n);
  const doubt = sum(state.operations.filter(({ status }) => status === 'unknown'));
  const { shortfall, surplus } = valueOf(state, attempt);
  const returnedSurplus = attempt.surplusReturned ?? 0n;
  const developerFee = attempt.developerFee ?? 0n;
  const fees = attempt.fees ?? 0n;
  const billedFees = attempt.billedFees ?? 0n;
  const ownDisputes = state.disputes.filter(({ attemptId }) => attemptId === attempt.id);
  const out = moved('out', state.currency) - total(ownDisputes.map(settledClaim));
  const disputeFees = total(ownDisputes.map(({ fees: paid }) => paid ?? 0n));
  const came = attempt.captured + developerFee + surplus - shortfall;
  const source = isExchanged(attempt, state) ? 'fx' : 'receivable';
  const exchangedBack = total(refundsInCoins(state, attempt).map(({ amount }) => amount));
  return [
    [source, came],
    ['fx', -exchangedBack],
    ['receivable', exchangedBack - refundedByProvider(attempt)],
    ['receivable', suspense - disputed('open') - disputed('lost') - out - (fees - billedFees) - disputeFees],
    ['feePayable', -billedFees],
    ['unsettled', -(attempt.captured - attempt.refunded - refunding - disputed('lost'))],
    [attempt.developerPaid ? 'developerAvailable' : 'developerUnsettled', -developerFee],
    ['customerCredit', returnedSurplus - surplus],
    ['receivable', -returnedSurplus],
    ['toleranceLoss', shortfall],
    ['providerFee', fees],
    // What bank orders pay, they debit in their own postings.
    ['refundPayable', -refunding - (attempt.refundedByBank ?? 0n)],
    ['disputeFee', disputeFees],
    ['contested', disputed('open')],
    ['unsettled', disputed('open'), state.currency, 'pending'],
    ['blocked', -disputed('open')],
    ['suspenseIn', -suspense],
    ['suspenseOut', out],
    ['hold', -holdOf(attempt)],
    ['holdContra', holdOf(attempt)],
    ['inDoubt', -doubt],
    ['inDoubtContra', doubt],
  ];
}

/** Coins that paid an order in dollars, coins that went for its refunds, and whatever came that nothing explains. */
function inOtherUnits(state: OrderState, attempt: Attempt): Expected[] {
  const { receipt } = attempt;
  const came: Expected[] =
    receipt && isExchanged(attempt, state) ? exchange(BigInt(receipt.received.minor), receipt.received.currency) : [];
  const went = refundsInCoins(state, attempt).flatMap(({ coins: { minor, currency } }) =>
    exchange(-BigInt(minor), currency),
  );
  const others = new Set(state.unexplained.map(({ currency }) => currency).filter((one) => one !== state.currency));
  const { moved } = sumsOf(state, attempt);
  const suspense = [...others].flatMap((currency): Expected[] => {
    const sum = moved('in', currency) - moved('returned', currency);
    return [
      ['receivable', sum, currency],
      ['suspenseIn', -sum, currency],
    ];
  });
  return [...came, ...went, ...suspense];
}

/** Paid out in another currency: one receivable was given for the other, and the rest is gain or loss. */
const exchangedBy = ({ exchanges = [], otherFees = [] }: Attempt): Expected[] => [
  ...exchanges.flatMap(({ charged, settled, value }): Expected[] => [
    ...exchange(-BigInt(charged.minor), charged.currency),
    ['receivable', BigInt(settled.minor), settled.currency],
    ['fx', -BigInt(value.minor), value.currency],
    ['fxDifference', BigInt(value.minor) - BigInt(settled.minor), settled.currency],
  ]),
  ...otherFees.flatMap(({ minor, currency }): Expected[] => [
    ['providerFee', BigInt(minor), currency],
    ['receivable', -BigInt(minor), currency],
  ]),
];

const exchange = (minor: bigint, currency: string): Expected[] => [
  ['receivable', minor, currency],
  ['fx', -minor, currency],
];

const isExchanged = ({ receipt }: Attempt, { currency }: OrderState): boolean =>
  receipt !== undefined && receipt.received.currency !== currency;

const refundsInCoins = (state: OrderState, attempt: Attempt) =>
  state.operations.flatMap(({ type, attemptId, status, amount, receipt }) => {
    const coins = receipt?.received;
    const isMine = type === 'refund' && attemptId === attempt.id && status === 'succeeded';
    return isMine && coins && coins.currency !== state.currency ? [{ amount, coins }] : [];
  });

function sumsOf(state: OrderState, { id }: Attempt) {
  const sum = (all: readonly { readonly attemptId: number; readonly amount: bigint }[]): bigint =>
    total(all.filter(({ attemptId }) => attemptId === id).map(({ amount }) => amount));
  return {
    sum,
    moved: (direction: UnexplainedMoney['direction'], currency: string): bigint =>
      sum(state.unexplained.filter((money) => money.direction === direction && money.currency === currency)),
    disputed: (status: string): bigint => sum(state.disputes.filter((dispute) => dispute.status === status)),
  };
}
