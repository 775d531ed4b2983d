import { collectiveId, matchCollective, unexplained } from './collective';
import { Choice } from './choose';
import { NameIndex } from './name-index';
import { byAge, byId, groupBy } from './order';
import type { MatchingRules, SettlementRule } from './rules';
import { payoutSubject } from './subjects';
import { inWords } from './words';
import { addDays, daysBetween, ruleFor } from './rules';
import type { Action, BankLine, Finding, FoundPayout, Item, Payout, Resolved } from './types';

export interface BankMatches {
  readonly actions: readonly Action[];
  readonly breaks: readonly Finding[];
  /** Items that a payout was found for just now. */
  readonly named: ReadonlySet<string>;
}

export interface BankContext {
  readonly rules: MatchingRules;
  readonly resolved: Resolved;
  readonly payouts: readonly Payout[];
  /** Open items that no line of a payout names. */
  readonly items: readonly Item[];
}

const NOBODY = { provider: 'bank' };

/** Lines of the bank against payouts, n to m: by reference, else by amount, currency and time. */
export function matchBank(lines: readonly BankLine[], context: BankContext): BankMatches {
  const open = [...lines].sort(byAge((line) => line.bookedOn));
  const matching = new BankMatching(context);
  const left = matching.byReference(matching.fees(matching.resolved(open)));
  matching.byAmount(matching.direct(left)).forEach((line) => matching.collective(line));
  return matching.result();
}

/** One pass over the lines; each step takes what it can place and leaves the rest to the next. */
class BankMatching {
  private readonly actions: Action[] = [];
  private readonly breaks: Finding[] = [];
  private readonly named = new Set<string>();
  /** Of them, those for which a payout was found. */
  private readonly opened = new Set<string>();
  private readonly credited = new Map<string, { readonly sum: bigint; readonly parts: number }>();
  private readonly pool: readonly Item[];
  private readonly itemsByName: NameIndex<Item>;
  private readonly payoutsByName: NameIndex<Payout>;
  /** Payouts that lines of one day and currency may pay, by provider; out of date once one of them is credited. */
  private readonly choices = new Map<string, readonly Choice<Payout>[]>();

  constructor(private readonly context: BankContext) {
    this.pool = [...context.items].sort(byAge((item) => item.at));
    this.itemsByName = new NameIndex(this.pool, namesOf);
    this.payoutsByName = new NameIndex(context.payouts, ({ payoutId }) => [payoutId]);
  }

  result(): BankMatches {
    return { actions: this.actions, breaks: [...this.breaks, ...this.differences()], named: this.named };
  }

  /** What a person decided about is done. */
  resolved(lines: readonly BankLine[]): BankLine[] {
    return lines.filter((line) => {
      const found = this.context.resolved.get(`bank:${line.id}`);
      if (!found) return true;
      this.actions.push({ do: 'close_bank_line', bankLineId: line.id, breakId: found.breakId });
      return false;
    });
  }

  fees(lines: readonly BankLine[]): BankLine[] {
    return lines.filter((line) => {
      const rule = this.context.rules.fees.find(({ bankCode }) => bankCode === line.code);
      if (!rule) return true;
      this.actions.push({ do: 'book_fee', bankLineId: line.id, provider: rule.provider });
      return false;
    });
  }

  byReference(lines: readonly BankLine[]): BankLine[] {
    const left: BankLine[] = [];
    const meant = new Map<Payout, BankLine[]>();
    for (const line of lines) {
      const payout = this.payoutsByName.of(line.references).find(({ net }) => !this.isRefundOf(net, line));
      if (!payout) left.push(line);
      else if (meant.has(payout)) meant.get(payout)!.push(line);
      else meant.set(payout, [line]);
    }
    for (const [payout, some] of meant) this.creditAll(payout, some);
    return left;
  }

