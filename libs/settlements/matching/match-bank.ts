import { isOwnReference } from '../bank-line/own-references';
import { collectiveId, matchCollective, unexplained } from './collective';
import { Choice } from './choose';
import { differing, inAnotherCurrency, paidInAnother } from './bank-findings';
import { inTurn } from './credit-in-turn';
import { DirectItems, directPayout, isOpposite, payoutNames, remaining } from './direct';
import { NameIndex } from './name-index';
import { byAge, byId, groupBy } from './order';
import type { MatchingRules, SettlementRule } from './rules';
import { daysBetween, ruleFor } from './rules';
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
  private readonly directItems: DirectItems;
  private readonly payoutsByName: NameIndex<Payout>;
  private readonly payoutsByLine: NameIndex<Payout>;
  /** Payouts that lines of one day and currency may pay, by provider; out of date once one of them is credited. */
  private readonly choices = new Map<string, readonly Choice<Payout>[]>();

  constructor(private readonly context: BankContext) {
    this.pool = [...context.items].sort(byAge((item) => item.at));
    this.directItems = new DirectItems(this.pool, context.rules);
    this.payoutsByName = new NameIndex(context.payouts, payoutNames);
    this.payoutsByLine = new NameIndex(context.payouts, ({ lines }) =>
      lines.flatMap(({ reference }) => reference ?? []),
    );
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
      const payout = this.payoutOf(line);
      if (!payout) left.push(line);
      else if (meant.has(payout)) meant.get(payout)!.push(line);
      else meant.set(payout, [line]);
    }
    for (const [payout, some] of meant) this.creditAll(payout, some);
    return left;
  }

  /** Of several that it names, the one that it is to the cent, else one that is not full. */
  private payoutOf(line: BankLine): Payout | undefined {
    const names = [...line.references, ...(line.operations ?? [])];
    const meant = this.payoutsByName.of(names).filter((one) => !this.directItems.has(line, one));
    return (
      meant.find((one) => remaining(one) === line.amount) ?? meant.find((one) => remaining(one) !== 0n) ?? meant[0]
    );
  }

  private creditAll(payout: Payout, lines: readonly BankLine[]): void {
    const [same, foreign] = [true, false].map((is) => lines.filter((one) => (one.currency === payout.currency) === is));
    const { credited, full, due } = inTurn(payout, same!);
    for (const line of credited) this.credit(payout, line);
    for (const line of full) this.breaks.push(unexplained(line, payout, 'duplicate'));
    if (!isLacking(payout, due)) foreign!.forEach((line) => this.breaks.push(unexplained(line, payout, 'duplicate')));
    else if (foreign!.length > 0) {
      foreign!.forEach((line, index) => this.breaks.push(inAnotherCurrency(line, payout, index === 0 ? due : 0n)));
      // The break holds what is not there; the payout is not late beside.
      this.credited.set(payout.id, { sum: remaining(payout), parts: payout.parts });
    }
  }

  private credit(payout: Payout, bankLine: BankLine): void {
    const { sum, parts } = this.credited.get(payout.id) ?? { sum: 0n, parts: payout.parts };
    this.credited.set(payout.id, { sum: sum + bankLine.amount, parts: parts + 1 });
    this.actions.push({ do: 'credit', settlementId: payout.id, bankLine });
    this.choices.clear();
  }

  /** Lines that name one payment, where each is credited by itself: first those that are one to the cent. */
  direct(lines: readonly BankLine[]): BankLine[] {
    const others = lines.filter((line) => {
      const one = this.directItems.exactly(line, this.opened);
      const items = one ? [one] : this.directItems.together(line, this.opened);
      if (items) this.open(directPayout(line, items), items);
      return items === undefined;
    });
    return others.filter((line) => {
      const item = this.directItems.of(line);
      if (!item) return true;
      // A second line of the same payment finds the payout when it is there.
      if (this.opened.has(item.id)) return false;
      if (item.currency === line.currency) this.open(directPayout(line, [item]), [item]);
      else this.breaks.push(paidInAnother(line, item, !this.named.has(item.id)));
      this.named.add(item.id);
      return false;
    });
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

  /** What names an operation of ours is about that, whatever else is of the same amount. */
  private choicesFor(line: BankLine): readonly Choice<Payout>[] {
    if (line.references.some(isOwnReference)) return this.choicesOf(this.payoutsByLine.of(line.references), line);
    const key = `${line.currency} ${line.bookedOn.getTime()}`;
    const known = this.choices.get(key);
    if (known) return known;
    const choices = this.choicesOf(this.context.payouts, line);
    this.choices.set(key, choices);
    return choices;
  }

  private choicesOf(payouts: readonly Payout[], line: BankLine): readonly Choice<Payout>[] {
    const free = payouts
      .filter((payout) => payout.parts === 0 && !this.credited.has(payout.id) && remaining(payout) !== 0n)
      .filter((payout) => payout.currency === line.currency && this.isInTime(payout, line))
      .sort(byAge((payout) => payout.paidAt));
    const byProvider = groupBy(free, ({ provider }) => provider).values();
    return [...byProvider].map((some) => new Choice(some, remaining));
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

/** Something of it has still to come; what came beyond it is missed by nobody. */
const isLacking = ({ net }: Payout, due: bigint): boolean => due !== 0n && !isOpposite(net, due);

const isCollective = ({ way, bankCode }: SettlementRule, { code }: BankLine): boolean =>
  way === 'collective' && bankCode !== undefined && bankCode === code;
