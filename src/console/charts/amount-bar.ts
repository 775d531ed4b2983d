import type { Amount } from '#libs/money';
import { formatAmount, parseAmount } from '#libs/money';
import { share } from './bars';

export interface Segment {
  readonly name: string;
  readonly fill: string;
  /** A pattern over the colour, so that parts differ without colours as well. */
  readonly pattern?: 'stripes' | 'dots' | 'cross';
  readonly amount: Amount;
  readonly x: number;
  readonly width: number;
}

const WIDTH = 1_000;

interface Amounts {
  readonly amount: Amount;
  readonly authorized: Amount;
  readonly captured: Amount;
  readonly refunded: Amount;
  readonly voided: Amount;
  readonly in_doubt: Amount;
}

/** What became of the amount of an order, as parts of one bar. Parts of nothing are left out. */
export function amountBar(order: Amounts): Segment[] {
  const minor = (amount: Amount): bigint => parseAmount(amount).minor;
  const { currency } = order.amount;
  const [captured, refunded, voided] = [minor(order.captured), minor(order.refunded), minor(order.voided)];
  const kept = captured > refunded ? captured - refunded : 0n;
  const held = minor(order.authorized) - captured - voided;
  const parts = [
    { name: 'Captured', fill: 'fill-captured', of: kept },
    { name: 'Refunded', fill: 'fill-refunded', pattern: 'stripes' as const, of: refunded },
    { name: 'Held', fill: 'fill-held', pattern: 'dots' as const, of: held > 0n ? held : 0n },
    { name: 'Given back', fill: 'fill-voided', pattern: 'cross' as const, of: voided },
  ].filter(({ of }) => of > 0n);
  const sum = parts.reduce((total, { of }) => total + of, 0n);
  const whole = sum > minor(order.amount) ? sum : minor(order.amount);
  let x = 0;
  return parts.map(({ of, ...part }) => {
    const width = share(of, whole) * WIDTH;
    const segment = { ...part, amount: formatAmount({ minor: of, currency }), x, width };
    x += width;
    return segment;
  });
}
