import { RATE_DIGITS_MAX, RateDecimal } from './convert';
import { currencyOf } from './currencies';
import { InvalidRateError } from './errors';
import type { Money } from './types';

/**
 * The rate that makes one amount of the other, as a decimal text that `parseRate` reads: where two amounts are told and
 * no rate. It has as many digits as a rate can have, so converting by it gives the amount back where that has fewer.
 * @throws InvalidRateError unless both are positive, or both negative
 */
export function rateBetween(from: Money, to: Money): string {
  const whole = ({ minor, currency }: Money) =>
    new RateDecimal(minor.toString()).div(new RateDecimal(10).pow(currencyOf(currency).scale));
  const rate = from.minor === 0n ? new RateDecimal(0) : whole(to).div(whole(from));
  const digits = Math.max(1, rate.precision(true) - rate.decimalPlaces());
  const text = rate.toDecimalPlaces(Math.max(0, RATE_DIGITS_MAX - digits)).toString();
  if (!rate.isPositive() || Number(text) === 0) throw new InvalidRateError('a rate lies between two positive amounts');
  return text;
}
