import type { DomainEvent } from '#libs/decider';
import type { MoneyJson } from '#libs/money';
import type { CardInitiator } from '#libs/payments';

/** An agreement has leave to try the card once; written before its order is asked to. */
export type CardTryReserved = DomainEvent<
  'CardTryReserved',
  {
    readonly cardId: string;
    readonly agreementId: string;
    readonly period: number;
    /** Of a change of price within the period: 1, 2, 3 … */
    readonly change?: number;
    readonly amount: MoneyJson;
    /** For a period that was not charged on its own day: missed, merged into another, or released by a person. */
    readonly catchesUp?: true;
    /** By the calendar of the agreement. */
    readonly at: string;
  }
>;

/**
 * Somebody tried the card in vain without an agreement: the customer, or the merchant by an order. Its scheme counts
 * it.
 */
export type CardTryNoted = DomainEvent<
  'CardTryNoted',
  {
    readonly cardId: string;
    readonly orderId: string;
    readonly amount: MoneyJson;
    /** Who tried it. */
    readonly initiator: CardInitiator;
    readonly at: string;
  }
>;

/** A reserved try charged nothing. What was never sent its scheme has not seen. */
export type CardTryFailed = DomainEvent<
  'CardTryFailed',
  {
    readonly agreementId: string;
    readonly period: number;
    /** Of a change of price within the period: 1, 2, 3 … */
    readonly change?: number;
    /** `failed`: it ended without a word of the issuer; `not_sent`: its scheme has not seen it. */
    readonly kind: 'declined' | 'failed' | 'not_sent';
  }
>;

export type CardTriesEvent = CardTryReserved | CardTryNoted | CardTryFailed;
