/** Amounts are counted in units of 10^-18, the finest that a chain here has, so that nothing is ever rounded. */
const SCALE = 18;
export const ONE = 10n ** BigInt(SCALE);
const DECIMAL = /^(\d{1,15})(?:\.(\d{1,18}))?$/;

/** One millionth, the finest unit of an order (sheet 3.1). */
export const MICRO = 10n ** 12n;

/** Undefined for a text that is no amount, or finer than `decimals`: extra decimals are an error, never rounded. */
export function parseDecimal(text: unknown, decimals = SCALE): bigint | undefined {
  const [, whole, fraction = ''] = (typeof text === 'string' && DECIMAL.exec(text)) || [];
  if (whole === undefined || fraction.length > decimals) return undefined;
  return BigInt(whole + fraction.padEnd(SCALE, '0'));
}

/** Without needless zeros, or with at least so many decimals, as the provider pads now and then (sheet 3.3). */
export function formatDecimal(units: bigint, atLeast = 0): string {
  const digits = (units < 0n ? -units : units).toString().padStart(SCALE + 1, '0');
  const fraction = digits.slice(-SCALE).replace(/0+$/, '').padEnd(atLeast, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -SCALE)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Cut to six decimals, as the provider shows balances (sheet 3.3). */
export const truncate = (units: bigint): bigint => units - (units % MICRO);
