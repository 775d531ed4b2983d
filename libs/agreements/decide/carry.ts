import type { AgreementState } from '../state';
import type { Steps } from '../steps';

/**
 * Takes what is owed from before into a charge that was just opened: never below zero, never above what the customer
 * agreed to. A charge of nothing is paid by that. What finds no room waits for the charge after it.
 */
export function carryInto(steps: Steps, period: number, at: string): void {
  const { state } = steps;
  const charge = state.open.find((one) => one.period.index === period);
  if (!charge) return;
  const { currency } = charge.amount;
  const price = BigInt(charge.amount.minor);
  const carried = roomFor(state, price, BigInt(state.carried));
  if (carried === 0n) return;
  const inMoney = (minor: bigint) => ({ minor: String(minor), currency });
  const amount = inMoney(price + carried);
  const left = inMoney(BigInt(state.carried) - carried);
  steps.add({
    type: 'BalanceCarried',
    data: { period, price: charge.amount, carried: inMoney(carried), amount, left, at },
  });
  if (price + carried === 0n) steps.add({ type: 'ChargeSucceeded', data: { period, amount, by: 'credit', at } });
}

function roomFor({ agreement }: AgreementState, price: bigint, owed: bigint): bigint {
  if (owed < 0n) return owed < -price ? -price : owed;
  const ceiling = agreement?.consent?.ceiling;
  if (!ceiling) return owed;
  const room = BigInt(ceiling.minor) - price;
  if (room <= 0n) return 0n;
  return owed < room ? owed : room;
}
