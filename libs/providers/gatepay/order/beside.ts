import { formatAmount } from '#libs/money';
import type { Money } from '#libs/money';
import type { MovementFact } from '../../spi';
import type { ProviderOrder } from './read-order';

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
  // Nor is an answer that does not explain itself a measure of what is listed in it.
  const isMeasure = !isUnsaid && order.unexplained === undefined;
  const fact = (providerReference: string, amount: Money, code: string, inAll?: Money): MovementFact => ({
    ...{ kind: 'received', reference, providerReference, amount },
    code: isConverting ? CONVERT_DELAY : code,
    ...(inAll && { inAll }),
  });
  const [late, inTime] = [true, false].map((isLate) => extra.filter((one) => one.isLate === isLate));
  const listed = [...inTime!, ...late!.toReversed()].map(({ txId, amount, isLate }) =>
    fact(txId, amount, isLate ? DELAY : IN_TERM, isMeasure ? inAllOf(order, amount) : undefined),
  );
  if (!unlisted || unlisted.minor === 0n || !isOver || isUnsaid) return listed;
  const { value, currency } = formatAmount(unlisted);
  const name = `${order.prepayId}/late/${value} ${currency}`;
  return [...listed, fact(name, unlisted, DELAY, inAllOf(order, unlisted))];
}

/** What the order tells of one unit in all. */
const inAllOf = ({ received, extra, unlisted }: ProviderOrder, { currency }: Money): Money => ({
  minor: [received, unlisted, ...extra.map(({ amount }) => amount)].reduce(
    (sum, each) => (each?.currency === currency ? sum + each.minor : sum),
    0n,
  ),
  currency,
});
