/** No sign, exponent, blank or comma (sheet, section 4 and U5). */
const DECIMAL = /^0*(\d{1,15})(?:\.(\d{1,18}))?$/;

/** A decimal text in minor units; undefined when it is none, or has more decimals than `scale`: nothing is rounded. */
export function parseDecimal(text: string, scale: number): bigint | undefined {
  const match = text.length <= 40 ? DECIMAL.exec(text) : null;
  const [, whole = '', fraction = ''] = match ?? [];
  if (!match || fraction.length > scale) return undefined;
  return BigInt(whole + fraction.padEnd(scale, '0'));
}

/** Minor units with exactly `scale` decimals. */
export function formatDecimal(minor: bigint, scale: number): string {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(scale + 1, '0');
  const point = digits.length - scale;
  return (minor < 0n ? '-' : '') + digits.slice(0, point) + (scale === 0 ? '' : `.${digits.slice(point)}`);
}
