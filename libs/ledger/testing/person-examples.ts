import { bankOrderPostings } from '../banking/postings';
import { placementPostings } from '../suspense';
import type { Posting } from '../types';
import { unmatchedPostings } from '../unmatched';

const eur = (minor: number) => ({ minor: String(minor), currency: 'EUR' });
const ordered = { provider: 'acme', account: 'SK1799520000004107347927', purpose: 'suspense', amount: eur(4_242) };
const bankOrder = (type: string, more: object = {}) =>
  bankOrderPostings({ type, data: { ...ordered, ...more } }, 'shop');
const came = { provider: 'acme', side: 'in', amount: eur(-4_242) };

interface Section {
  readonly type: string;
  readonly text: string;
  readonly examples: readonly { readonly title: string; readonly postings: readonly Posting[] }[];
}

/** What follows no table of lines, but the word of a message or of a person. */
export const personSections: readonly Section[] = [
  {
    type: 'NotificationUnmatched',
    text: 'Money of which a provider tells and which names no order of ours belongs to nobody yet.',
    examples: [
      {
        title: 'A transfer of 42.42 came without a reference',
        postings: unmatchedPostings({ provider: 'acme', kind: 'captured', amount: eur(4_242) }, 'unassigned'),
      },
      {
        title: 'The provider gave 10.00 back of a payment that we do not know',
        postings: unmatchedPostings({ provider: 'acme', kind: 'refunded', amount: eur(1_000) }, 'unassigned'),
      },
    ],
  },
  {
    type: 'BankInstructionExecuted',
    text:
      'A bank order books when the bank has carried it out, by what it was for: `suspense`, a `refund`, a `payout` or a\n' +
      '`provider_debt`; `BankInstructionReversed` books the same the other way.',
    examples: [
      { title: '42.42 was sent, and nobody has said what for', postings: bankOrder('BankInstructionExecuted') },
      {
        title: 'The service was paid 42.42',
        postings: bankOrder('BankInstructionExecuted', { purpose: 'payout' }),
      },
      { title: 'The 42.42 came back', postings: bankOrder('BankInstructionReversed') },
    ],
  },
  {
    type: 'SuspensePlaced',
    text: 'A person says where money that stands in suspense belongs. Of a shortage the lines turn round.',
    examples: [
      {
        title: '42.42 that came was returned by a bank order',
        postings: placementPostings({ ...came, to: 'suspense', against: { provider: 'acme', side: 'out' } }, 'shop'),
      },
      {
        title: 'The bank has shown the 42.42 that the provider owed',
        postings: placementPostings({ ...came, to: 'receivable' }, 'shop'),
      },
      { title: 'The 42.42 is the service’s', postings: placementPostings({ ...came, to: 'service' }, 'shop') },
      {
        title: 'Nobody asked for it, the house keeps it',
        postings: placementPostings({ ...came, to: 'difference' }, 'shop'),
      },
      {
        title:
          'What belonged to nobody is the shop’s, with the claim on the provider: one posting in the books of each',
        postings: placementPostings({ ...came, to: 'merchant', forMerchant: 'shop' }, 'unassigned'),
      },
    ],
  },
];
