import { Literal } from './literal-json';

const AT_MOST_TWO = /^(0|[1-9][0-9]{0,11})(?:\.([0-9]{1,2}))?$/;

/** Major units with at most two decimals (sheet 1) as cents; undefined when written otherwise. */
export function parseCents(text: string | undefined): bigint | undefined {
  const match = AT_MOST_TWO.exec(text ?? '');
  return match ? BigInt(match[1]! + (match[2] ?? '').padEnd(2, '0')) : undefined;
}

/** Cents as `15.50`. */
export function twoDecimals(cents: bigint): string {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Cents as `15.5`, whole amounts without a point. */
export const shortest = (cents: bigint): string => twoDecimals(cents).replace(/\.?0+$/, '');

export const amountLiteral = (cents: bigint): Literal => new Literal(shortest(cents));
