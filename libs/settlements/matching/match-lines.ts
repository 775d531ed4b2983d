import type { Exchange } from '#libs/payments';
import { parseOperationReference } from '#libs/payments';
import type { SettledItem } from '../settlement/events';
import { acceptedTogether } from './decisions';
import type { Accepted } from './decisions';
import { chargedBy, isExplained, paidByExchange } from './exchange';
import type { PaidByExchange } from './exchange';
import { expectedFee, feeFinding, feeSubject, isClose } from './fees';
import { groupBy, total } from './order';
import type { MatchingRules } from './rules';
import { differing, exchanged, unexplained } from './line-findings';
import { lineSubject } from './subjects';
import { Unlisted } from './unlisted';
import type { Finding, Item, LineOf, Resolved } from './types';

/** Lines that are done together, and the items that they pay. */
export interface DoneLines {
  readonly lines: readonly LineOf[];
  readonly items: readonly SettledItem[];
}

export interface LineMatches {
  readonly done: readonly DoneLines[];
  readonly breaks: readonly Finding[];
  /** Items that some line names, matched or not: they are not late. */
  readonly named: ReadonlySet<string>;
}

interface Group {
  readonly lines: readonly LineOf[];
  /** Not settled. */
  readonly open: readonly Item[];
  readonly settled: readonly Item[];
}

export interface LineContext {
  readonly rules: MatchingRules;
  readonly resolved: Resolved;
}

/**
 * Lines of payouts against items, n to m: all lines that name one order in one direction against all items of that
 * order in that direction. What is equal alone is paired alone; what is left is compared as a sum.
 */
export function matchLines(all: readonly LineOf[], known: readonly Item[], context: LineContext): LineMatches {
  // The payout has booked them for itself, so they pay nothing of the order that they may name.
  const fees = all.filter(({ line }) => line.kind === 'fee');
  const paying = all.filter(({ line }) => line.kind !== 'fee');
  const accepted = acceptedTogether(paying, known, context.resolved);
  const acceptedLines = new Set(accepted.flatMap(({ lines }) => lines));
  const acceptedItems = new Set(accepted.flatMap((one) => one.items));
  const lines = paying.filter((of) => !acceptedLines.has(of));
  const items = known.map((item) => (acceptedItems.has(item) ? { ...item, settled: true } : item));
  const named = indexOf(items);
  const byOrder = groupBy(items, keyOfItem);
  const groups = groupBy(lines, (of) => keyOf(of, named) ?? `nothing ${lineSubject(of)}`);
  const free = items.filter((item) => !item.settled && !groups.has(keyOfItem(item)));
  const unlisted = new Unlisted(free, context.rules);
  const parts: LineOf[] = [];
  const whole = [...groups].flatMap(([key, group]) => {
    const isOne = unlisted.isOne(group);
    const found = isOne ? unlisted.itemsOf(group[0]!) : undefined;
    if (found) return [settle(group, found, context)];
    if (!isOne || context.resolved.has(lineSubject(group[0]!)))
      return [matchGroup({ lines: group, ...splitItems(byOrder.get(key) ?? []) }, context)];
    parts.push(...group);
    return [];
  });
  const results = [
    ...accepted.map((one) => settleAccepted(one, context)),
    ...whole,
    ...matchParts(parts, unlisted, context),
  ];
  return {
    done: [...fees.map((of) => ({ lines: [of], items: [] })), ...results.flatMap(({ done }) => done)],
    breaks: results.flatMap(({ breaks }) => breaks),
    named: new Set(results.flatMap((one) => [...one.named])),
  };
}

/** Lines that name nothing and pay parts of payments: together they may be whole. */
function matchParts(parts: readonly LineOf[], unlisted: Unlisted, context: LineContext): LineMatches[] {
  const whole = unlisted.together(parts);
  const done = new Set(whole.flatMap(({ lines }) => lines));
  const rest = parts.filter((of) => !done.has(of));
  return [
    ...whole.map(({ lines, items }) => settle(lines, items, context)),
    ...rest.map((of): LineMatches => {
      const finding = unexplained(of, unlisted.isPart(of) ? 'split' : 'extra', undefined);
      return { done: [], breaks: [finding], named: new Set() };
    }),
  ];
}

const direction = (amount: bigint): string => (amount < 0n ? 'back' : 'in');
const keyOfItem = ({ orderId, provider, gross }: Item): string => groupKey(orderId, provider, gross);
const groupKey = (orderId: string, provider: string, amount: bigint): string =>
  `${orderId} ${provider} ${direction(amount)}`;

/** Items by every name that a line may call them. */
function indexOf(items: readonly Item[]): ReadonlyMap<string, Item> {
  const index = new Map<string, Item>();
  for (const item of items) {
    index.set(`${item.provider} ${item.reference}`, item);
    if (item.providerReference !== undefined) index.set(`${item.provider} ${item.providerReference}`, item);
  }
  return index;
}

/** The order and direction that a line names; undefined when it names nothing of ours. */
function keyOf({ payout, line }: LineOf, named: ReadonlyMap<string, Item>): string | undefined {
  if (line.reference === undefined) return undefined;
  const item = named.get(`${payout.provider} ${line.reference}`);
  const orderId = item?.orderId ?? parseOperationReference(line.reference)?.orderId;
  return orderId === undefined ? undefined : groupKey(orderId, payout.provider, line.gross);
}

function splitItems(mine: readonly Item[]): Pick<Group, 'open' | 'settled'> {
  return { open: mine.filter((item) => !item.settled), settled: mine.filter((item) => item.settled) };
}

