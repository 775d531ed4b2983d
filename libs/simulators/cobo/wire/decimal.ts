/** Every amount is a whole number of 10^-18: no token here is finer, so all arithmetic is exact. */
export type Atto = bigint;

const SCALE = 18;
export const ONE: Atto = 10n ** BigInt(SCALE);
const DECIMAL = /^(\d{1,15})(?:\.(\d{1,18}))?$/;

export const sumOf = (amounts: readonly Atto[]): Atto => amounts.reduce((sum, amount) => sum + amount, 0n);

/** Undefined for a text that is no plain decimal. */
export function parseDecimal(text: string): Atto | undefined {
  const match = DECIMAL.exec(text);
  return match ? BigInt(match[1]! + (match[2] ?? '').padEnd(SCALE, '0')) : undefined;
}

/** Decimals that say something: zeros at the end do not. */
export const significantDecimals = (text: string): number => (text.split('.')[1] ?? '').replace(/0+$/, '').length;

/** With exactly so many decimals, cut off. */
export function fixed(amount: Atto, decimals: number): string {
  const sign = amount < 0n ? '-' : '';
  const digits = (amount < 0n ? -amount : amount).toString().padStart(SCALE + 1, '0');
  const fraction = digits.slice(-SCALE).slice(0, decimals);
  return `${sign}${digits.slice(0, -SCALE)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Without zeros at the end: `103.0305`, `0`. */
export const trimmed = (amount: Atto): string => fixed(amount, SCALE).replace(/\.?0+$/, '');

/** Down to a multiple of 10^-decimals. */
export function floorTo(amount: Atto, decimals: number): Atto {
  const step = 10n ** BigInt(SCALE - decimals);
  return amount - (amount % step);
}

/** `dividend / divisor` at so many decimals. */
export function divide(dividend: Atto, divisor: Atto, decimals: number, rounding: 'half-up' | 'floor'): Atto {
  const step = 10n ** BigInt(SCALE - decimals);
  const scaled = dividend * ONE;
  const unit = divisor * step;
  const quotient = rounding === 'floor' ? scaled / unit : (scaled + unit / 2n) / unit;
  return quotient * step;
}
