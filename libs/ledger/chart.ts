import { currencyOf, isCurrency } from '#libs/money';
import type { AccountType, Layer } from './types';

/** What an account's name is made of. */
export interface AccountOwner {
  readonly provider: string;
  readonly merchantId: string;
  readonly currency: string;
  /** Of an order with splits: whose part. */
  readonly party?: string;
  /** Of accounts at a bank: its IBAN or number. */
  readonly account?: string;
}

interface AccountKind {
  readonly type: AccountType;
  readonly layer: Layer;
  readonly meaning: string;
  /** The name with `{provider}`, `{merchant}`, `{party}`, `{account}` and `{ccy}` to fill in. */
  readonly pattern: string;
}

/**
 * The chart of accounts (fact sheet "payments" 4.1), the part that orders move. Holds and doubts are counted per
 * provider and currency, not in one account per order: their legs carry the order, so the open amount of an order is
 * still one query.
 */
export const chart = {
  receivable: {
    type: 'asset',
    layer: 'posted',
    pattern: 'psp:{provider}:{ccy}:receivable',
    meaning: 'captured, the provider owes it to us; below zero we owe it to the provider',
  },
  custody: {
    type: 'asset',
    layer: 'posted',
    pattern: 'custody:{provider}:{ccy}',
    meaning: 'coins that the provider holds for us; stands for the receivable where the currency is an asset',
  },
  fx: {
    type: 'position',
    layer: 'posted',
    pattern: 'fx:{ccy}',
    meaning: 'exchanged: one unit on one side, its value at the quote or the rate on the other',
  },
  toleranceLoss: {
    type: 'expense',
    layer: 'posted',
    pattern: 'loss:tolerance:{ccy}',
    meaning: 'what payers sent too little, within the tolerance of their orders',
  },
  providerFee: {
    type: 'expense',
    layer: 'posted',
    pattern: 'fee:psp:{provider}:{ccy}',
    meaning: 'what the provider keeps for a payment',
  },
  feePayable: {
    type: 'liability',
    layer: 'posted',
    pattern: 'fee:psp:{provider}:{ccy}:payable',
    meaning: 'fees of providers that pay gross and bill for a period: accrued with the captures, not billed yet',
  },
  fxDifference: {
    type: 'expense',
    layer: 'posted',
    pattern: 'loss:fx:{ccy}',
    meaning: 'what payouts in another currency brought less than the books had: losses are debits, gains credits',
  },
  developerUnsettled: {
    type: 'liability',
    layer: 'posted',
    pattern: 'dev:{merchant}:{ccy}:unsettled',
    meaning: 'fees of developers, charged to payers on top of their orders',
  },
  developerAvailable: {
    type: 'liability',
    layer: 'posted',
    pattern: 'dev:{merchant}:{ccy}:available',
    meaning: 'fees of developers, paid out to us by the provider',
  },
  partyUnsettled: {
    type: 'liability',
    layer: 'posted',
    pattern: 'party:{party}:{ccy}:unsettled',
    meaning: 'parts of developers and other parties in orders, not yet paid out; below zero they owe it',
  },
  partyAvailable: {
    type: 'liability',
    layer: 'posted',
    pattern: 'party:{party}:{ccy}:available',
    meaning: 'parts of developers and other parties in orders, paid out to us by the provider',
  },
  customerCredit: {
    type: 'liability',
    layer: 'posted',
    pattern: 'customer:{merchant}:{ccy}:credit',
    meaning: 'what payers sent too much, at the quote of their orders',
  },
  disputeFee: {
    type: 'expense',
    layer: 'posted',
    pattern: 'fee:dispute:{provider}:{ccy}',
    meaning: 'what the provider takes for disputes',
  },
  contested: {
    type: 'asset',
    layer: 'posted',
    pattern: 'dispute:{provider}:{ccy}:contested',
    meaning: 'taken from us in a dispute that is open',
  },
  suspenseOut: {
    type: 'asset',
    layer: 'posted',
    pattern: 'suspense:{provider}:{ccy}:out',
    meaning: 'taken beyond what the order had left; to be claimed, must age to zero',
  },
  payoutTransit: {
    type: 'asset',
    layer: 'posted',
    pattern: 'psp:{provider}:{ccy}:payout_transit',
    meaning: 'the provider says it paid it out, the bank has not credited it yet; zero for a closed payout',
  },
  reserve: {
    type: 'asset',
    layer: 'posted',
    pattern: 'psp:{provider}:{ccy}:reserve',
    meaning: 'withheld by the provider as its security, and given back later',
  },
  bank: {
    type: 'asset',
    layer: 'posted',
    pattern: 'bank:{account}:{ccy}',
    meaning: 'what the statements of the bank show',
  },
  bankClearing: {
    type: 'liability',
    layer: 'posted',
    pattern: 'bank:{account}:{ccy}:unmatched',
    meaning: 'came or went at the bank, and what for is not found yet; must age to zero',
  },
  bankOrdered: {
    type: 'liability',
    layer: 'posted',
    pattern: 'bank:{account}:{ccy}:ordered',
    meaning: 'left by payment orders of ours, until a line of the statement takes it over',
  },
  settlementDifference: {
    type: 'expense',
    layer: 'posted',
    pattern: 'loss:settlement:{ccy}',
    meaning: 'differences of payouts that a person took over: losses are debits, gains credits',
  },
  available: {
    type: 'liability',
    layer: 'posted',
    pattern: 'service:{merchant}:{ccy}:available',
    meaning: 'owed to the selling service, and paid out to us by the provider',
  },
  unsettled: {
    type: 'liability',
    layer: 'posted',
    pattern: 'service:{merchant}:{ccy}:unsettled',
    meaning: 'owed to the selling service, not yet paid out by the provider',
  },
  refundPayable: {
    type: 'liability',
    layer: 'posted',
    pattern: 'refund:{provider}:{ccy}:payable',
    meaning: 'promised to customers, not yet confirmed by the provider',
  },
  suspenseIn: {
    type: 'liability',
    layer: 'posted',
    pattern: 'suspense:{provider}:{ccy}:in',
    meaning: 'came without an operation that explains it; must age to zero',
  },
  hold: {
    type: 'memo',
    layer: 'pending',
    pattern: 'hold:{provider}:{ccy}',
    meaning: 'authorised, neither captured nor given back',
  },
  holdContra: {
    type: 'memo',
    layer: 'pending',
    pattern: 'hold_contra:{provider}:{ccy}',
    meaning: 'the other side of the holds',
  },
  inDoubt: {
    type: 'memo',
    layer: 'pending',
    pattern: 'in_doubt:{provider}:{ccy}',
    meaning: 'amounts of operations whose outcome is unknown: the exposure',
  },
  inDoubtContra: {
    type: 'memo',
    layer: 'pending',
    pattern: 'in_doubt_contra:{provider}:{ccy}',
    meaning: 'the other side of the doubts',
  },
  blocked: {
    type: 'memo',
    layer: 'pending',
    pattern: 'blocked:{provider}:{ccy}',
    meaning: 'amounts of open disputes: owed to services and parties, and not free while they are contested',
  },
} as const satisfies Record<string, AccountKind>;

export type AccountName = keyof typeof chart;

/** Coins are held, not owed: the same account under its own name. */
export const accountFor = (name: AccountName, currency: string): AccountName =>
  name === 'receivable' && isCurrency(currency) && currencyOf(currency).kind === 'crypto' ? 'custody' : name;

export function accountOf(name: AccountName, { provider, merchantId, party, account, currency }: AccountOwner): string {
  return chart[accountFor(name, currency)].pattern
    .replace('{provider}', provider)
    .replace('{merchant}', merchantId)
    .replace('{party}', party ?? '')
    .replace('{account}', account ?? '')
    .replace('{ccy}', currency);
}
