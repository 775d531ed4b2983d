import { Decimal } from 'decimal.js';
import { money } from './arithmetic';
import { currencyOf } from './currencies';
import { InvalidRateError } from './errors';
import type { Money } from './types';

export const RATE_DIGITS_MAX = 20;

/**
 * Decimals for rates, and for nothing else. 60 digits hold every product of 38 digits of money and 20 digits of rate
 * exactly, so the one rounding is the one that the caller asked for. A constructor of its own: the settings of
 * decimal.js are global otherwise. The exponents' limits keep `toString` from ever writing an exponent.
 */
export const RateDecimal = Decimal.clone({
  precision: 60,
  rounding: Decimal.ROUND_HALF_EVEN,
  toExpPos: 9e15,
  toExpNeg: -9e15,
  defaults: true,
});

/** Units of one currency for one unit of another: EUR 1 at 1.0875 is USD 1.0875. */
export type Rate = Decimal;

export type Rounding = 'half-even' | 'half-up' | 'down' | 'up';

const MODES: Readonly<Record<Rounding, Decimal.Rounding>> = {
  'half-even': Decimal.ROUND_HALF_EVEN,
  'half-up': Decimal.ROUND_HALF_UP,
  down: Decimal.ROUND_DOWN,
  up: Decimal.ROUND_UP,
};

/** Reads a positive rate from its decimal text. @throws InvalidRateError */
export function parseRate(text: string): Rate {
  if (typeof text !== 'string' || text.length > RATE_DIGITS_MAX + 1 || !/^(0|[1-9][0-9]*)(\.[0-9]+)?$/.test(text)) {
    throw new InvalidRateError(`a rate is a decimal text of at most ${RATE_DIGITS_MAX} digits, such as "1.0875"`);
  }
  const rate = new RateDecimal(text);
  if (rate.isZero()) throw new InvalidRateError('a rate is positive');
  return rate;
}

/**
 * Converts at a rate given in whole units, rounding once, to the minor unit of the target. `down` is towards zero, `up`
 * away from it, `half-up` rounds a half away from zero.
 * @throws InvalidRateError for a rate that is not positive or has more than 20 significant digits
 * @throws UnknownCurrencyError, MoneyOverflowError
 */
export function convert(source: Money, rate: Rate, target: string, rounding: Rounding): Money {
  if (!rate.isFinite() || !rate.isPositive() || rate.isZero() || rate.precision() > RATE_DIGITS_MAX) {
    throw new InvalidRateError(`a rate is positive and has at most ${RATE_DIGITS_MAX} significant digits`);
  }
  const shift = currencyOf(target).scale - currencyOf(source.currency).scale;
  const minor = new RateDecimal(source.minor.toString()).times(rate).times(new RateDecimal(10).pow(shift));
  return money(BigInt(minor.toDecimalPlaces(0, MODES[rounding]).toString()), target);
}
