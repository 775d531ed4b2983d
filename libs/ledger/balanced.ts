import type { Posting } from './types';

/**
 * Debits equal credits, per currency.
 * @throws Error naming the rule: such a posting is a defect and must not be written
 */
export function assertBalanced({ rule, orderId, legs }: Posting): void {
  const sums = new Map<string, bigint>();
  for (const { currency, minor } of legs) sums.set(currency, (sums.get(currency) ?? 0n) + minor);
  for (const [currency, sum] of sums) {
    if (sum !== 0n) throw new Error(`posting ${rule} of order ${orderId} is off by ${sum} ${currency}`);
  }
}
