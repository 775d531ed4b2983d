/** Why a text is no amount; stable, for programs. */
export type AmountFault =
  | 'unknown-currency'
  | 'not-a-string'
  | 'too-long'
  | 'sign'
  | 'exponent'
  | 'leading-zero'
  | 'not-a-decimal'
  | 'too-many-decimals'
  | 'not-an-integer';

/**
 * A text that is no amount. The message says what is wrong with it and never repeats it: it may be an attack on a log.
 */
export class InvalidAmountError extends Error {
  constructor(
    readonly fault: AmountFault,
    message: string,
  ) {
    super(message);
    this.name = 'InvalidAmountError';
  }
}

export class UnknownCurrencyError extends Error {
  constructor(readonly code: string) {
    super('the currency is not an ISO 4217 code or an asset id that is known here');
    this.name = 'UnknownCurrencyError';
  }
}

/** Amounts of two currencies met in one sum or comparison: always a mistake of the program. */
export class CurrencyMismatchError extends Error {
  constructor(left: string, right: string) {
    super(`${left} and ${right} cannot be computed with each other`);
    this.name = 'CurrencyMismatchError';
  }
}

/** The result has more digits than a row can hold. */
export class MoneyOverflowError extends Error {
  constructor() {
    super('the amount exceeds 38 digits of minor units');
    this.name = 'MoneyOverflowError';
  }
}

/** The text or number of digits of a rate is not acceptable. */
export class InvalidRateError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InvalidRateError';
  }
}
