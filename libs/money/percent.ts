import { Decimal } from 'decimal.js';
import { money } from './arithmetic';
import { InvalidRateError } from './errors';
import type { Money } from './types';

/** Three digits before the point and four after it. */
const PERCENT = /^(0|[1-9][0-9]{0,2})(\.[0-9]{1,4})?$/;

/** Enough digits that no product of an amount and a percentage is rounded before its end. */
const PercentDecimal = Decimal.clone({ precision: 60, toExpPos: 9e15, toExpNeg: -9e15, defaults: true });

/** Reads a percentage from 0 to 100, such as `1.4`. @throws InvalidRateError */
export function parsePercent(text: string): string {
  if (PERCENT.test(text) && !new PercentDecimal(text).greaterThan(100)) return text;
  throw new InvalidRateError('a percentage is a decimal text from 0 to 100 with at most four decimals, such as "1.4"');
}

/** A percentage of an amount, rounded half up to the minor unit, as fees are. @throws InvalidRateError */
export function percentOf({ minor, currency }: Money, percent: string): Money {
  const part = new PercentDecimal(minor.toString()).times(parsePercent(percent)).dividedBy(100);
  return money(BigInt(part.toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toString()), currency);
}