function matchGroup(group: Group, context: LineContext): LineMatches {
  const { pairs, left, right } = pairLines(group);
  const parts = pairs.map(([of, item]) => settle([of], [item], context));
  const rest = left.length === 0 ? [] : [matchRest(left, right, group, context)];
  const results = [...parts, ...rest];
  return {
    done: results.flatMap(({ done }) => done),
    breaks: results.flatMap(({ breaks }) => breaks),
    named: new Set([...results.flatMap((one) => [...one.named])]),
  };
}

/** A line that names exactly its operation comes first, then any of the same amount. Only equal currencies pair. */
function pairLines({ lines, open }: Group) {
  const exact = (of: LineOf): Item | undefined =>
    open.find((item) => item.reference === of.line.reference && fits(of, item));
  const pairs: (readonly [LineOf, Item])[] = [];
  const taken = new Set<Item>();
  const later: LineOf[] = [];
  for (const of of lines) {
    const item = exact(of);
    if (item && !taken.has(item)) {
      taken.add(item);
      pairs.push([of, item]);
    } else later.push(of);
  }
  const free = open.filter((item) => !taken.has(item));
  const leftLines: LineOf[] = [];
  for (const of of later) {
    const item = free.find((one) => !taken.has(one) && fits(of, one));
    if (item) {
      taken.add(item);
      pairs.push([of, item]);
    } else leftLines.push(of);
  }
  return { pairs, left: leftLines, right: open.filter((item) => !taken.has(item)) };
}

function fits(of: LineOf, item: Item): boolean {
  const { minor, currency } = chargedBy(of);
  return currency === item.currency && minor === item.gross && isExplained([of]);
}

function matchRest(lines: readonly LineOf[], open: readonly Item[], group: Group, context: LineContext): LineMatches {
  if (open.length === 0) return surplus(lines, group, context);
  const due = total(open.map(({ gross }) => gross));
  const charged = lines.map(chargedBy);
  const sum = total(charged.map(({ minor }) => minor));
  const isSameUnit = charged.every(({ currency }) => currency === open[0]!.currency) && isExplained(lines);
  if (isSameUnit && sum === due) return settle(lines, open, context);
  const isOneCurrency = lines.every(({ payout }) => payout.currency === open[0]!.currency);
  const finding = isOneCurrency ? differing(lines, open) : exchanged(lines, open);
  return { done: [], breaks: [finding], named: new Set(open.map(({ id }) => id)) };
}

/**
 * What a person took over: the decision booked what the gross amounts differ by, and no fee. Of two currencies it
 * booked all that stood in both.
 */
function settleAccepted({ lines, items: open }: Accepted, context: LineContext): LineMatches {
  const isOneCurrency = lines.every(({ payout }) => payout.currency === open[0]!.currency);
  if (isOneCurrency) return settleWith(lines, open, undefined, context);
  return { done: [settleAs(lines, open, NOTHING_BESIDE)], breaks: [], named: new Set(open.map(({ id }) => id)) };
}

/** Money for an order that nothing is left to be paid of. */
function surplus(lines: readonly LineOf[], group: Group, { resolved }: LineContext): LineMatches {
  const paid = [...group.settled, ...group.open];
  const done: LineOf[] = [];
  const breaks: Finding[] = [];
  for (const of of lines) {
    if (resolved.has(lineSubject(of))) done.push(of);
    else breaks.push(unexplained(of, paid.some((item) => fits(of, item)) ? 'duplicate' : 'extra', paid[0]));
  }
  return { done: done.map((of) => ({ lines: [of], items: [] })), breaks, named: new Set() };
}

/** What adds up is settled; a fee beyond what was agreed is not taken over, but stands as a claim. */
const settle = (lines: readonly LineOf[], open: readonly Item[], context: LineContext): LineMatches =>
  settleWith(lines, open, paidByExchange(lines, open), context);

function settleWith(
  lines: readonly LineOf[],
  open: readonly Item[],
  paid: PaidByExchange | undefined,
  context: LineContext,
): LineMatches {
  const found = total(lines.map(({ line }) => line.fee));
  const known = paid?.knownFee ?? total(open.map(({ knownFee }) => knownFee));
  const expected = expectedFee(open, context.rules, known);
  const differs = expected !== undefined && !isClose(expected, found, paid !== undefined);
  const named = new Set(open.map(({ id }) => id));
  const booked = differs ? expected : found;
  const done = [settleAs(lines, open, { fee: booked - known, isCorrection: known !== 0n, exchanges: paid?.exchanges })];
  if (!differs || context.resolved.has(feeSubject(open[0]!))) return { done, breaks: [], named };
  return { done, breaks: [feeFinding(lines, open, expected, found)], named };
}

/** What is paid beside the items themselves: a fee, which stands with the first, and an exchange of each. */
interface PaidBeside {
  readonly fee: bigint;
  readonly isCorrection: boolean;
  readonly exchanges?: readonly Exchange[];
}

const NOTHING_BESIDE: PaidBeside = { fee: 0n, isCorrection: false };

function settleAs(lines: readonly LineOf[], open: readonly Item[], { fee, isCorrection, exchanges }: PaidBeside) {
  const currency = exchanges?.[0]?.settled.currency ?? open[0]!.currency;
  const items = open.map((item, index): SettledItem => ({
    itemId: item.id,
    orderId: item.orderId,
    operationId: item.operationId,
    attemptId: item.attemptId,
    amount: item.earned ?? { minor: String(item.gross), currency: item.currency },
    fee: { minor: String(index === 0 ? fee : 0n), currency },
    ...(index === 0 && isCorrection && fee !== 0n && { feeCorrects: true as const }),
    ...(exchanges && { exchange: exchanges[index] }),
  }));
  return { lines, items };
}
