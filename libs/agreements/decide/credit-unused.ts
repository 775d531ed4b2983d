import type { MoneyJson } from '#libs/money';
import type { AgreementRefusal } from '../commands';
import type { CreditRefund, PeriodPayment } from '../events';
import { isBusy } from '../status';
import type { Steps } from '../steps';
import { basisOf, dayWithin, leftOf, runningAt } from './proration-basis';

/**
 * What is paid for the days after this one goes back to the customer, as refunds of the payments of the period, the
 * last one first: after the end no charge is left that it could be taken off. A day that has begun is used.
 */
export function creditUnused(steps: Steps, now: Date): AgreementRefusal | undefined {
  const { state } = steps;
  if (isBusy(state)) return { code: 'attempt_in_progress' };
  const running = runningAt(state, now);
  if (!running) return { code: 'nothing_to_prorate', why: 'not_charged' };
  if (!running.isPaid) return { code: 'nothing_to_prorate', why: 'not_paid' };
  const { price } = running;
  const inMoney = (minor: bigint): MoneyJson => ({ minor: String(minor), currency: price.currency });
  const basis = basisOf(state, running, dayWithin(state, running, now, 1));
  const credit = leftOf(price, basis);
  const owed = BigInt(credit.minor) - BigInt(state.carried);
  const amount = owed > 0n ? owed : 0n;
  const { refunds, left } = distribute(running.payments, amount);
  steps.add({
    type: 'UnusedDaysCredited',
    data: {
      ...basis,
      ...{ price, credit, carried: inMoney(BigInt(state.carried)), amount: inMoney(amount), refunds },
      left: inMoney(owed > 0n ? left : owed),
      at: now.toISOString(),
    },
  });
  return undefined;
}

/** As much of each payment as it was of, the last one first. */
function distribute(payments: readonly PeriodPayment[], amount: bigint): { refunds: CreditRefund[]; left: bigint } {
  const refunds: CreditRefund[] = [];
  let left = amount;
  for (const payment of payments.toReversed()) {
    const { minor, currency } = payment.amount;
    const part = BigInt(minor) < left ? BigInt(minor) : left;
    if (part > 0n) refunds.push({ payment, amount: { minor: String(part), currency } });
    left -= part;
  }
  return { refunds, left };
}
