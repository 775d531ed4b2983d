import { DateTime } from 'luxon';

/** A calendar day without a zone, `YYYY-MM-DD`: what is written on the bill. Such texts sort as their days do. */
export type LocalDate = string;

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** Days are counted in UTC, where each has 24 hours, so that no zone can make one vanish. */
export const dayOf = (date: LocalDate): DateTime => DateTime.fromISO(date, { zone: 'utc' });

/** @throws RangeError for a day that no calendar has: always a mistake of the program */
export function toLocalDate(day: DateTime): LocalDate {
  const date = day.toISODate();
  if (date === null) throw new RangeError('not a day of the calendar');
  return date;
}

export const isLocalDate = (text: string): boolean => SHAPE.test(text) && dayOf(text).isValid;

export const addDays = (date: LocalDate, days: number): LocalDate => toLocalDate(dayOf(date).plus({ days }));

/** Calendar days from `from` (counted) to `to` (not counted); a day of 23 or 25 hours is one day. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((dayOf(to).toMillis() - dayOf(from).toMillis()) / 86_400_000);
