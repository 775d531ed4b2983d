import { settlementRules } from '../settlement/rules';
import type { SettlementEventType } from '../settlement/rules';

const eur = (minor: number) => ({ minor: String(minor), currency: 'EUR' });
const account = 'SK1799520000004107347927';

export interface SettlementExample {
  readonly type: string;
  readonly data: object;
}

/** A payout of 97.10 of which 5.00 is withheld, and what else happens at the bank. */
export const settlementExamples: Readonly<Record<SettlementEventType, SettlementExample>> = {
  PayoutAnnounced: {
    type: 'PayoutAnnounced',
    data: { provider: 'acme', currency: 'EUR', net: '8960', charges: '250', withheld: '500', released: '0' },
  },
  PayoutCredited: { type: 'PayoutCredited', data: { provider: 'acme', account, amount: eur(8_960) } },
  BankLineImported: { type: 'BankLineImported', data: { account, amount: eur(8_960) } },
  BankLineMatched: { type: 'BankLineMatched', data: { to: 'fee', provider: 'acme', account, amount: eur(-250) } },
  ProviderInvoiceRecorded: { type: 'ProviderInvoiceRecorded', data: { provider: 'acme', difference: eur(50) } },
};

/** A second look at events that are booked in more than one way. */
export const furtherSettlementExamples: readonly { readonly title: string; readonly event: SettlementExample }[] = [
  {
    title: 'The bill of a provider that pays gross: its fees were accrued with the captures',
    event: {
      type: 'BankLineMatched',
      data: { to: 'fee', provider: 'acme', account, amount: eur(-250), accrued: true },
    },
  },
  {
    title: 'A bank order of ours that the statement shows',
    event: { type: 'BankLineMatched', data: { to: 'bank_order', account, amount: eur(-4_242) } },
  },
];

/** A resolution books what its break says, so examples tell more than a table of lines. */
export const resolutionExamples = [
  {
    title: 'The bank credited 0.10 too little, and it was a charge',
    data: { provider: 'acme', treatment: 'fee', residuals: [{ place: 'transit', ...eur(10) }] },
  },
  {
    title: 'A payment of 60.00 was never paid out, and the house bears it',
    data: { provider: 'acme', treatment: 'difference', residuals: [{ place: 'receivable', ...eur(6_000) }] },
  },
  {
    title: 'The bank credited 77.00 that nothing explains; it waits until somebody asks for it',
    data: { provider: 'acme', treatment: 'suspense', residuals: [{ place: 'clearing', account, ...eur(-7_700) }] },
  },
  {
    title: 'A payment of 60.00 EUR was paid out as 65.00 USD',
    data: {
      provider: 'acme',
      treatment: 'exchange',
      residuals: [
        { place: 'receivable', ...eur(6_000) },
        { place: 'receivable', minor: '-6500', currency: 'USD' },
      ],
    },
  },
] as const;

export const settlementTypes = Object.keys(settlementRules) as SettlementEventType[];
