import type { Currency } from './currencies';
import { currencyOf, isCurrency } from './currencies';
import { InvalidAmountError } from './errors';
import type { AmountFault } from './errors';
import type { Amount, Money } from './types';

const WHOLE_DIGITS_MAX = 15;

/** One alternative, no nested repetition: time is linear in a text whose length is already bounded. */
const DECIMAL = /^(0|[1-9][0-9]{0,14})(?:\.([0-9]{1,18}))?$/;

/** What a refused text most likely is, asked in this order. */
const DIAGNOSES: readonly (readonly [RegExp, AmountFault, string])[] = [
  [/^[+-]/, 'sign', 'value must not have a sign'],
  [/^[0-9.]+e[+-]?[0-9]/i, 'exponent', 'value must not have an exponent'],
  [/^0[0-9]/, 'leading-zero', 'value must not have leading zeros'],
  [/^[0-9]{16}/, 'too-long', `value must have at most ${WHOLE_DIGITS_MAX} digits before the point`],
];

/**
 * Reads an amount of the API or of a provider: ASCII digits, at most 15 before the point and at most the currency's
 * decimals after it; no sign, exponent, blank, separator or leading zero. Nothing is rounded. The length is looked at
 * first, so that what follows works on a few dozen characters, whatever was sent.
 * @throws InvalidAmountError
 */
export function parseAmount(amount: Amount): Money {
  const currency = knownCurrency(amount.currency);
  const [whole, fraction] = split(amount.value, currency);
  if (fraction.length > currency.scale) {
    const allowed = currency.scale === 0 ? 'no' : `at most ${currency.scale}`;
    throw new InvalidAmountError('too-many-decimals', `value must have ${allowed} decimals in ${currency.code}`);
  }
  return { minor: BigInt(whole + fraction.padEnd(currency.scale, '0')), currency: currency.code };
}

function knownCurrency(code: unknown): Currency {
  if (typeof code === 'string' && isCurrency(code)) return currencyOf(code);
  throw new InvalidAmountError(
    'unknown-currency',
    'currency must be an ISO 4217 code or a known asset id, such as EUR or ETH_USDT',
  );
}

function split(value: unknown, { scale, code }: Currency): [whole: string, fraction: string] {
  // The compiler's word ends where JSON comes in.
  if (typeof value !== 'string')
    throw new InvalidAmountError('not-a-string', 'value must be a string, such as "100.00"');
  const longest = WHOLE_DIGITS_MAX + (scale === 0 ? 0 : 1 + scale);
  if (value.length > longest) {
    throw new InvalidAmountError('too-long', `value must have at most ${longest} characters in ${code}`);
  }
  const match = DECIMAL.exec(value);
  if (!match) throw diagnose(value);
  return [match[1]!, match[2] ?? ''];
}

function diagnose(value: string): InvalidAmountError {
  const [, fault, message] = DIAGNOSES.find(([pattern]) => pattern.test(value)) ?? [
    undefined,
    'not-a-decimal' as const,
    'value must be digits with an optional point, such as "100.00"',
  ];
  return new InvalidAmountError(fault, message);
}
