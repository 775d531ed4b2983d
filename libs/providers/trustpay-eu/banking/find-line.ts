import type { BankAnswer, BankTransaction, ProvingLine, QueryOperation } from '../../spi';
import { orderReference, wireReference } from '../provider-reference';
import type { RefundDesk } from './refund';
import { searchPeriod } from './search-period';

/**
 * The line of a bank transfer or of its refund. A credit bears our reference as the client's, a refund's debit as its
 * description (fact sheet 9.4, 9.9); both to the cent.
 */
export async function findLine(
  { banking, clock, accountId }: RefundDesk,
  { type, reference, amount, requestedAt }: QueryOperation,
): Promise<BankAnswer<ProvingLine | undefined>> {
  const isRefund = type === 'refund';
  const signed = isRefund ? -amount.minor : amount.minor;
  const period = { accountId, ...searchPeriod(requestedAt, clock.now()) };
  const found = await banking.searchLines({ ...period, direction: isRefund ? 'debit' : 'credit' }, (line) => {
    const isOurs = (isRefund ? line.description : line.clientReference) === reference;
    return isOurs && line.amount.minor === signed && line.amount.currency === amount.currency;
  });
  return found.kind === 'answered' ? { ...found, data: found.data && named(found.data, isRefund) } : found;
}

function named({ transactionId, orderId, paymentId }: BankTransaction, isRefund: boolean): ProvingLine {
  if (isRefund) return { transactionId, providerReference: orderId && orderReference(orderId) };
  return { transactionId, providerReference: paymentId && wireReference(paymentId) };
}
