import type { MoneyJson } from '#libs/money';
import type { OrderRefusal } from '../commands';
import { minorOf } from '../minor';
import type { OrderState } from '../state';

/** What can be said of an amount before looking at what is left. */
export function amountRefusal(state: OrderState, amount: MoneyJson | undefined): OrderRefusal | undefined {
  if (!state.exists) return { code: 'not_found' };
  if (amount && amount.currency !== state.currency) return { code: 'currency_mismatch', expected: state.currency };
  if (amount && minorOf(amount) <= 0n) return { code: 'amount_not_positive' };
  return undefined;
}
