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
  const isSum = unlisted && unlisted.minor > 0n && isOver && !isUnsaid;
  // Last, so that what is missing of the sum is first what surely came beside the payment.
  const parts = partsOf(order).map(({ name, amount }) =>
    fact(name, amount, IN_TERM, { ...(!isConverting && { upTo: inAllOf(order, amount) }), mayHavePaid: true }),
  );
  return [...listed, ...(isSum ? [fact(sumName(order, 'late', unlisted), unlisted, DELAY)] : []), ...parts];
}

const sumName = ({ prepayId }: ProviderOrder, what: string, amount: Money): string => {
  const { value, currency } = formatAmount(amount);
  return `${prepayId}/${what}/${value} ${currency}`;
};

/**
 * It was seen in time and confirmed after the order was converted: what the order was credited with is in another coin,
 * and what came late is counted without it.
 */
export const isTooSlow = ({ isConverting, received }: ProviderOrder, { amount, isLate }: ListedPayment): boolean =>
  isConverting && !isLate && received?.currency !== amount.currency;

/**
 * What came over the chain in time for an order that names a Gate account: a part of what that has paid, or beside it
 * where it was confirmed afterwards. The order tells only what both come to, and perhaps not even that (fact sheet
 * 5.1), so it is held against what is recorded of the payment. By their sum, where no list tells them apart.
 */
function partsOf(order: ProviderOrder): readonly { name: string; amount: Money }[] {
  const { paying = [], listed } = order.account ?? {};
  const isInOne = paying.length === 0 && !order.isConverting && listed && listed.minor > 0n;
  return isInOne
    ? [{ name: sumName(order, 'in-time', listed), amount: listed }]
    : paying.map(({ txId, amount }) => ({ name: txId, amount })).toReversed();
}

/**
 * How much of what was paid came over the chain, where an account is named. Of an order whose coins are converted no
 * sum tells what of them was: only that none was may be said.
 */
export const listedOf = ({ account, isConverting }: ProviderOrder): Money | undefined =>
  isConverting && account?.listed.minor !== 0n ? undefined : account?.listed;

/** What came in all, of one unit: over the chain, where an account is named. */
const inAllOf = (order: ProviderOrder, { currency }: Money): Money => {
  const listed = order.extra.filter((one) => !isTooSlow(order, one)).map(({ amount }) => amount);
  const told = [listedOf(order) ?? order.received, order.unlisted, ...listed];
  return { minor: told.reduce((sum, each) => (each?.currency === currency ? sum + each.minor : sum), 0n), currency };
};
