import type { DomainEvent } from '#libs/decider';
import type { MoneyJson } from '#libs/money';
import type { Decline } from '#libs/payments';
import type { DayCount, LocalDate } from '#libs/schedules';

/** How a period was cut, and what its parts cost: enough to add it up again (practice sheet 5.1). */
export interface ProrationBasis {
  readonly period: number;
  /** The first day that is left: the days before it are used. */
  readonly day: LocalDate;
  /** Days of the period before `day`. */
  readonly daysUsed: number;
  /** Days of the period from `day` on. */
  readonly daysLeft: number;
  /** Of the period; both of the above together. */
  readonly days: number;
  /** `thirty`: the terms say that each month has thirty days. */
  readonly count: DayCount;
}

/** The price has changed within a period: what the days that are left cost before and after. */
export type PriceProrated = DomainEvent<
  'PriceProrated',
  ProrationBasis & {
    /** 1, 2, 3 … within the period. */
    readonly change: number;
    /** The price of a whole period before. */
    readonly oldAmount: MoneyJson;
    /** The price of a whole period from now on. */
    readonly newAmount: MoneyJson;
    /** `daysLeft` of `days` of the old amount, by largest remainder. */
    readonly credit: MoneyJson;
    /** `daysLeft` of `days` of the new amount, by largest remainder. */
    readonly charge: MoneyJson;
    /** `charge` less `credit`; below zero it is owed to the customer. */
    readonly difference: MoneyJson;
    /** `next_charge`: it is taken into the next charge. */
    readonly settlement: 'next_charge' | 'charge_now';
    readonly at: string;
  }
>;

/** Intent: written before the order of the difference is asked to charge the card. There is one try. */
export type ProrationChargeRequested = DomainEvent<
  'ProrationChargeRequested',
  {
    readonly period: number;
    /** The change that it is for: 1, 2, 3 … within the period. */
    readonly change: number;
    readonly amount: MoneyJson;
    readonly provider: string;
    readonly cardId: string;
    readonly at: string;
  }
>;

export type ProrationChargeSucceeded = DomainEvent<
  'ProrationChargeSucceeded',
  { readonly period: number; readonly change: number; readonly amount: MoneyJson; readonly at: string }
>;

/** It is not tried again: the amount is taken into the next charge. */
export type ProrationChargeFailed = DomainEvent<
  'ProrationChargeFailed',
  {
    readonly period: number;
    readonly change: number;
    readonly amount: MoneyJson;
    /** `not_sent`: nobody at the provider has seen it. */
    readonly kind: 'declined' | 'failed' | 'not_sent';
    readonly code: string;
    readonly reason: string;
    readonly decline?: Decline;
    readonly at: string;
  }
>;

/** What was owed from before is settled with the charge of a period. */
export type BalanceCarried = DomainEvent<
  'BalanceCarried',
  {
    readonly period: number;
    /** Of what the charge pays for. */
    readonly price: MoneyJson;
    /** Added to it; below zero, taken off. */
    readonly carried: MoneyJson;
    /** Both together: what is charged. */
    readonly amount: MoneyJson;
    /** Waits for the charge after it; below zero, owed to the customer. */
    readonly left: MoneyJson;
    readonly at: string;
  }
>;

/** A payment that is given back in part or whole. */
export interface CreditRefund {
  /** What was paid. */
  readonly payment: PeriodPayment;
  readonly amount: MoneyJson;
}

/** What was paid for a period, and by which order. */
export interface PeriodPayment {
  /** What it was paid as. */
  readonly purpose: 'charge' | 'first_payment' | 'proration';
  readonly period: number;
  /** Of a proration: 1, 2, 3 … within the period. */
  readonly change?: number;
  /** Of a first payment: its order. */
  readonly orderId?: string;
  readonly amount: MoneyJson;
}

/** It ends within a period that is paid: the days that are left are given back. */
export type UnusedDaysCredited = DomainEvent<
  'UnusedDaysCredited',
  ProrationBasis & {
    /** Of the whole period. */
    readonly price: MoneyJson;
    /** `daysLeft` of `days` of the price, by largest remainder. */
    readonly credit: MoneyJson;
    /** What was still to be settled with the next charge; below zero, owed to the customer. */
    readonly carried: MoneyJson;
    /** `credit` less `carried`, if above zero. */
    readonly amount: MoneyJson;
    /** Which payments are given back, and how much of each. */
    readonly refunds: readonly CreditRefund[];
    /** Of `credit` less `carried`, what no payment of this period covers; below zero, the customer owes it. */
    readonly left: MoneyJson;
    readonly at: string;
  }
>;

/** The order that paid does not take the refund: a person gives the amount back on another way. */
export type CreditRefundRefused = DomainEvent<
  'CreditRefundRefused',
  {
    readonly orderId: string;
    readonly amount: MoneyJson;
    readonly code: string;
    readonly reason: string;
    readonly at: string;
  }
>;

export type ProrationEvent =
  | PriceProrated
  | ProrationChargeRequested
  | ProrationChargeSucceeded
  | ProrationChargeFailed
  | BalanceCarried
  | UnusedDaysCredited
  | CreditRefundRefused;
