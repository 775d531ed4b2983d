import type { BankAnswer, BankTransaction, ProvingLine, QueryOperation } from '../../spi';
import { orderReference, wireReference } from '../provider-reference';
import { bearsReference } from './banking';
import type { RefundDesk } from './refund';
import { searchPeriod } from './search-period';

/**
 * The line of a bank transfer or of its refund. A credit bears our reference as the client's, as does the debit of a
 * refund by a background call; that of a refund by RefundPayment as its description (fact sheet 9.4, 9.9, 10). A line
 * over another sum proves neither that it happened nor that it did not.
 */
export async function findLine(
  { banking, clock, accountId }: RefundDesk,
  { type, reference, amount, requestedAt }: QueryOperation,
): Promise<BankAnswer<ProvingLine | undefined>> {
  const isRefund = type === 'refund';
  const signed = isRefund ? -amount.minor : amount.minor;
  const period = { accountId, ...searchPeriod(requestedAt, clock.now()) };
  let isOverAnotherSum = false;
  const found = await banking.searchLines({ ...period, direction: isRefund ? 'debit' : 'credit' }, (line) => {
    if (!bearsReference(line, reference)) return false;
    const isMeant = line.amount.minor === signed && line.amount.currency === amount.currency;
    isOverAnotherSum ||= !isMeant;
    return isMeant;
  });
  if (found.kind !== 'answered') return found;
  if (found.data) return { ...found, data: named(found.data, isRefund) };
  return isOverAnotherSum ? { kind: 'unknown', reason: 'its line is over another sum' } : { ...found, data: undefined };
}

function named({ transactionId, orderId, paymentId }: BankTransaction, isRefund: boolean): ProvingLine {
  if (isRefund) return { transactionId, providerReference: orderId && orderReference(orderId) };
  return { transactionId, providerReference: paymentId && wireReference(paymentId) };
}
