import { fromMoneyJson, toMoneyJson } from '#libs/money';
import type { MoneyJson } from '#libs/money';
import type { LocalDate } from '#libs/schedules';
import { addDays, localDateOf, periodAt, splitDays, splitPrice } from '#libs/schedules';
import type { ProrationBasis } from '../events';
import type { AgreementState, RunningPeriod } from '../state';

/** The period that an instant lies in, if there is a charge for it. */
export function runningAt({ schedule, running }: AgreementState, now: Date): RunningPeriod | undefined {
  const current = schedule && periodAt(schedule, now);
  return running?.period.index === current?.index ? running : undefined;
}

/** The day that an instant lies in on the clock by which the period runs, or the day after it; not after its end. */
export function dayWithin(
  { schedule }: AgreementState,
  { period: { index, key, endDate } }: RunningPeriod,
  now: Date,
  later: 0 | 1,
): LocalDate {
  const change = schedule!.zoneChanges?.findLast(({ boundary }) => boundary <= index);
  const day = addDays(localDateOf(now, change?.zone ?? schedule!.zone), later);
  if (day < key) return key;
  return day > endDate ? endDate : day;
}

/** How a day cuts the period, by the terms of the agreement. */
export function basisOf(
  { agreement, schedule }: AgreementState,
  { period }: RunningPeriod,
  day: LocalDate,
): ProrationBasis {
  const count = agreement!.prorationDays ?? 'actual';
  return { period: period.index, day, ...splitDays(period, schedule!, day, count), count };
}

/** What the days that are left cost of a price. */
export const leftOf = (price: MoneyJson, basis: ProrationBasis): MoneyJson =>
  toMoneyJson(splitPrice(fromMoneyJson(price), basis).left);
