import type { SettlementTerms } from '../spi';

/**
 * Cards have no message of their own when they are paid, only one credit for all payments of an agreed period (fact
 * sheet 5); whether it is net of fees is not published, and the sheet's default is gross with a fee of its own (U13).
 * Transfers are credited each by itself (4).
 */
export const settlement: SettlementTerms = {
  ways: [
    { method: 'card', way: 'collective', bankCode: 'TPAY-CARD', lateAfterDays: 5, missingAfterDays: 14 },
    { method: 'bank_transfer', way: 'direct', bankCode: 'TPAY-WIRE', lateAfterDays: 3, missingAfterDays: 10 },
  ],
  fees: [{ bankCode: 'TPAY-FEE' }],
  // A statement shows an order on the day after it was carried out; weekends and holidays lie between.
  orders: { lateAfterDays: 3, missingAfterDays: 14 },
  // Each bank transfer is a line of its own. Cards come in bulk credits, of which none proves one payment.
  proofs: [
    { method: 'bank_transfer', type: 'authorize', side: 'credit' },
    { method: 'bank_transfer', type: 'refund', side: 'debit' },
  ],
};
