import type { DomainEvent } from '#libs/decider';
import type { MoneyJson } from '#libs/money';
import type { Decline } from '#libs/payments';
import type { AttemptReason, Delay, DunningRules, DunningState, StateReason } from '#libs/schedules';

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
    readonly kind: 'failed' | 'not_sent';
    readonly code: string;
    readonly reason: string;
    readonly at: string;
  }
>;

/** The first attempt has failed. The rules are frozen: nothing that changes later changes what was promised. */
export type DunningStarted = DomainEvent<
  'DunningStarted',
  { readonly period: number; readonly rules: DunningRules; readonly at: string }
>;

export type RetryScheduled = DomainEvent<
  'RetryScheduled',
  {
    readonly period: number;
    readonly attempt: number;
    readonly at: string;
    readonly reason: AttemptReason;
    readonly delayedBy: readonly Delay[];
  }
>;

/** Nothing is tried at present; time, the customer or a person of ours moves it on. */
export type ChargeStanding = DomainEvent<
  'ChargeStanding',
  {
    readonly period: number;
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
    readonly step: 'authenticate' | 'new_card';
    readonly reason: StateReason;
    readonly at: string;
  }
>;

/** Somebody wants it tried now: what was scheduled is off. */
export type RetryRequested = DomainEvent<
  'RetryRequested',
  { readonly period: number; readonly cancels?: string; readonly at: string }
>;

export type ChargeEvent =
  | ChargeRequested
  | ChargeSucceeded
  | ChargeDeclined
  | ChargeFailed
  | DunningStarted
  | RetryScheduled
  | ChargeStanding
  | CustomerStepRequired
  | RetryRequested;
