import { MINOR_DIGITS_MAX } from './arithmetic';
import { currencyOf } from './currencies';
import { InvalidAmountError } from './errors';
import type { Money, MoneyJson } from './types';

const INTEGER = new RegExp(`^(0|-?[1-9][0-9]{0,${MINOR_DIGITS_MAX - 1}})$`);

export const toMoneyJson = ({ minor, currency }: Money): MoneyJson => ({ minor: minor.toString(), currency });

/**
 * Reads money of an event or a row.
 * @throws InvalidAmountError, UnknownCurrencyError for what this system cannot have written
 */
export function fromMoneyJson({ minor, currency }: MoneyJson): Money {
  if (typeof minor !== 'string' || minor.length > MINOR_DIGITS_MAX + 1 || !INTEGER.test(minor)) {
    throw new InvalidAmountError(
      'not-an-integer',
      `minor must be an integer text of at most ${MINOR_DIGITS_MAX} digits`,
    );
  }
  return { minor: BigInt(minor), currency: currencyOf(currency).code };
}
