import type { Money, MoneyJson } from '#libs/money';
import type { ReceivedCapture, Share } from '#libs/payments';
import { isExchanged, receiptValue } from '#libs/payments';
import type { AccountName } from './chart';
import type { Layer } from './types';

/** An amount that is booked; of a party where the account is one. */
export type Booked = Money & { readonly party?: string };

/** Moves an amount from one account to another: debit and credit are equal by construction. */
export interface Line<D> {
  readonly debit: AccountName;
  readonly credit: AccountName;
  /** Zero moves nothing. Below zero, of shares only, moves the other way. */
  readonly money: (data: D) => Booked | readonly Booked[];
  /** Which amount, in words, for the reference. */
  readonly of: string;
}

/** What one event books, and under which name. */
export interface PostingRule<D> {
  readonly rule: string;
  /** Where it is not the layer of its accounts: what is blocked of money that is posted. */
  readonly layer?: Layer;
  readonly lines: readonly Line<D>[];
}

const NOTHING: Money = { minor: 0n, currency: '' };

export const moneyOf = (money: MoneyJson | undefined): Money =>
  money ? { minor: BigInt(money.minor), currency: money.currency } : NOTHING;

export type WithAmount = { readonly amount: MoneyJson };

/** Debit `debit`, credit `credit`, by the event's amount. */
export const whole = (debit: AccountName, credit: AccountName): Line<WithAmount> => ({
  debit,
  credit,
  money: ({ amount }) => moneyOf(amount),
  of: '`amount`',
});

export const released = (debit: AccountName, credit: AccountName): Line<{ readonly released: MoneyJson }> => ({
  debit,
  credit,
  money: (data) => moneyOf(data.released),
  of: '`released`',
});

type WithOwed = WithAmount & { readonly owed?: MoneyJson };

/** The part that a refund taken back by the provider had set aside already. */
export const owed = (debit: AccountName, credit: AccountName): Line<WithOwed> => ({
  debit,
  credit,
  money: (data) => moneyOf(data.owed),
  of: '`owed`',
});

/** What a dispute took beyond what the order had left: a claim, until it comes back. */
export const beyond = (debit: AccountName, credit: AccountName): Line<{ readonly beyond?: MoneyJson }> => ({
  debit,
  credit,
  money: (data) => moneyOf(data.beyond),
  of: '`beyond`',
});

export type WithAvailable = WithOwed & { readonly available?: MoneyJson };

const notOwed = ({ amount, owed: part }: WithOwed): bigint => moneyOf(amount).minor - moneyOf(part).minor;
const madeAvailable = ({ available }: WithAvailable): bigint => moneyOf(available).minor;

/** Money that goes back: of what is unsettled while there is any, else of what is available. */
export const takenBack = (credit: AccountName): readonly Line<WithAvailable>[] => [
  {
    debit: 'unsettled',
    credit,
    money: (data) => ({ minor: notOwed(data) + madeAvailable(data), currency: data.amount.currency }),
    of: '`amount` − `owed`, as far as it is unsettled',
  },
  {
    debit: 'available',
    credit,
    money: (data) => ({ minor: -madeAvailable(data), currency: data.amount.currency }),
    of: '`available`, which is below zero',
  },
];

/** The same the other way, when it does not go back after all. */
export const givenAgain = (debit: AccountName): readonly Line<WithAvailable>[] => [
  {
    debit,
    credit: 'unsettled',
    money: (data) => ({ minor: notOwed(data) - madeAvailable(data), currency: data.amount.currency }),
    of: '`amount` − `owed` − `available`',
  },
  { debit, credit: 'available', money: ({ available }) => moneyOf(available), of: '`available`' },
];

type WithSurplus = WithAmount & { readonly surplus?: MoneyJson };

/** Money that nobody asked for goes back: what the payer had sent too much is the customer's, the rest is unplaced. */
export const returnedLines: readonly Line<WithSurplus>[] = [
  { debit: 'customerCredit', credit: 'receivable', money: ({ surplus: part }) => moneyOf(part), of: '`surplus`' },
  {
    debit: 'suspenseIn',
    credit: 'receivable',
    money: ({ amount, surplus: part }) => ({ ...moneyOf(amount), minor: moneyOf(amount).minor - moneyOf(part).minor }),
    of: '`amount` − `surplus`',
  },
];

export type WithFee = { readonly fee?: MoneyJson };

export const fee = (debit: AccountName, credit: AccountName): Line<WithFee> => ({
  debit,
  credit,
  money: (data) => moneyOf(data.fee),
  of: '`fee`',
});

/** A line for some events of a type only. */
export const when = <D>(isMeant: (data: D) => boolean, line: Line<D>, of: string): Line<D> => ({
  ...line,
  money: (data) => (isMeant(data) ? line.money(data) : NOTHING),
  of,
});

/** Everything that came, in the unit in which it came. */
export const received = (
  debit: AccountName,
  credit: AccountName,
): Line<{ readonly receipt: NonNullable<ReceivedCapture['receipt']> }> => ({
  debit,
  credit,
  money: (data) => moneyOf(data.receipt.received),
  of: '`receipt.received`',
});

