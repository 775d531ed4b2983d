const NUMERIC_13_2 = /^\d{1,11}\.\d{2}$/;

/** Numeric(13,2), en-US, exactly two decimals (sheet, section 2), as hundredths; undefined when written otherwise. */
export function parseAmount(text: string): bigint | undefined {
  return NUMERIC_13_2.test(text) ? BigInt(text.replace('.', '')) : undefined;
}

/** Hundredths as `1234.50`. */
export function formatAmount(hundredths: bigint): string {
  const digits = hundredths.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
