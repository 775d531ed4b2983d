import type { Money } from '#libs/money';
import { allocate } from '#libs/money';
import type { LocalDate } from './calendar/local-date';
import { daysBetween } from './calendar/local-date';
import type { Period } from './schedule/periods';

export interface DayPart {
  /** First day. */
  readonly from: LocalDate;
  /** The day after the last. */
  readonly to: LocalDate;
  readonly days: number;
  readonly amount: Money;
}

type Days = Pick<Period, 'key' | 'endDate'>;

/**
 * Splits the price of a period at the days given, by the calendar days that this period really has (28 to 31 in a
 * month). The parts add up to the price exactly: largest remainder (practice sheet 5.1). Parts without days are left
 * out.
 * @throws RangeError when a cut lies outside the period
 */
export function splitByDays(price: Money, { key, endDate }: Days, cuts: readonly LocalDate[]): DayPart[] {
  if (cuts.some((cut) => cut < key || cut > endDate)) throw new RangeError('a cut lies outside the period');
  const days = [...new Set([key, ...cuts, endDate])].sort();
  const parts = days.slice(1).map((to, i) => ({ from: days[i]!, to, days: daysBetween(days[i]!, to) }));
  const amounts = allocate(
    price,
    parts.map((part) => BigInt(part.days)),
  );
  return parts.map((part, i) => ({ ...part, amount: amounts[i]! }));
}

/**
 * The price of the days from `from` (included) to `to` (not included). Two calls for the two sides of one cut add up to
 * the price.
 * @throws RangeError when they are not within the period, or none
 */
export function prorate(price: Money, period: Days, from: LocalDate, to: LocalDate): Money {
  const part = splitByDays(price, period, [from, to]).find((one) => one.from === from && one.to === to);
  if (!part) throw new RangeError('not a day: the end must be after the beginning');
  return part.amount;
}