/** Coins that came or went for an amount in the order's currency, in the coins' own unit. */
export const coins = (debit: AccountName, credit: AccountName): Line<ReceivedCapture> => ({
  debit,
  credit,
  money: (data) => (isExchanged(data) ? moneyOf(data.receipt?.received) : NOTHING),
  of: '`receipt.received` in another unit',
});

/**
 * One part of a capture, from where the value comes: `receivable` where the payer pays in the order's currency, `fx`
 * where coins were valued at their quote.
 */
function part(
  source: 'receivable' | 'fx',
  credit: AccountName,
  minor: (data: ReceivedCapture) => bigint,
  of: string,
): Line<ReceivedCapture> {
  const isMine = (data: ReceivedCapture): boolean => isExchanged(data) === (source === 'fx');
  const place = source === 'fx' ? `${of}, at the quote of the coins` : of;
  return {
    debit: source,
    credit,
    money: (data) => (isMine(data) ? { minor: minor(data), currency: data.amount.currency } : NOTHING),
    of: place,
  };
}

const paidFor = (data: ReceivedCapture): bigint => moneyOf(data.amount).minor - receiptValue(data).shortfall;
const developerFee = (data: ReceivedCapture): bigint => moneyOf(data.developerFee).minor;
const surplus = (data: ReceivedCapture): bigint => receiptValue(data).surplus;

/**
 * A capture: the service is credited in full. A shortfall within the tolerance is a loss of the house, a surplus is the
 * customer's (fact sheet "payments" 4.2).
 */
export const captureLines: readonly Line<ReceivedCapture>[] = [
  coins('receivable', 'fx'),
  ...(['receivable', 'fx'] as const).flatMap((source) => [
    part(source, 'unsettled', paidFor, '`amount` − shortfall'),
    part(source, 'developerUnsettled', developerFee, '`developerFee`'),
    part(source, 'customerCredit', surplus, 'surplus'),
  ]),
  {
    debit: 'toleranceLoss',
    credit: 'unsettled',
    money: (data) => ({ minor: receiptValue(data).shortfall, currency: data.amount.currency }),
    of: 'shortfall',
  },
];

type Refund = ReceivedCapture & { readonly bankOrderId?: string };

const isByProvider = ({ bankOrderId }: Refund): boolean => bankOrderId === undefined;

/** In the order's currency, or in coins for it. */
const refundedInAnyUnit: readonly Line<ReceivedCapture>[] = [
  {
    ...whole('refundPayable', 'receivable'),
    money: (data) => (isExchanged(data) ? NOTHING : moneyOf(data.amount)),
  },
  {
    ...whole('refundPayable', 'fx'),
    money: (data) => (isExchanged(data) ? moneyOf(data.amount) : NOTHING),
    of: '`amount`, of a refund in coins',
  },
  coins('fx', 'receivable'),
];

/** A refund that the provider made. One that a bank order pays is booked by that order, which debits the payable. */
export const refundLines: readonly Line<Refund>[] = refundedInAnyUnit.map((line) =>
  when<Refund>(isByProvider, line, `${line.of}, made by the provider`),
);

/** The same the other way, when the provider takes the refund back. */
export const refundReturnLines: readonly Line<Refund>[] = refundLines.map((line) => ({
  ...line,
  debit: line.credit,
  credit: line.debit,
}));

type WithDoubt = { readonly inDoubt?: MoneyJson };

/** The outcome ends a doubt: its exposure is released by the amount that stood in doubt, whatever became of it. */
export const doubtEnds: PostingRule<WithDoubt> = {
  rule: 'doubt.end',
  lines: [{ debit: 'inDoubt', credit: 'inDoubtContra', money: (data) => moneyOf(data.inDoubt), of: '`inDoubt`' }],
};

export const ofParties = (shares: readonly Share[] = []): readonly Booked[] =>
  shares.map(({ party, amount }) => ({ ...moneyOf(amount), party }));

interface WithShares {
  readonly shares?: readonly Share[];
  readonly settledShares?: readonly Share[];
}

/** What is left of each share beside the part of it that is, or was, available. */
export function unsettledShares(shares: readonly Share[] = [], available: readonly Share[] = []): readonly Booked[] {
  const parts = new Map<string, Booked>();
  for (const booked of [...ofParties(shares), ...ofParties(available).map(negated)]) {
    const minor = (parts.get(booked.party!)?.minor ?? 0n) + booked.minor;
    parts.set(booked.party!, { ...booked, minor });
  }
  return [...parts.values()];
}

const negated = (booked: Booked): Booked => ({ ...booked, minor: -booked.minor });

/** The parties' parts pass through the service's account, which so shows the whole sale and what it hands on. */
export const split: PostingRule<WithShares> = {
  rule: 'split',
  lines: [
    {
      debit: 'unsettled',
      credit: 'partyUnsettled',
      money: ({ shares, settledShares }) => unsettledShares(shares, settledShares),
      of: 'each of `shares`, less that of `settledShares`',
    },
    {
      debit: 'available',
      credit: 'partyAvailable',
      money: ({ settledShares }) => ofParties(settledShares),
      of: 'each of `settledShares`',
    },
  ],
};
