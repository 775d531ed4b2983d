import type { DomainEvent } from '#libs/decider';
import type { MoneyJson } from '#libs/money';
import type { Decline } from '#libs/payments';
import type {
  AttemptReason,
  Delay,
  DunningRules,
  DunningState,
  HeldBack,
  StateReason,
  TryLimit,
} from '#libs/schedules';

/** Intent: written before the order of the period is asked to charge the card. */
export type ChargeRequested = DomainEvent<
  'ChargeRequested',
  {
    readonly period: number;
    /** 1, 2, 3 … within the period. */
    readonly attempt: number;
    readonly amount: MoneyJson;
    readonly provider: string;
    readonly cardId: string;
    readonly reason: AttemptReason;
    readonly at: string;
  }
>;

export type ChargeSucceeded = DomainEvent<
  'ChargeSucceeded',
  {
    readonly period: number;
    readonly amount: MoneyJson;
    /** `credit`: what was owed to the customer covers it; nothing is asked of the card. */
    readonly by: 'charge' | 'first_payment' | 'customer' | 'credit';
    readonly at: string;
  }
>;

export type ChargeDeclined = DomainEvent<
  'ChargeDeclined',
  {
    readonly period: number;
    readonly attempt: number;
    readonly decline: Decline;
    /** The issuer's own code (ISO 8583 field 39), where the provider passes it on. */
    readonly responseCode?: string;
    readonly at: string;
  }
>;

/** It ended without a word of the issuer: never sent, or refused for a reason of ours. */
export type ChargeFailed = DomainEvent<
  'ChargeFailed',
  {
    readonly period: number;
    readonly attempt: number;
    /** `not_sent`: nobody at the provider has seen it. */
    readonly kind: 'failed' | 'not_sent';
    readonly code: string;
    readonly reason: string;
    readonly at: string;
  }
>;

/**
 * The card was asked for leave and did not give it: its scheme counts the tries of all agreements, and two periods that
 * were missed are not charged to one card within a day. Nothing was sent; the attempt is made later.
 */
export type ChargeHeldBack = DomainEvent<
  'ChargeHeldBack',
  {
    readonly period: number;
    readonly attempt: number;
    readonly cardId: string;
    readonly reason: HeldBack['reason'];
    /** The first instant at which the card may be tried. */
    readonly until: string;
    /** Of the scheme, where that is the reason: so many tries in so many hours. */
    readonly limit?: TryLimit;
    readonly at: string;
  }
>;

/** The first attempt has failed. The rules are frozen: nothing that changes later changes what was promised. */
export type DunningStarted = DomainEvent<
  'DunningStarted',
  {
    readonly period: number;
    /** All that decides until it is paid or ended. */
    readonly rules: DunningRules;
    readonly at: string;
  }
>;

export type RetryScheduled = DomainEvent<
  'RetryScheduled',
  {
    readonly period: number;
    /** The attempt that is to come: 2, 3, 4 … within the period. */
    readonly attempt: number;
    readonly at: string;
    readonly reason: AttemptReason;
    /** What moved it to a later time than its reason gives. */
    readonly delayedBy: readonly Delay[];
  }
>;

/** Nothing is tried at present; time, the customer or a person of ours moves it on. */
export type ChargeStanding = DomainEvent<
  'ChargeStanding',
  {
    readonly period: number;
    /** Who or what moves it on: a person of ours, the customer, or time. */
    readonly state: Extract<DunningState, 'held' | 'awaiting_customer' | 'past_due' | 'suspended'>;
    readonly reason: StateReason;
    /** What it will be, if nothing happens. */
    readonly next?: { readonly state: DunningState; readonly at: string };
    readonly at: string;
  }
>;

/** What the merchant has to ask the customer for. */
export type CustomerStepRequired = DomainEvent<
  'CustomerStepRequired',
  {
    readonly period: number;
    /** Show that it is the customer, or give another card. */
    readonly step: 'authenticate' | 'new_card';
    readonly reason: StateReason;
    readonly at: string;
  }
>;

/** Somebody wants it tried now: what was scheduled is off. */
export type RetryRequested = DomainEvent<
  'RetryRequested',
  {
    readonly period: number;
    /** The time for which the next attempt was scheduled. */
    readonly cancels?: string;
    readonly at: string;
  }
>;

export type ChargeEvent =
  | ChargeRequested
  | ChargeSucceeded
  | ChargeDeclined
  | ChargeFailed
  | ChargeHeldBack
  | DunningStarted
  | RetryScheduled
  | ChargeStanding
  | CustomerStepRequired
  | RetryRequested;
