import type { DomainEvent } from '#libs/decider';
import type { MoneyJson } from '#libs/money';
import type { LocalDate, Resolution } from '#libs/schedules';

/** A period as an event holds it. */
export interface PeriodJson {
  /** Counts 0, 1, 2 … within the agreement. */
  readonly index: number;
  /** The local day of its start. */
  readonly key: LocalDate;
  /** The local day on which the next one starts. */
  readonly endDate: LocalDate;
  /** Its first instant, RFC 3339 UTC. */
  readonly start: string;
  /** The first instant after it, RFC 3339 UTC. */
  readonly end: string;
  /** How the start came from the local time, where it is not `exact`. */
  readonly resolution?: Resolution;
}

/** There is a charge for it now, and there will never be another. */
export type PeriodOpened = DomainEvent<
  'PeriodOpened',
  {
    readonly period: PeriodJson;
    readonly amount: MoneyJson;
    /** Indexes of the periods that it pays for, its own last. */
    readonly covers: readonly number[];
    /** Not before. */
    readonly dueAt: string;
    readonly reason: 'due' | 'missed' | 'merged' | 'first_payment' | 'released';
  }
>;

/** Paid for by the charge of another period. */
export type PeriodMerged = DomainEvent<
  'PeriodMerged',
  {
    readonly period: PeriodJson;
    /** Index of the period whose charge pays for it. */
    readonly into: number;
    readonly reason: 'policy_merge';
  }
>;

/** It is not charged, and never will be. */
export type PeriodSkipped = DomainEvent<
  'PeriodSkipped',
  {
    readonly period: PeriodJson;
    readonly reason: 'policy_newest_only' | 'paused' | 'waived' | 'agreement_ended';
    readonly at: string;
  }
>;

/** A person decides about it. */
export type PeriodHeld = DomainEvent<
  'PeriodHeld',
  {
    readonly period: PeriodJson;
    readonly reason: 'more_than_max_periods';
    /** How many were due, and how many the agreement allows. */
    readonly due: number;
    /** How many the agreement allows. */
    readonly maxPeriods: number;
  }
>;

export type PeriodEvent = PeriodOpened | PeriodMerged | PeriodSkipped | PeriodHeld;
