import type { NewLine } from '../banking/bank-book';
import { DEFAULT_BANK } from './banks';
import type { WirePayment } from './wire-payment';

/** How money of a bank transfer stands in the account's history: the payer is the other side of it. */
export const lineOf = (payment: WirePayment): Omit<NewLine, 'amount'> => ({
  accountId: payment.accountId,
  paymentId: payment.paymentId,
  kind: 'wire',
  currency: payment.currency,
  counterAccount: (payment.bank ?? DEFAULT_BANK).payerAccount,
  counterAccountName: (payment.bank ?? DEFAULT_BANK).payerName,
  description: payment.description,
});
