const DEPTH_MAX = 12;

/** Whether it nests no deeper than anything that a provider sends: what walks or writes it runs out of stack else. */
export const isShallow = (value: unknown): boolean => isMadeOf(value, () => true);

/**
 * Whether a parsed answer can be handed on as it is: not nested without end, and no number that reading has altered.
 * Amounts are texts there, so every number is a time or a count.
 */
export const isPlain = (value: unknown): boolean =>
  isMadeOf(value, (leaf) => typeof leaf !== 'number' || Number.isSafeInteger(leaf));

function isMadeOf(value: unknown, isAllowed: (leaf: unknown) => boolean, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return isAllowed(value);
  return depth < DEPTH_MAX && Object.values(value).every((each) => isMadeOf(each, isAllowed, depth + 1));
}
