import { formatAmount } from '#libs/money';
import type { Money } from '#libs/money';
import { COINS } from '../assets';
import { cutTo, fromChain, toUnits, unitsOf } from '../decimal';
import { isFilledIn, textOf } from '../json';
import type { Json } from '../json';
import { enoughOf } from './sorted-payments';
import type { ListedPayment } from './sorted-payments';
import { unconvertedAmong, unitsIn } from './unconverted';

/** One in units of 10^-18, and the finest unit of an order in the same (fact sheet 3.1). */
const ONE = 10n ** 18n;
const MICRO = 10n ** 12n;

/** The rate moved, so that what was paid was not converted (fact sheet 4.1); the coins stay what they are. */
export const FLUCTUATION = 'PAY_EXPIRED_IN_EXCHANGE_FLUCTUATION';

/** What the payer is to send, in the coin that is paid; that may be another one than the order's. */
export function dueOf(order: Json, charged: Money): { readonly due: Money } | { readonly problem: string } {
  const named = [order.payCurrency, order.pay_currency].filter(isFilledIn);
  const [coin = charged.currency, another = coin] = named;
  if (another !== coin || typeof coin !== 'string' || !COINS.includes(coin)) {
    return { problem: 'the order is paid in no coin that is known here' };
  }
  if (coin === charged.currency) return { due: charged };
  const rate = unitsOf(order.rate) ?? 0n;
  if (rate === 0n) return { problem: 'the order is paid in another coin than it is in, at no rate that is readable' };
  // Rounded up to six decimals, so that the merchant is never short (fact sheet 3.3, a guess).
  const micros = (toUnits(charged) * rate + ONE * MICRO - 1n) / (ONE * MICRO);
  if (micros === 0n) return { problem: 'nothing is to be paid for the order' };
  return { due: cutTo(micros * MICRO, coin) };
}

interface Paid {
  /** In the order's coin. */
  readonly charged: Money;
  /** Both in the coin that is paid. */
  readonly due: Money;
  readonly received: Money;
  readonly paying: readonly ListedPayment[];
  readonly extra: readonly ListedPayment[];
  /** In units of 10^-18 of the coin that is paid; undefined where the order is not paid. */
  readonly tolerance?: bigint;
  /** What the provider kept, in the order's coin. */
  readonly fee?: Money;
}

/** What the account got, and what it was to get for it, in the coin in which it was credited. */
export interface Credited {
  readonly due: Money;
  readonly received: Money;
  /** Beside the order, in the coin that was sent: confirmed after the order was converted, or late. */
  readonly extra: readonly ListedPayment[];
  /** Set where the sum that was credited does not say, or not to the last coin, what was converted. */
  readonly difference?: string;
}

/**
 * The coin that the account was really credited in is what the ledger holds: the order's own where the provider has
 * converted, else the one that the payer sent (fact sheet 8, `actualCurrency` and `actualAmount`). A paid order that
 * was converted to less than was asked is a problem, not a payment.
 */
export function creditedOf(order: Json, paid: Paid): Credited | { readonly problem: string } {
  const { charged, due, received, extra, tolerance, fee } = paid;
  const isOver = tolerance !== undefined;
  const coin = textOf(order.actualCurrency) ?? (isOver ? '' : due.currency);
  if (coin === due.currency) return { due, received, extra };
  if (coin !== charged.currency) return { problem: 'the order was credited in no coin that was agreed' };
  const net = fromChain(order.actualAmount, coin);
  if (!net) return { problem: 'the order was converted, and does not say to how much' };
  const credited = { minor: net.minor + (fee?.minor ?? 0n), currency: coin };
  // Cut as the credit is: what is let go is rounded up.
  if (isOver && credited.minor < worthOf(enoughOf({ due, tolerance }), paid).minor) {
    return { problem: 'the order was converted to less than was asked' };
  }
  return { due: charged, received: credited, ...leftBeside(paid, credited) };
}

/** Where the sum says that payments beside the order were converted too, only the late ones are surely not. */
function leftBeside(paid: Paid, credited: Money): Pick<Credited, 'extra' | 'difference'> {
  const { received, paying, extra } = paid;
  const [late, inTime] = [true, false].map((isLate) => extra.filter((one) => one.isLate === isLate));
  const listed = [...paying, ...inTime!];
  // What paid the order may be told by its sum alone, or finer than the parts of it.
  const rest = toUnits(received) - unitsIn(paying);
  const slow = unconvertedAmong(listed, (units) => worthOf(units + rest, paid).minor === credited.minor);
  if (!slow) {
    const worth = shown(worthOf(unitsIn(listed) + rest, paid));
    const difference = `${shown(credited)} was credited for coins that are worth ${worth} at the order's rate`;
    return { extra: late!, difference };
  }
  const isDust = (one: ListedPayment): boolean =>
    !slow.includes(one) && worthOf(toUnits(one.amount), paid).minor === 0n;
  const dust = listed.filter(isDust).map(({ txId, amount }) => `${shown(amount)} (${txId})`);
  const difference = `too little to tell whether it was converted: ${dust.slice(0, SHOWN).join(', ')}`;
  return { extra: [...slow, ...late!], ...(dust.length > 0 && { difference }) };
}

/** So many payments are named in a remark. */
const SHOWN = 3;

/** By the order's rate: what is due is worth what is charged. Cut to six decimals, as the provider's balances are. */
const worthOf = (units: bigint, { charged, due }: Pick<Paid, 'charged' | 'due'>): Money => {
  const worth = (units * toUnits(charged)) / toUnits(due);
  return cutTo(worth - (worth % MICRO), charged.currency);
};

const shown = (money: Money): string => `${formatAmount(money).value} ${money.currency}`;
