import type { BlockFields, LeftToDispute, LeftToLostDispute, Share } from '#libs/payments';
import type { AccountName } from './chart';
import type { Line, PostingRule, WithAmount } from './posting-rule';
import { moneyOf, ofParties, unsettledShares } from './posting-rule';

type WithBlock = BlockFields & { readonly blockedShares?: readonly Share[] };

const blockedAvailable = ({ blockedAvailable: part }: WithBlock): bigint => moneyOf(part).minor;

/** The parties' parts stand in the pending layer of the accounts that hold their money, and not of the service's. */
const parties: readonly Line<WithBlock>[] = [
  {
    debit: 'partyUnsettled',
    credit: 'unsettled',
    money: (data) => unsettledShares(data.blockedShares, data.blockedAvailableShares),
    of: 'each of `blockedShares`, less that of `blockedAvailableShares`',
  },
  {
    debit: 'partyAvailable',
    credit: 'available',
    money: (data) => ofParties(data.blockedAvailableShares),
    of: 'each of `blockedAvailableShares`',
  },
];

/**
 * What an open dispute makes unavailable, of the service and of each party, on the account that holds the money. An
 * event that does not tell of what is available blocks what is unsettled alone: so did all that were written before the
 * two were told apart.
 */
export const blocks: PostingRule<WithAmount & WithBlock> = {
  rule: 'dispute.block',
  layer: 'pending',
  lines: [
    {
      debit: 'unsettled',
      credit: 'blocked',
      money: (data) => ({ ...moneyOf(data.amount), minor: moneyOf(data.amount).minor - blockedAvailable(data) }),
      of: '`amount` − `blockedAvailable`',
    },
    {
      debit: 'available',
      credit: 'blocked',
      money: (data) => moneyOf(data.blockedAvailable),
      of: '`blockedAvailable`',
    },
    ...parties,
  ],
};

/** The shares that are freed are below zero, so they move back by themselves. */
export const unblocks: typeof blocks = {
  ...blocks,
  rule: 'dispute.unblock',
  lines: [
    {
      debit: 'blocked',
      credit: 'unsettled',
      money: (data) => ({ ...moneyOf(data.amount), minor: moneyOf(data.amount).minor + blockedAvailable(data) }),
      of: '`amount` + `blockedAvailable`, which is below zero',
    },
    {
      debit: 'blocked',
      credit: 'available',
      money: (data) => ({ ...moneyOf(data.amount), minor: -blockedAvailable(data) }),
      of: '`blockedAvailable`, which is below zero',
    },
    ...parties,
  ],
};

type WithContested = {
  readonly contested?: readonly LeftToDispute[];
  readonly lost?: readonly LeftToLostDispute[];
};

const contested = (debit: AccountName, credit: AccountName): Line<WithContested> => ({
  debit,
  credit,
  money: (data) => (data.contested ?? []).map(({ amount }) => moneyOf(amount)),
  of: 'each of `contested`',
});

const lostOf = (debit: AccountName, minor: (left: LeftToLostDispute) => bigint, of: string): Line<WithContested> => ({
  debit,
  credit: 'suspenseOut',
  money: ({ lost = [] }) => lost.map((left) => ({ ...moneyOf(left.amount), minor: minor(left) })),
  of: `${of} of each of \`lost\``,
});

/**
 * A refund that fails leaves to open disputes what was a claim until then; it is blocked with the rest. A
 * dispute that is lost already is paid from what the refund gives back.
 */
export const contests: readonly PostingRule<WithContested>[] = [
  {
    rule: 'dispute.claim',
    lines: [
      contested('contested', 'suspenseOut'),
      lostOf('refundPayable', ({ owed }) => moneyOf(owed).minor, '`owed`'),
      lostOf('unsettled', ({ amount, owed }) => moneyOf(amount).minor - moneyOf(owed).minor, '`amount` − `owed`'),
    ],
  },
  { rule: 'dispute.block', layer: 'pending', lines: [contested('unsettled', 'blocked')] },
];

/** What stays blocked goes with the money when that is paid out, or drawn, while a dispute is open. */
export const movesBlock: PostingRule<WithBlock> = {
  rule: 'dispute.move',
  layer: 'pending',
  lines: [
    {
      debit: 'available',
      credit: 'unsettled',
      money: (data) => moneyOf(data.blockedAvailable),
      of: '`blockedAvailable`',
    },
    ...parties,
  ],
};
