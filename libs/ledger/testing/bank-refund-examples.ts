import type { FurtherExample } from './further-examples';

const eur = (minor: number) => ({ minor: String(minor), currency: 'EUR' });
const base = {
  ...{ attemptId: 1, operationId: 2, provider: 'acme', amount: eur(4_000) },
  bankOrderId: '7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11',
};
const evidence = { source: 'bank_order' } as const;
const returned = { code: 'returned', reason: 'the bank sent the money back' };

/** Refunds that a bank order pays, and not the provider. */
export const bankRefundExamples: readonly FurtherExample[] = [
  {
    title: 'By a bank order: it debits the payable in its own postings, and the provider owes as much as before',
    event: { type: 'Refunded', data: { ...base, evidence } },
  },
  {
    title: 'By a bank order whose money came back: its own postings are reversed, so the payable is owed again',
    event: { type: 'RefundFailedAfterAcceptance', data: { ...base, ...returned, evidence } },
  },
];
