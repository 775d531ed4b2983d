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
  const upTo = (amount: Money) => ({ upTo: inAllOf(order, amount) });
  const fact = (
    providerReference: string,
    amount: Money,
    code: string,
    inSum: MovementFact['inSum'] = upTo(amount),
  ): MovementFact => ({
    ...{ kind: 'received', reference, providerReference, amount },
    ...{ code: isConverting ? CONVERT_DELAY : code, inSum },
  });
  const [late, inTime] = [true, false].map((isLate) => extra.filter((one) => one.isLate === isLate));
  // Of an order whose coins are converted no sum tells what of them was.
  const parts = partsOf(order).map(({ name, amount }) =>
    fact(name, amount, IN_TERM, { ...(!isConverting && upTo(amount)), mayHavePaid: true }),
  );
  const listed = [...inTime!, ...(isOver ? late!.toReversed() : [])].map((one) => {
    const inSum = isTooSlow(order, one) ? false : isUnsaid ? {} : undefined;
    return fact(one.txId, one.amount, one.isLate ? DELAY : IN_TERM, inSum);
  });
  const told = [...parts, ...listed];
  if (!unlisted || unlisted.minor === 0n || !isOver || isUnsaid) return told;
  const { value, currency } = formatAmount(unlisted);
  return [...told, fact(`${order.prepayId}/late/${value} ${currency}`, unlisted, DELAY)];
}

/**
 * It was seen in time and confirmed after the order was converted: what the order was credited with is in another coin,
 * and what came late is counted without it.
 */
export const isTooSlow = ({ isConverting, received }: ProviderOrder, { amount, isLate }: ListedPayment): boolean =>
  isConverting && !isLate && received?.currency !== amount.currency;

/**
 * What came over the chain in time for an order that an account has paid: a part of that, or beside it where it was
 * confirmed afterwards. The order tells only what both come to, and perhaps not even that (fact sheet 5.1), so it is
 * held against what is recorded of the payment. By their sum, where no list tells them apart.
 */
function partsOf({ account, isConverting, prepayId }: ProviderOrder): readonly { name: string; amount: Money }[] {
  const { paying = [], listed } = account ?? {};
  if (paying.length > 0 || isConverting || !listed || listed.minor === 0n)
    return paying.map(({ txId, amount }) => ({ name: txId, amount }));
  const { value, currency } = formatAmount(listed);
  return [{ name: `${prepayId}/in-time/${value} ${currency}`, amount: listed }];
}

/** What came over the chain in all; of one unit. */
const inAllOf = (order: ProviderOrder, { currency }: Money): Money => {
  const listed = order.extra.filter((one) => !isTooSlow(order, one)).map(({ amount }) => amount);
  const paid = order.isConverting ? order.received : (order.account?.listed ?? order.received);
  const told = [paid, order.unlisted, ...listed];
  return { minor: told.reduce((sum, each) => (each?.currency === currency ? sum + each.minor : sum), 0n), currency };
};
