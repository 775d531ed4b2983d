import type { Money, MoneyJson } from '#libs/money';
import type { PostingRule } from '../posting-rule';

/** What the books read of a payout; amounts in minor units of its currency. */
export interface BookedPayout {
  readonly provider: string;
  readonly currency: string;
  readonly net: string;
  readonly charges: string;
  readonly withheld: string;
  readonly released: string;
}

/** A movement at the bank: a credit is positive. */
export interface BookedBankMovement {
  readonly provider?: string;
  readonly account: string;
  readonly amount: MoneyJson;
  /** Of a matched line: what it turned out to be. */
  readonly to?: string;
  /** Of a fee: it is in the books since the captures that it is for. */
  readonly accrued?: true;
}

/** A bill; the difference is signed. */
export interface BookedInvoice {
  readonly provider: string;
  readonly difference: MoneyJson;
}

type InPayout = (payout: BookedPayout) => bigint;

const ofPayout =
  (minor: InPayout) =>
  (payout: BookedPayout): Money => ({ minor: minor(payout), currency: payout.currency });

const amountOf = ({ amount }: BookedBankMovement): Money => ({
  minor: BigInt(amount.minor),
  currency: amount.currency,
});

const NOTHING: Money = { minor: 0n, currency: '' };

/**
 * Settlement and the bank (fact sheet "payments" 4.2). The bank's account always shows what its statements show: a line
 * is booked when it comes, against an account that says "not matched yet", and leaves that when it is. An amount below
 * zero turns its line round.
 */
export const settlementRules = {
  PayoutAnnounced: [
    {
      rule: 'payout',
      lines: [
        {
          debit: 'payoutTransit',
          credit: 'receivable',
          money: ofPayout(({ net }) => BigInt(net)),
          of: '`net`',
        },
        {
          debit: 'reserve',
          credit: 'receivable',
          money: ofPayout(({ withheld, released }) => BigInt(withheld) - BigInt(released)),
          of: '`withheld` − `released`',
        },
        {
          debit: 'providerFee',
          credit: 'receivable',
          money: ofPayout(({ charges }) => BigInt(charges)),
          of: '`charges`',
        },
      ],
    },
  ] satisfies PostingRule<BookedPayout>[],
  PayoutCredited: [
    {
      rule: 'payout.credit',
      lines: [{ debit: 'bankClearing', credit: 'payoutTransit', money: amountOf, of: '`amount`' }],
    },
  ] satisfies PostingRule<BookedBankMovement>[],
  BankLineImported: [
    { rule: 'bank', lines: [{ debit: 'bank', credit: 'bankClearing', money: amountOf, of: '`amount`' }] },
  ] satisfies PostingRule<BookedBankMovement>[],
  BankLineMatched: [
    {
      rule: 'bank.fee',
      lines: [
        {
          debit: 'bankClearing',
          credit: 'providerFee',
          money: (data) => (data.to === 'fee' && !data.accrued ? amountOf(data) : NOTHING),
          of: '`amount` of a fee',
        },
        {
          debit: 'bankClearing',
          credit: 'feePayable',
          money: (data) => (data.to === 'fee' && data.accrued ? amountOf(data) : NOTHING),
          of: '`amount` of a fee that was accrued',
        },
      ],
    },
    {
      rule: 'bank.order',
      lines: [
        {
          debit: 'bankClearing',
          credit: 'bankOrdered',
          money: (data) => (data.to === 'bank_order' ? amountOf(data) : NOTHING),
          of: '`amount` of an order of ours',
        },
      ],
    },
  ] satisfies PostingRule<BookedBankMovement>[],
  ProviderInvoiceRecorded: [
    {
      rule: 'fee.invoice',
      lines: [
        {
          debit: 'providerFee',
          credit: 'feePayable',
          money: ({ difference }) => ({ minor: BigInt(difference.minor), currency: difference.currency }),
          of: '`difference`: what was billed less what was accrued',
        },
      ],
    },
  ] satisfies PostingRule<BookedInvoice>[],
} as const;

export type SettlementEventType = keyof typeof settlementRules;
