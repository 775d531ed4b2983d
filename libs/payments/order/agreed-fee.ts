import { percentOf } from '#libs/money';
import type { MoneyJson } from '#libs/money';
import type { PaymentMethod } from './events';
import { minorOf, moneyJson } from './minor';

/** What a provider was agreed to keep of a capture: a percentage and a fixed part. */
export interface AgreedFee {
  /** Absent: every method of the provider. */
  readonly method?: PaymentMethod;
  readonly currency: string;
  /** A decimal text, such as `1.4`. */
  readonly percent: string;
  /** Minor units. */
  readonly fixed: string;
  /** `netted` from what is paid out; `invoiced`: paid out gross, and billed for a period. */
  readonly billed: 'netted' | 'invoiced';
}

/** The agreement that covers a capture: the one of its method first, then that of all methods. */
export function agreedFeeFor(
  agreed: readonly AgreedFee[],
  method: PaymentMethod | undefined,
  currency: string,
): AgreedFee | undefined {
  const own = agreed.filter((one) => one.currency === currency);
  return own.find((one) => one.method === method) ?? own.find((one) => one.method === undefined);
}

/** What it comes to for an amount: the percentage, rounded half up to the minor unit, and the fixed part. */
export function agreedFeeOf({ percent, fixed }: AgreedFee, amount: MoneyJson): MoneyJson {
  const part = percentOf({ minor: minorOf(amount), currency: amount.currency }, percent);
  return moneyJson(part.minor + BigInt(fixed), amount.currency);
}
