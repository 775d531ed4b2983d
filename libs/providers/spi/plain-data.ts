const DEPTH_MAX = 12;

/**
 * Whether a parsed answer can be handed on as it is: not nested so deep that writing it down overflows the stack, and
 * no number that reading has altered. Amounts are texts there, so every number is a time or a count.
 */
export function isPlain(value: unknown, depth = 0): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null) return true;
  return depth < DEPTH_MAX && Object.values(value).every((each) => isPlain(each, depth + 1));
}
