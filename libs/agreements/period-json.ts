import type { MoneyJson } from '#libs/money';
import type { Period } from '#libs/schedules';
import type { PeriodJson } from './events';
import type { AgreementState } from './state';

export const periodJson = ({ index, key, endDate, start, end, resolution }: Period): PeriodJson => ({
  index,
  key,
  endDate,
  start: start.toISOString(),
  end: end.toISOString(),
  ...(resolution === 'exact' ? {} : { resolution }),
});

/** What a period costs. */
export function priceOf({ prices }: AgreementState, index: number): MoneyJson {
  const price = prices.findLast(({ fromPeriod }) => fromPeriod <= index);
  if (!price) throw new RangeError('an agreement has a price from its first period on');
  return price.amount;
}

/** What several periods cost together; they are of one currency. */
export function priceOfAll(state: AgreementState, indexes: readonly number[]): MoneyJson {
  const prices = indexes.map((index) => priceOf(state, index));
  const minor = prices.reduce((total, price) => total + BigInt(price.minor), 0n);
  return { minor: minor.toString(), currency: prices[0]!.currency };
}
