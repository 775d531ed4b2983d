import type { MoneyJson } from '#libs/money';
import type { SettlementRecorded, Share } from '#libs/payments';
import type { PostingRule, WithAvailable, WithFee } from './posting-rule';
import { fee, moneyOf, ofParties, when } from './posting-rule';

type Settled = SettlementRecorded['data'];

type CaptureFee = WithFee & { readonly feeEstimated?: true; readonly feeBilled?: true };

/** A fee that the provider names, and one that is estimated by what was agreed: netted, or billed for a period. */
export const captureFees: readonly PostingRule<CaptureFee>[] = [
  {
    rule: 'fee',
    lines: [
      when<CaptureFee>((data) => !data.feeEstimated, fee('providerFee', 'receivable'), '`fee` that the provider names'),
    ],
  },
  {
    rule: 'fee.estimate',
    lines: [
      when<CaptureFee>(
        (data) => data.feeEstimated === true && !data.feeBilled,
        fee('providerFee', 'receivable'),
        '`fee` by agreement, netted from payouts',
      ),
      when<CaptureFee>(
        (data) => data.feeEstimated === true && data.feeBilled === true,
        fee('providerFee', 'feePayable'),
        '`fee` by agreement, billed for a period',
      ),
    ],
  },
];

/** What was paid out of the parties' parts is available to them, and not to the service. */
export const settleShares: PostingRule<{ readonly settledShares?: readonly Share[] }> = {
  rule: 'settle.split',
  lines: (['partyUnsettled', 'available'] as const).map((debit) => ({
    debit,
    credit: debit === 'available' ? 'unsettled' : 'partyAvailable',
    money: ({ settledShares }) => ofParties(settledShares),
    of: 'each of `settledShares`',
  })),
};

/** Of a capture that was paid out before it was known. */
export const becomesAvailable: PostingRule<{ readonly available?: MoneyJson }> = {
  rule: 'settle',
  lines: [{ debit: 'unsettled', credit: 'available', money: ({ available }) => moneyOf(available), of: '`available`' }],
};

/** What a payout in another currency made of the parts of parties who agreed to it, in their available accounts. */
export const convertsShares: PostingRule<Settled> = {
  rule: 'settle.convert',
  lines: [
    {
      debit: 'partyAvailable',
      credit: 'fx',
      money: ({ conversions = [] }) => conversions.map(({ party, given }) => ({ ...moneyOf(given), party })),
      of: '`given` of each of `conversions`',
    },
    {
      debit: 'fx',
      credit: 'partyAvailable',
      money: ({ conversions = [] }) => conversions.map(({ party, received }) => ({ ...moneyOf(received), party })),
      of: '`received` of each of `conversions`',
    },
  ],
};

/** Becomes available. A settlement that does not say so is from before refunds drew on it: all of it did. */
export const settles: PostingRule<WithAvailable> = {
  rule: 'settle',
  lines: [
    {
      debit: 'unsettled',
      credit: 'available',
      money: ({ available, amount }) => moneyOf(available ?? amount),
      of: '`available`',
    },
  ],
};

/** The developer's fee comes with the capture that it was charged with. */
export const settlesDeveloper: PostingRule<Settled> = {
  rule: 'settle.developer',
  lines: [
    {
      debit: 'developerUnsettled',
      credit: 'developerAvailable',
      money: ({ developerFee }) => moneyOf(developerFee),
      of: '`developerFee`',
    },
  ],
};

/** What the payout tells of the fee: all of it, or what it differs by from what is booked. */
export const settledFees: readonly PostingRule<Settled>[] = [
  {
    rule: 'settle.fee',
    lines: [when<Settled>((data) => !data.feeCorrects, fee('providerFee', 'receivable'), '`fee`, not booked before')],
  },
  {
    rule: 'fee.correction',
    lines: [
      when<Settled>(
        (data) => data.feeCorrects === true,
        fee('providerFee', 'receivable'),
        '`fee`: the exact one less the estimate',
      ),
    ],
  },
];

/** Paid out in another currency: the receivable is given for one in that currency, and the rest is gain or loss. */
export const exchanges: PostingRule<Settled> = {
  rule: 'settle.exchange',
  lines: [
    {
      debit: 'fx',
      credit: 'receivable',
      money: ({ exchange }) => moneyOf(exchange?.charged),
      of: '`exchange.charged`',
    },
    { debit: 'receivable', credit: 'fx', money: ({ exchange }) => moneyOf(exchange?.value), of: '`exchange.value`' },
    {
      debit: 'receivable',
      credit: 'fxDifference',
      money: ({ exchange }) => {
        const settled = moneyOf(exchange?.settled);
        return { ...settled, minor: settled.minor - moneyOf(exchange?.value).minor };
      },
      of: '`exchange.settled` − `exchange.value`',
    },
  ],
};