  /**
   * Exactly the amount comes first; then all together, whether they add up or not; a payout that is full takes none.
   */
  private creditAll(payout: Payout, lines: readonly BankLine[]): void {
    const [same, foreign] = [true, false].map((is) => lines.filter((one) => (one.currency === payout.currency) === is));
    const due = remaining(payout);
    const exact = same!.find(({ amount }) => amount === due);
    for (const line of same!) {
      if (due === 0n || (exact && line !== exact)) this.breaks.push(unexplained(line, payout, 'duplicate'));
      else this.credit(payout, line);
    }
    for (const line of foreign!) {
      this.breaks.push(inAnotherCurrency(line, payout, due));
      // The break holds what is not there; the payout is not late beside.
      if (due !== 0n) this.credited.set(payout.id, { sum: due, parts: payout.parts });
    }
  }

  private credit(payout: Payout, bankLine: BankLine): void {
    const { sum, parts } = this.credited.get(payout.id) ?? { sum: 0n, parts: payout.parts };
    this.credited.set(payout.id, { sum: sum + bankLine.amount, parts: parts + 1 });
    this.actions.push({ do: 'credit', settlementId: payout.id, bankLine });
    this.choices.clear();
  }

  /** Lines that name one payment, where each is credited by itself. */
  direct(lines: readonly BankLine[]): BankLine[] {
    return lines.filter((line) => {
      const item = this.directItem(line);
      if (!item) return true;
      if (item.currency !== line.currency) this.breaks.push(paidInAnother(line, item));
      // A second line of the same payment finds the payout when it is there.
      else if (!this.opened.has(item.id)) this.open(directPayout(line, item), [item]);
      this.named.add(item.id);
      return false;
    });
  }

  private directItem(line: BankLine): Item | undefined {
    return this.itemsByName
      .of(line.references)
      .find((one) => !isOpposite(one.gross, line.amount) && this.ruleOf(one).way === 'direct');
  }

  /** The debit of a refund bears the reference of the payment too, and is not about the payout of that. */
  private isRefundOf(net: bigint, line: BankLine): boolean {
    return isOpposite(net, line.amount) && this.directItem(line) !== undefined;
  }

  /** Payouts that the bank does not name: one line for one or several of them, equal to the cent and in time. */
  byAmount(lines: readonly BankLine[]): BankLine[] {
    return lines.filter((line) => {
      if (this.context.rules.ways.some((rule) => isCollective(rule, line))) return true;
      for (const choice of this.choicesFor(line)) {
        const found = choice.of(line.amount);
        const [only] = found ?? [];
        if (found?.length === 1) this.credit(only!, line);
        if (found && found.length > 1) this.creditSeveral(found, line);
        if (found) return false;
      }
      return true;
    });
  }

  private choicesFor(line: BankLine): readonly Choice<Payout>[] {
    const key = `${line.currency} ${line.bookedOn.getTime()}`;
    const known = this.choices.get(key);
    if (known) return known;
    const free = this.context.payouts
      .filter((payout) => payout.parts === 0 && !this.credited.has(payout.id) && remaining(payout) !== 0n)
      .filter((payout) => payout.currency === line.currency && this.isInTime(payout, line))
      .sort(byAge((payout) => payout.paidAt));
    const byProvider = groupBy(free, ({ provider }) => provider).values();
    const choices = [...byProvider].map((some) => new Choice(some, remaining));
    this.choices.set(key, choices);
    return choices;
  }

  /** One line for several payouts: each takes its own part. */
  private creditSeveral(payouts: readonly Payout[], line: BankLine): void {
    for (const payout of payouts) this.credit(payout, { ...line, amount: remaining(payout) });
  }

  private isInTime(payout: Payout, { bookedOn }: BankLine): boolean {
    const days = daysBetween(payout.paidAt, bookedOn);
    return days > -2 && days <= ruleFor(this.context.rules, payout.provider).missingAfterDays;
  }

  collective(line: BankLine): void {
    const rule = this.context.rules.ways.find((one) => isCollective(one, line));
    if (!rule) return void this.breaks.push(unexplained(line, this.providerOf(line), 'extra'));
    const begun = this.begunBy(line, rule);
    if (begun) return this.credit(begun, line);
    const free = this.pool.filter((item) => !this.named.has(item.id) && this.ruleOf(item) === rule);
    const found = matchCollective(line, rule, free, this.context.payouts);
    if (found.kind === 'payout') this.open(found.payout, found.items);
    else {
      this.breaks.push(found.finding);
      for (const evidence of found.finding.evidence) this.named.add(evidence.replace(/^item:/, ''));
    }
  }

