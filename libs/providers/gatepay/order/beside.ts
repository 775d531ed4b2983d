import { formatAmount } from '#libs/money';
import type { Money } from '#libs/money';
import type { MovementFact } from '../../spi';
import type { ProviderOrder } from './read-order';
import type { ListedPayment } from './sorted-payments';

const CONVERT_DELAY = 'CONVERT_ADDRESS_PAY_DELAY';
const DELAY = 'TRANSFERRED_ADDRESS_DELAY';
const IN_TERM = 'TRANSFERRED_ADDRESS_IN_TERM';

/**
 * Money that pays nothing which is open: what is listed by its transaction, and what is not by the sum of it, which
 * names the sum, so that each is told once. A list may become complete after its sum was booked: then the latest
 * payments are those that are missing. Of an order whose coins are converted it is received and not converted (fact
 * sheet 4.1).
 * @param isOver while it is open, what comes in time may be counted late for a moment
 */
export function factsBeside(order: ProviderOrder, isOver: boolean): readonly MovementFact[] {
  const { merchantTradeNo: reference, isConverting, extra, unlisted } = order;
  // Where nothing says what paid the order, its sums do not tell what came beside that.
  const isUnsaid = order.isPaid && !order.received;
  const fact = (
    providerReference: string,
    amount: Money,
    code: string,
    inSum: MovementFact['inSum'] = { upTo: inAllOf(order, amount) },
  ): MovementFact => ({
    ...{ kind: 'received', reference, providerReference, amount },
    ...{ code: isConverting ? CONVERT_DELAY : code, inSum },
  });
  const [late, inTime] = [true, false].map((isLate) => extra.filter((one) => one.isLate === isLate));
  const listed = [...inTime!, ...(isOver ? late!.toReversed() : [])].map((one) => {
    const inSum = isTooSlow(order, one) ? false : isUnsaid ? {} : undefined;
    return fact(one.txId, one.amount, one.isLate ? DELAY : IN_TERM, inSum);
  });
  if (!unlisted || unlisted.minor === 0n || !isOver || isUnsaid) return listed;
  const { value, currency } = formatAmount(unlisted);
  return [...listed, fact(`${order.prepayId}/late/${value} ${currency}`, unlisted, DELAY)];
}

/**
 * It was seen in time and confirmed after the order was converted: what the order was credited with is in another coin,
 * and what came late is counted without it.
 */
export const isTooSlow = ({ isConverting, received }: ProviderOrder, { amount, isLate }: ListedPayment): boolean =>
  isConverting && !isLate && received?.currency !== amount.currency;

/** What the order tells of one unit in all. */
const inAllOf = (order: ProviderOrder, { currency }: Money): Money => {
  const listed = order.extra.filter((one) => !isTooSlow(order, one)).map(({ amount }) => amount);
  const told = [order.received, order.unlisted, ...listed];
  return { minor: told.reduce((sum, each) => (each?.currency === currency ? sum + each.minor : sum), 0n), currency };
};
