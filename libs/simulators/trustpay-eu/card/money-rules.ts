import { Refusal, ResultCode } from '../merchant-api/result-codes';
import type { CardPayment } from './card-payment';

/** What the sheet leaves open in section 13 U6. */
export interface MoneyRules {
  /**
   * Several captures of one hold, as long as their sum stays within it; otherwise the first capture releases the
   * rest.
   */
  readonly multipleCaptures: boolean;
  readonly holdLifetimeMs: number;
}

const unsupported = (detail: string): Refusal => new Refusal(ResultCode.UnsupportedTransaction, detail);

export function authorize(payment: CardPayment, now: number, rules: MoneyRules): void {
  payment.state = 'authorized';
  payment.authorized = payment.amount;
  payment.holdUntil = now + rules.holdLifetimeMs;
}

/** A purchase: authorised and captured in one. */
export function purchase(payment: CardPayment): void {
  payment.state = 'captured';
  payment.authorized = payment.captured = payment.amount;
}

/** Throws Refusal 1011 when the hold does not allow it. */
export function capture(payment: CardPayment, amount: bigint, now: number, rules: MoneyRules): void {
  const isOpen = payment.state === 'authorized' || (rules.multipleCaptures && payment.state === 'captured');
  if (!isOpen || payment.holdUntil === undefined) throw unsupported(`nothing to capture: ${payment.state}`);
  assertHoldLasts(payment.holdUntil, now);
  const left = payment.authorized - payment.captured - payment.cancelled;
  if (amount > left) throw unsupported('the capture is above the authorization');
  payment.state = 'captured';
  payment.captured += amount;
  if (!rules.multipleCaptures) payment.cancelled += left - amount;
}

/** Type 8 before a capture: releases the whole hold, whatever part of it is named. Throws Refusal 1011. */
export function cancelHold(payment: CardPayment, amount: bigint, now: number): void {
  if (payment.state !== 'authorized' || payment.holdUntil === undefined) {
    throw unsupported(`nothing to cancel: ${payment.state}`);
  }
  assertHoldLasts(payment.holdUntil, now);
  if (amount > payment.authorized) throw unsupported('the cancel is above the authorization');
  payment.state = 'cancelled';
  payment.cancelled = payment.authorized;
}

/** Type 8 after a capture. What was charged back cannot be refunded as well. Throws Refusal 1011. */
export function assertRefundable(payment: CardPayment, amount: bigint): void {
  if (payment.state !== 'captured') throw unsupported(`nothing to refund: ${payment.state}`);
  if (amount > payment.captured - payment.refunded - payment.chargedBack) {
    throw unsupported('the refund is above what was captured');
  }
}

export function refund(payment: CardPayment, amount: bigint): void {
  assertRefundable(payment, amount);
  payment.refunded += amount;
  const isHoldUsedUp = payment.captured + payment.cancelled === payment.authorized;
  if (payment.refunded === payment.captured && isHoldUsedUp) payment.state = 'refunded';
}

/** The issuer takes money back. It does not ask whether the merchant refunded already. Throws Refusal 1011. */
export function chargeBack(payment: CardPayment, amount: bigint): void {
  if (amount <= 0n || amount > payment.captured - payment.chargedBack) {
    throw unsupported('the chargeback is above what was captured');
  }
  payment.chargedBack += amount;
}

function assertHoldLasts(holdUntil: number, now: number): void {
  if (now >= holdUntil) throw unsupported('the authorization has ended');
}
