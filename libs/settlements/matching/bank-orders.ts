import { unexplained } from './collective';
import { NameIndex } from './name-index';
import { byAge } from './order';
import type { MatchingRules } from './rules';
import { daysBetween } from './rules';
import type { Action, BankLine, Finding, OrderedPayment, Resolved } from './types';
import { inWords } from './words';

export interface LineMatches {
  readonly actions: readonly Action[];
  readonly breaks: readonly Finding[];
  /** Lines about which nothing was said. */
  readonly left: readonly BankLine[];
}

interface OrderContext {
  readonly ordered: readonly OrderedPayment[];
  readonly rules: MatchingRules;
  readonly resolved: Resolved;
  readonly now: Date;
}

/** What lines have shown of an instruction, also in this pass, and on which of its ways a person has decided. */
interface Ways {
  left: boolean;
  returned: boolean;
  readonly isOutDecided: boolean;
  readonly isBackDecided: boolean;
}

/** Its way out; what comes back after a decision about that is another finding than the one that was decided about. */
export const orderedSubject = ({ bankOrderId, instruction }: OrderedPayment): string =>
  `ordered:${bankOrderId}/${instruction}`;
const returnSubject = (ordered: OrderedPayment): string => `${orderedSubject(ordered)}/returned`;

/**
 * Lines of the bank that are orders of our own: a debit is an instruction by our reference or by the bank's number of
 * it, its account and its amount; a credit that bears the same is its money coming back. What names an order and does
 * not fit is a break about both.
 */
export function matchOrders(lines: readonly BankLine[], context: OrderContext): LineMatches {
  const actions: Action[] = [];
  const breaks: Finding[] = [];
  const left: BankLine[] = [];
  const ways = waysOf(context);
  const spoken = new Set<OrderedPayment>();
  const index = new NameIndex(context.ordered, ({ names }) => names);
  // Money leaves before it comes back, also where one day shows both.
  const inOrder = [...lines].sort(byAge((line) => line.bookedOn)).sort((a, b) => side(a) - side(b));
  for (const line of inOrder) {
    const named = index.of(line.references).filter(({ account }) => account === line.account);
    const [first] = named;
    if (!first) left.push(line);
    else {
      const fitting = named.find((one) => fits(one, line) && isFree(ways.get(one)!, line));
      const meant = fitting ?? first;
      if (fitting && isCredible(fitting, lines)) actions.push(booked(fitting, line, ways));
      else breaks.push(strange(line, meant, ways.get(meant)!));
      spoken.add(meant);
    }
  }
  return { actions, breaks: [...breaks, ...unshown(context, { ways, spoken })], left };
}

/** What a person decided about left its account then: it is not looked for any more, and a line that comes is extra. */
function waysOf({ ordered, resolved }: OrderContext): ReadonlyMap<OrderedPayment, Ways> {
  const decided = new Set([...resolved].flatMap(([subject, { evidence }]) => [subject, ...evidence]));
  return new Map(
    ordered.map((one) => {
      const [isOutDecided, isBackDecided] = [decided.has(orderedSubject(one)), decided.has(returnSubject(one))];
      return [one, { left: one.hasLeft, returned: one.hasReturned, isOutDecided, isBackDecided }];
    }),
  );
}

const isGone = ({ left, isOutDecided }: Ways): boolean => left || isOutDecided;
const isBack = ({ returned, isBackDecided }: Ways): boolean => returned || isBackDecided;

const side = ({ amount }: BankLine): number => (amount < 0n ? 0 : 1);

const isNamedBy = ({ names }: OrderedPayment, { references }: BankLine): boolean =>
  names.some((name) => references.includes(name));

const fits = ({ amount, currency }: OrderedPayment, line: BankLine): boolean =>
  line.currency === currency && (line.amount === amount || line.amount === -amount);

