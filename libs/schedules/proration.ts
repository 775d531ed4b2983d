import type { Money } from '#libs/money';
import { allocate } from '#libs/money';
import type { LocalDate } from './calendar/local-date';
import { daysBetween } from './calendar/local-date';
import type { Period } from './schedule/periods';
import type { Schedule } from './schedule/schedule';

/**
 * How the days of a period are counted: as the calendar has them, or, only where the terms say so, each month as thirty
 * (practice sheet 5.1).
 */
export type DayCount = 'actual' | 'thirty';

/** A period cut in two at the beginning of a day: what lies before it is used. */
export interface DaySplit {
  readonly days: number;
  readonly daysUsed: number;
  readonly daysLeft: number;
}

/**
 * The days before a day, and those from it on. With months of thirty days a period of one month has thirty, whatever
 * the calendar says: day 31 counts as day 30 (30/360).
 * @throws RangeError when the day lies outside the period, or months of thirty are wanted of days or weeks
 */
export function splitDays(
  { key, endDate }: Pick<Period, 'key' | 'endDate'>,
  { every, count: intervals }: Pick<Schedule, 'every' | 'count'>,
  day: LocalDate,
  count: DayCount = 'actual',
): DaySplit {
  if (day < key || day > endDate) throw new RangeError('the day lies outside the period');
  if (count === 'actual') return split(daysBetween(key, endDate), daysBetween(key, day));
  if (every !== 'month' && every !== 'year') throw new RangeError('only months and years have months of thirty days');
  const days = 30 * intervals * (every === 'year' ? 12 : 1);
  const used = day === endDate ? days : daysOf360(day) - daysOf360(key);
  return split(days, Math.min(Math.max(used, 0), days));
}

const split = (days: number, daysUsed: number): DaySplit => ({ days, daysUsed, daysLeft: days - daysUsed });

function daysOf360(date: LocalDate): number {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return year * 360 + month * 30 + Math.min(day, 30);
}

/** The price of both parts; they add up to it exactly: largest remainder. A part without days costs nothing. */
export function splitPrice(price: Money, { daysUsed, daysLeft }: DaySplit): { used: Money; left: Money } {
  const [used, left] = allocate(price, [BigInt(daysUsed), BigInt(daysLeft)]);
  return { used: used!, left: left! };
}
