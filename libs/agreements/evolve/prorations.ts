import type { MoneyJson } from '#libs/money';
import type { ChargeSucceeded, PeriodJson, PeriodPayment, ProrationEvent } from '../events';
import type { AgreementState } from '../state';

export function evolveProration(state: AgreementState, event: ProrationEvent): AgreementState {
  switch (event.type) {
    case 'PriceProrated': {
      const { newAmount: price, change: changes, difference, settlement } = event.data;
      const changed = { ...state, running: state.running && { ...state.running, price, changes } };
      return settlement === 'next_charge' ? owing(changed, BigInt(difference.minor)) : changed;
    }
    case 'ProrationChargeRequested':
      return { ...state, prorationCharge: event.data };
    case 'ProrationChargeSucceeded': {
      const { period, change, amount, at } = event.data;
      const paid = { ...state, prorationCharge: undefined, lastChargeAt: at };
      return withPayment(paid, { purpose: 'proration', period, change, amount });
    }
    case 'ProrationChargeFailed':
      return owing({ ...state, prorationCharge: undefined }, BigInt(event.data.amount.minor));
    case 'BalanceCarried': {
      const { period, amount, left } = event.data;
      const open = state.open.map((charge) => (charge.period.index === period ? { ...charge, amount } : charge));
      return { ...state, open, carried: left.minor };
    }
    case 'UnusedDaysCredited':
      return { ...state, carried: String(-BigInt(event.data.left.minor)) };
    case 'CreditRefundRefused':
      return owing(state, -BigInt(event.data.amount.minor));
  }
}

const owing = (state: AgreementState, more: bigint): AgreementState => ({
  ...state,
  carried: String(BigInt(state.carried) + more),
});

/** A period that was held and is charged afterwards does not run any more. */
export function opened(state: AgreementState, period: PeriodJson, price: MoneyJson): AgreementState {
  if (state.running && state.running.period.index > period.index) return state;
  return { ...state, running: { period, price, changes: 0, isPaid: false, payments: [] } };
}

/** @param orderId of the first payment, where that was it */
export function paid(
  state: AgreementState,
  { period, amount, by }: ChargeSucceeded['data'],
  orderId: string | undefined,
): AgreementState {
  const { running } = state;
  if (running?.period.index !== period) return state;
  const settled = { ...state, running: { ...running, isPaid: true } };
  if (by === 'credit') return settled;
  const isFirst = by === 'first_payment' && orderId !== undefined;
  const payment: PeriodPayment = isFirst
    ? { purpose: 'first_payment', period, orderId, amount }
    : { purpose: 'charge', period, amount };
  return withPayment(settled, payment);
}

function withPayment(state: AgreementState, payment: PeriodPayment): AgreementState {
  const { running } = state;
  if (running?.period.index !== payment.period) return state;
  return { ...state, running: { ...running, payments: [...running.payments, payment] } };
}
