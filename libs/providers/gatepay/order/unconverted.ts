import { toUnits } from '../decimal';
import type { ListedPayment } from './sorted-payments';

/** Of more payments than these the later ones are taken for converted: each doubles the choices. */
const SEARCHED = 12;

/**
 * The fewest payments without which the others come to a sum that fits; undefined where none do. Any of them may have
 * been too slow: what is converted is what was confirmed when enough of it was (fact sheet 4.1), and the list is in the
 * order in which they were seen. Of choices as small as each other the one of later payments is taken.
 * @param fits whether so many units of 10^-18 of the coin that is paid were converted
 */
export function unconvertedAmong(
  payments: readonly ListedPayment[],
  fits: (units: bigint) => boolean,
): readonly ListedPayment[] | undefined {
  const total = unitsIn(payments);
  const left = payments
    .slice(0, SEARCHED)
    .reduceRight<ListedPayment[][]>((all, one) => [...all, ...all.map((some) => [one, ...some])], [[]])
    .sort((some, others) => some.length - others.length);
  return left.find((some) => fits(total - unitsIn(some)));
}

export const unitsIn = (payments: readonly ListedPayment[]): bigint =>
  payments.reduce((units, { amount }) => units + toUnits(amount), 0n);
