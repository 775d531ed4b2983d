import type { BankAnswer, BankTransaction, ProvingLine, QueryOperation } from '../../spi';
import { orderReference, wireIdOf, wireReference } from '../provider-reference';
import { bearsReference } from './banking';
import type { RefundDesk } from './refund';
import { searchPeriod } from './search-period';

/**
 * The line of a bank transfer or of its refund. A credit bears our reference as the client's, as does the debit of a
 * refund by a background call; that of a refund by RefundPayment as its description (fact sheet 9.4, 9.9, 10). A line
 * over another sum proves neither that it happened nor that it did not.
 */
export async function findLine(
  desk: RefundDesk,
  operation: QueryOperation,
): Promise<BankAnswer<ProvingLine | undefined>> {
  const { type, reference, amount, requestedAt } = operation;
  const { banking, clock, accountId } = desk;
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
  if (isOverAnotherSum) return { kind: 'unknown', reason: 'its line is over another sum' };
  const held = isRefund ? await heldBack(desk, operation) : undefined;
  return held === undefined ? { ...found, data: undefined } : { kind: 'unknown', reason: held };
}

/**
 * Why a refund without a line may be at the bank all the same; undefined where it is not. Its order may wait there,
 * blocked, without a line and without a limit. That what is refunded of the payment grows meanwhile is inferred (fact
 * sheet 9.9) and nothing else would tell; so a bank that does not say what it is proves nothing.
 */
async function heldBack(
  { banking }: RefundDesk,
  { providerReference = '', otherRefunds }: QueryOperation,
): Promise<string | undefined> {
  const paymentId = wireIdOf(providerReference);
  if (paymentId === undefined) return 'the bank cannot be asked how much of the payment is given back';
  const paid = await banking.payment(paymentId);
  if (paid.kind !== 'answered') return `the payment: ${paid.reason}`;
  const { refunded } = paid.data;
  if (refunded === undefined) return 'the bank does not say how much of the payment is given back';
  const isKnown = refunded.minor <= (otherRefunds?.minor ?? 0n);
  return isKnown ? undefined : 'the bank counts more of the payment as given back than is known here';
}

function named({ transactionId, orderId, paymentId }: BankTransaction, isRefund: boolean): ProvingLine {
  if (isRefund) return { transactionId, providerReference: orderId && orderReference(orderId) };
  return { transactionId, providerReference: paymentId && wireReference(paymentId) };
}
