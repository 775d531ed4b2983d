import type { LocalDate } from '../calendar/local-date';

export type Interval = 'day' | 'week' | 'month' | 'year';

/**
 * When an agreement is charged. Plain data: it is what an event stores. Made by `parseSchedule` and `changeZone` only.
 */
export interface Schedule {
  /** The unit of `count`. */
  readonly every: Interval;
  /** Every so many days, weeks, months or years. */
  readonly count: number;
  /** 1–31; months and years only. A month that is shorter has its last day instead. */
  readonly anchorDay?: number;
  /** `HH:MM` on the customer's clock. */
  readonly time: string;
  /** Name in the IANA time zone database. */
  readonly zone: string;
  /** Day of period 0. */
  readonly start: LocalDate;
  /** No period starts on this day or later; the last one runs its full length. */
  readonly end?: LocalDate;
  /** Number of intervals; periods 0 to `periods - 1`. */
  readonly periods?: number;
  /** In order of their boundaries. */
  readonly zoneChanges?: readonly ZoneChange[];
}

/** The customer moved. What runs at that time runs to its end as agreed. */
export interface ZoneChange {
  /** Boundary k is the start of period k. It stays where the old zone put it; those after it follow the new zone. */
  readonly boundary: number;
  /** Name in the IANA time zone database. */
  readonly zone: string;
}

/** Schedules without an end are computed up to here; no list is longer. */
export const LAST_DATE: LocalDate = '9900-01-01';