/** A debit where none was shown yet; a credit only after the debit. */
const isFree = (ways: Ways, { amount }: BankLine): boolean =>
  amount < 0n ? !isGone(ways) : isGone(ways) && !isBack(ways);

/** What the bank refused never left, unless the account shows that it left and came back. */
function isCredible(ordered: OrderedPayment, lines: readonly BankLine[]): boolean {
  if (ordered.status !== 'refused' || ordered.hasLeft) return true;
  const sides = lines.filter((line) => isNamedBy(ordered, line) && fits(ordered, line)).map(side);
  return sides.includes(0) && sides.includes(1);
}

function booked(ordered: OrderedPayment, line: BankLine, ways: ReadonlyMap<OrderedPayment, Ways>): Action {
  const way = ways.get(ordered)!;
  if (line.amount < 0n) way.left = true;
  else way.returned = true;
  const { bankOrderId, instruction } = ordered;
  return { do: 'book_order', bankLine: line, bankOrderId, instruction };
}

/** A line that names an order and is not what was ordered, or is one too many. */
function strange(line: BankLine, ordered: OrderedPayment, ways: Ways): Finding {
  const kind = kindOf(line, ordered, ways);
  const finding = unexplained(line, ordered, kind);
  const { bankOrderId, amount, currency, account } = ordered;
  if (kind !== 'amount' && kind !== 'currency') return { ...finding, bankOrderId };
  const isReturn = line.amount > 0n && isGone(ways);
  const minor = isReturn ? amount : -amount;
  const about: Finding = { ...finding, bankOrderId, expected: inWords(minor, currency) };
  const awaited = awaitedOf(ordered, ways);
  if (awaited?.minor !== minor) return about;
  return {
    ...about,
    residuals: [...finding.residuals, { place: 'ordered', minor: String(minor), currency, account }],
    evidence: [...finding.evidence, awaited.subject],
  };
}

/**
 * What stands in the account of what was ordered, so that a line has still to show it: something only once the bank has
 * said that it was carried out, or that it came back.
 */
function awaitedOf(ordered: OrderedPayment, ways: Ways): { subject: string; minor: bigint } | undefined {
  const { status, amount } = ordered;
  if (status === 'executed' && !isGone(ways)) return { subject: orderedSubject(ordered), minor: -amount };
  if (status === 'reversed' && isGone(ways) && !isBack(ways)) return { subject: returnSubject(ordered), minor: amount };
  return undefined;
}

function kindOf(line: BankLine, ordered: OrderedPayment, ways: Ways): Finding['kind'] {
  if (ordered.status === 'refused') return 'extra';
  const isOver = line.amount < 0n ? ways.left : ways.returned;
  if (isOver) return 'duplicate';
  if (line.currency !== ordered.currency) return 'currency';
  return fits(ordered, line) ? 'extra' : 'amount';
}

/** What lines and people have said in this pass. */
interface Said {
  readonly ways: ReadonlyMap<OrderedPayment, Ways>;
  readonly spoken: ReadonlySet<OrderedPayment>;
}

/** Said to be carried out, and not shown by the account in its time. */
function unshown({ ordered, rules, now }: OrderContext, { ways, spoken }: Said): Finding[] {
  return ordered.flatMap((one): Finding[] => {
    const awaited = awaitedOf(one, ways.get(one)!);
    const rule = rules.orders.find(({ provider }) => provider === one.provider) ?? rules.otherwise;
    const days = daysBetween(one.at, now);
    if (!awaited || spoken.has(one) || days < rule.lateAfterDays) return [];
    const { bankOrderId, provider, currency, account } = one;
    const { subject, minor } = awaited;
    return [
      {
        kind: days < rule.missingAfterDays ? 'late' : 'missing',
        subject,
        provider,
        residuals: [{ place: 'ordered', minor: String(minor), currency, account }],
        expected: inWords(minor, currency),
        found: 'no line of the bank',
        evidence: [subject],
        bankOrderId,
        since: one.at.toISOString(),
      },
    ];
  });
}