  /** A payout is known from its line alone: without the credit, whoever announced it did not get any further. */
  private begunBy(line: BankLine, rule: SettlementRule): Payout | undefined {
    const name = collectiveId(rule, line);
    return this.context.payouts.find(
      ({ id, source, provider, payoutId, parts }) =>
        source === 'bank' && provider === rule.provider && payoutId === name && parts === 0 && !this.credited.has(id),
    );
  }

  private open(payout: FoundPayout, items: readonly Item[]): void {
    this.actions.push({ do: 'open_payout', payout });
    for (const { id } of items) {
      this.named.add(id);
      this.opened.add(id);
    }
  }

  private ruleOf = ({ provider, method }: Item): SettlementRule => ruleFor(this.context.rules, provider, method);

  private providerOf({ code }: BankLine): { provider: string } {
    return this.context.rules.ways.find(({ bankCode }) => bankCode !== undefined && bankCode === code) ?? NOBODY;
  }

  /** What is left of payouts after all this: late while nothing came, another amount, or parts that do not add up. */
  private differences(): Finding[] {
    return [...this.context.payouts].sort(byId).flatMap((payout): Finding[] => {
      const { sum, parts } = this.credited.get(payout.id) ?? { sum: 0n, parts: payout.parts };
      const rest = remaining(payout) - sum;
      if (rest === 0n) return [];
      return [differing(payout, rest, parts)];
    });
  }
}

const remaining = ({ net, credited, accepted }: Payout): bigint => net - credited - accepted;

const isCollective = ({ way, bankCode }: SettlementRule, { code }: BankLine): boolean =>
  way === 'collective' && bankCode !== undefined && bankCode === code;

const isOpposite = (a: bigint, b: bigint): boolean => a < 0n !== b < 0n;

const namesOf = ({ reference, providerReference }: Item): string[] =>
  providerReference === undefined ? [reference] : [reference, providerReference];

const directPayout = (line: BankLine, { provider, reference, currency, gross }: Item): FoundPayout => ({
  provider,
  payoutId: reference,
  currency,
  paidAt: line.bookedOn.toISOString(),
  bankLineId: line.id,
  lines: [{ number: 1, kind: gross < 0n ? 'refund' : 'payment', reference, gross, fee: 0n }],
});

function differing(payout: Payout, rest: bigint, parts: number): Finding {
  const { id, provider, currency, paidAt } = payout;
  const due = payout.net - payout.accepted;
  return {
    kind: parts === 0 ? 'late' : parts === 1 ? 'amount' : 'split',
    subject: payoutSubject(payout),
    provider,
    residuals: [{ place: 'transit', minor: String(rest), currency }],
    expected: inWords(due, currency),
    found: inWords(due - rest, currency),
    evidence: [`payout:${id}`],
    settlementId: id,
    since: paidAt.toISOString(),
  };
}

function inAnotherCurrency(line: BankLine, payout: Payout, due: bigint): Finding {
  const finding = unexplained(line, payout, 'currency');
  return {
    ...finding,
    residuals: [...finding.residuals, { place: 'transit', minor: String(due), currency: payout.currency }],
    expected: inWords(due, payout.currency),
    evidence: [...finding.evidence, `payout:${payout.id}`],
    settlementId: payout.id,
  };
}

function paidInAnother(line: BankLine, item: Item): Finding {
  const finding = unexplained(line, item, 'currency');
  const due = item.gross - item.knownFee;
  return {
    ...finding,
    residuals: [...finding.residuals, { place: 'receivable', minor: String(due), currency: item.currency }],
    expected: inWords(due, item.currency),
    evidence: [...finding.evidence, `item:${item.id}`],
    orderId: item.orderId,
  };
}

/** A payout that the bank does not show is late only when its time is over. */
export const isDue = (finding: Finding, payouts: readonly Payout[], rules: MatchingRules, now: Date): boolean => {
  if (finding.kind !== 'late') return true;
  const payout = payouts.find(({ id }) => id === finding.settlementId);
  return payout === undefined || now >= addDays(payout.paidAt, ruleFor(rules, payout.provider).lateAfterDays);
};
