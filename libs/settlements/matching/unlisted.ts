import { choose } from './choose';
import { chargedBy, isExplained, soldFor } from './exchange';
import { groupBy, total } from './order';
import { addDays, ruleFor } from './rules';
import type { MatchingRules } from './rules';
import type { Item, LineOf } from './types';

/** Lines and items that are one sum. */
export interface Together {
  readonly lines: readonly LineOf[];
  readonly items: readonly Item[];
}

/**
 * Lines of a provider that pays many payments at once and names none of them (Cobo: coins of all orders lie in one
 * account): the oldest that add up, else a few of them that do. A payout may also take a part of what an order brought
 * and leave the rest to another, so what is left is counted up on both sides until the sums meet.
 */
export class Unlisted {
  private readonly taken = new Set<string>();

  /** @param free open items that no line names, the oldest first */
  constructor(
    private readonly free: readonly Item[],
    private readonly rules: MatchingRules,
  ) {}

  isOne(lines: readonly LineOf[]): boolean {
    const [{ payout, line }] = lines as [LineOf];
    const isUnlisted = line.reference === undefined && line.kind === 'payment' && lines.length === 1;
    return isUnlisted && ruleFor(this.rules, payout.provider).way === 'collective';
  }

  /** The items of one such line; undefined where nothing adds up to it. */
  itemsOf(of: LineOf): readonly Item[] | undefined {
    if (!isExplained([of])) return undefined;
    const { minor } = chargedBy(of);
    const mine = this.before(of);
    const found = beginning(mine, minor) ?? choose(mine, minor, ({ gross }) => gross);
    this.take(found ?? []);
    return found;
  }

  /** What lines that nothing adds up to alone pay together, the oldest first on both sides. */
  together(lines: readonly LineOf[]): readonly Together[] {
    const explained = lines.filter((of) => isExplained([of]));
    const units = groupBy(explained, (of) => `${of.payout.provider} ${chargedBy(of).currency}`);
    return [...units.values()].flatMap((some) => this.meetings(some));
  }

  /** Whether more is open than such a line pays: it may be a part of that. */
  isPart(of: LineOf): boolean {
    return total(this.before(of).map(({ gross }) => gross)) > chargedBy(of).minor;
  }

  private meetings(lines: readonly LineOf[]): Together[] {
    const found: Together[] = [];
    let open: LineOf[] = [];
    for (const of of lines) {
      open = [...open, of];
      const paid = total(open.map((one) => chargedBy(one).minor));
      const items = beginning(this.before(of), paid);
      if (!items || soldFor(open).size > 1) continue;
      this.take(items);
      found.push({ lines: open, items });
      open = [];
    }
    return found;
  }

  private before(of: LineOf): readonly Item[] {
    const { provider, paidAt } = of.payout;
    const { currency } = chargedBy(of);
    return this.free.filter(
      (item) =>
        !this.taken.has(item.id) &&
        item.provider === provider &&
        item.currency === currency &&
        item.at < addDays(paidAt, 1),
    );
  }

  private take(items: readonly Item[]): void {
    for (const { id } of items) this.taken.add(id);
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
