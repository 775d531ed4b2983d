import { parseOperationReference } from '#libs/payments';
import { NameIndex } from './name-index';
import { total } from './order';
import type { MatchingRules } from './rules';
import { ruleFor } from './rules';
import type { BankLine, FoundPayout, Item, Payout } from './types';

export const isOpposite = (a: bigint, b: bigint): boolean => a < 0n !== b < 0n;

export const remaining = ({ net, credited, accepted }: Payout): bigint => net - credited - accepted;

/** Open payments of which each is a line of the bank by itself, by the names that lines bear. */
export class DirectItems {
  private readonly named: NameIndex<Item>;

  /** @param items the oldest first */
  constructor(items: readonly Item[], rules: MatchingRules) {
    const direct = items.filter(({ provider, method }) => ruleFor(rules, provider, method).way === 'direct');
    this.named = new NameIndex(direct, ({ reference, providerReference }) => [
      reference,
      ...(providerReference === undefined ? [] : [providerReference]),
    ]);
  }

  /** The oldest that moves money the same way. */
  of(line: BankLine): Item | undefined {
    return this.named.of(line.references).find(({ gross }) => !isOpposite(gross, line.amount));
  }

  /** The oldest that is the line to the cent, of those that are not taken. */
  exactly(line: BankLine, taken: ReadonlySet<string> = new Set()): Item | undefined {
    const { references, amount, currency } = line;
    return this.named
      .of(references)
      .find((item) => item.gross === amount && item.currency === currency && !taken.has(item.id));
  }

  /** Several that are the line to the cent: a bank may book a batch as one entry that lists its payments. */
  together(line: BankLine, taken: ReadonlySet<string>): readonly Item[] | undefined {
    const { references, amount, currency } = line;
    const items = this.named.of(references).filter((item) => item.currency === currency && !taken.has(item.id));
    if (items.some(({ provider }) => provider !== items[0]!.provider)) return undefined;
    return items.length > 1 && total(items.map(({ gross }) => gross)) === amount ? items : undefined;
  }

  /**
   * Whether the line is about an open item rather than about a payout that it names as well. The debit of a refund
   * bears the reference of the payment too; and an operation may move money again when its first payout is full.
   */
  has(line: BankLine, payout: Payout): boolean {
    if (this.of(line) === undefined) return false;
    const due = remaining(payout);
    if (isOpposite(payout.net, line.amount) || due === 0n) return true;
    return due !== line.amount && this.exactly(line) !== undefined;
  }
}

/**
 * The first item of an operation gives its payout the operation's reference; each further one adds itself, since a
 * payout is closed by its own line and must not be opened again by the next. A batch is named after its oldest item.
 */
export const directPayout = (line: BankLine, items: readonly Item[]): FoundPayout => {
  const [{ id, provider, reference, currency, isFurther }] = items as [Item];
  return {
    provider,
    payoutId: isFurther ? `${reference}.${id}` : reference,
    currency,
    paidAt: line.bookedOn.toISOString(),
    bankLineId: line.id,
    lines: items.map(({ gross, reference: named }, index) => ({
      number: index + 1,
      kind: gross < 0n ? 'refund' : 'payment',
      reference: named,
      gross,
      fee: 0n,
    })),
  };
};

/** Names under which a line may mean a payout: its own, and the operation's of which it is a further one. */
export function payoutNames({ payoutId }: Payout): readonly string[] {
  const [operation = ''] = payoutId.split('.', 1);
  return operation !== payoutId && parseOperationReference(operation) ? [payoutId, operation] : [payoutId];
}

/** Whether it is the payout of one payment: what goes back of it is a fact of the order, with an item of its own. */
export const isDirect = ({ payoutId }: Payout): boolean => {
  const [operation = ''] = payoutId.split('.', 1);
  return parseOperationReference(operation) !== undefined;
};
