import { choose } from './order';
import { addDays, ruleFor } from './rules';
import type { MatchingRules } from './rules';
import type { Item, OpenLine, Payout } from './types';

/**
 * Lines of a provider that pays many payments at once and names none of them (Cobo: coins of all orders lie in one
 * account): the oldest that add up, else a few of them that do.
 */
export class Unlisted {
  private readonly taken = new Set<string>();

  /** @param free open items that no line names, the oldest first */
  constructor(
    private readonly free: readonly Item[],
    private readonly rules: MatchingRules,
  ) {}

  /** The items of one such line; undefined where the line names something, or nothing adds up to it. */
  itemsOf(lines: readonly { readonly payout: Payout; readonly line: OpenLine }[]): readonly Item[] | undefined {
    const [{ payout, line }] = lines as [{ payout: Payout; line: OpenLine }];
    const isUnlisted = line.reference === undefined && line.kind === 'payment' && lines.length === 1;
    if (!isUnlisted || ruleFor(this.rules, payout.provider).way !== 'collective') return undefined;
    const mine = this.free.filter(
      (item) =>
        !this.taken.has(item.id) &&
        item.provider === payout.provider &&
        item.currency === payout.currency &&
        item.at < addDays(payout.paidAt, 1),
    );
    const found = beginning(mine, line.gross) ?? choose(mine, line.gross, ({ gross }) => gross);
    for (const { id } of found ?? []) this.taken.add(id);
    return found;
  }
}

function beginning(items: readonly Item[], amount: bigint): readonly Item[] | undefined {
  let sum = 0n;
  for (const [index, { gross }] of items.entries()) {
    sum += gross;
    if (sum === amount) return items.slice(0, index + 1);
  }
  return undefined;
}
