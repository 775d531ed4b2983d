import { ruleFor } from './rules';
import type { MatchingRules } from './rules';

/** Something that must come in a time: money for an item, a payout at the bank, the line of an order of ours. */
export interface Awaited {
  readonly kind: 'item' | 'payout' | 'order';
  readonly provider: string;
  /** Of an item. */
  readonly method: string | null;
}

/**
 * After how many days of waiting the clock alone changes what matching finds of it: late, then missing. A payout is
 * only ever late.
 */
export function ageingDays({ kind, provider, method }: Awaited, rules: MatchingRules): readonly number[] {
  if (kind === 'payout') return [ruleFor(rules, provider).lateAfterDays];
  const ofOrders = rules.orders.find((rule) => rule.provider === provider) ?? rules.otherwise;
  const rule = kind === 'order' ? ofOrders : ruleFor(rules, provider, method ?? undefined);
  return [rule.lateAfterDays, rule.missingAfterDays];
}
