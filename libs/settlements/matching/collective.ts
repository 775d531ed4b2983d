import { choose } from './choose';
import { byAge, total } from './order';
import { inWords } from './words';
import type { SettlementRule } from './rules';
import type { BankLine, Finding, FoundPayout, Item, Payout } from './types';

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** Name of the payout that a collective credit is: one for each provider, period and currency. */
export const collectiveId = (rule: Pick<SettlementRule, 'provider'>, line: BankLine): string =>
  line.period
    ? `${rule.provider}.${line.period.from}.${line.period.to}.${line.currency}`
    : `${rule.provider}.${line.references[0] ?? line.id}`;

export type Collective =
  | { readonly kind: 'payout'; readonly payout: FoundPayout; readonly items: readonly Item[] }
  | { readonly kind: 'break'; readonly finding: Finding };

/**
 * A provider that pays all payments of a period in one credit and lists none of them (TrustPay EU cards, sheet 5): the
 * period, the currency and the amount tell which, and whether fees are taken out of it. Payments that were left out, or
 * come after their period, are found by the difference; what remains of it stands in the payout's clearing account.
 */
export function matchCollective(
  line: BankLine,
  rule: SettlementRule,
  pool: readonly Item[],
  known: readonly Payout[],
): Collective {
  const payoutId = collectiveId(rule, line);
  const before = [...pool].sort(byAge((item) => item.at)).filter(({ at }) => dayOf(at) <= dayOf(line.bookedOn));
  const inPeriod = before.filter((item) => isInPeriod(item, line));
  const mine = inPeriod.filter(({ currency }) => currency === line.currency);
  const twin = known.find((payout) => payout.provider === rule.provider && payout.payoutId === payoutId);
  if (twin)
    return { kind: 'break', finding: unexplained(line, rule, twin.net === line.amount ? 'duplicate' : 'extra') };
  if (mine.length === 0) return { kind: 'break', finding: nothingOfIt(line, rule, inPeriod) };
  const older = before.filter((item) => item.currency === line.currency && !isInPeriod(item, line));
  const made = contents(line, mine, older);
  return { kind: 'payout', items: made.items, payout: payoutOf(line, rule, payoutId, made) };
}

const isInPeriod = ({ at }: Item, { period }: BankLine): boolean =>
  period === undefined || (dayOf(at) >= period.from && dayOf(at) <= period.to);

/** Which payments a credit is made of. */
interface Contents {
  readonly items: readonly Item[];
  /** Their fees, as far as they are known, are taken out of the credit; else they come apart. */
  readonly isNet: boolean;
}

const grossOf = ({ gross }: Item): bigint => gross;
const netOf = ({ gross, knownFee }: Item): bigint => gross - knownFee;

/** All of the period in one piece, with its refunds or, where those are taken from the account itself, without them. */
function contents(line: BankLine, mine: readonly Item[], older: readonly Item[]): Contents {
  const captures = mine.filter(({ gross }) => gross > 0n);
  for (const amountOf of [grossOf, netOf]) {
    const items = [mine, captures].find((some) => total(some.map(amountOf)) === line.amount);
    if (items) return { items, isNet: amountOf === netOf };
  }
  return { items: otherContents(line, { mine, captures, older }), isNet: false };
}

function otherContents(
  line: BankLine,
  { mine, captures, older }: Readonly<Record<'mine' | 'captures' | 'older', readonly Item[]>>,
): readonly Item[] {
  const difference = total(mine.map(grossOf)) - line.amount;
  const beginning = line.period === undefined ? prefix(mine, line.amount) : undefined;
  if (beginning) return beginning;
  // What is left out is rather what came last; what is added from before is rather what waits longest.
  const left = choose([...mine].reverse(), difference, grossOf);
  if (left && left.length < mine.length) return mine.filter((item) => !left.includes(item));
  const added = choose(older, -difference, grossOf);
  if (added) return [...mine, ...added];
  // Nothing fits: with refunds or without them, whichever leaves less to explain.
  const offBy = (items: readonly Item[]): bigint => magnitude(total(items.map(grossOf)) - line.amount);
  return offBy(captures) < offBy(mine) ? captures : mine;
}

const magnitude = (minor: bigint): bigint => (minor < 0n ? -minor : minor);

/** The oldest items that add up to the amount: where the bank tells no period, it ends there. */
function prefix(items: readonly Item[], amount: bigint): readonly Item[] | undefined {
  let sum = 0n;
  for (const [index, { gross }] of items.entries()) {
    sum += gross;
    if (sum === amount) return items.slice(0, index + 1);
  }
  return undefined;
}

const payoutOf = (
  line: BankLine,
  { provider }: SettlementRule,
  payoutId: string,
  { items, isNet }: Contents,
): FoundPayout => ({
  provider,
  payoutId,
  currency: line.currency,
  paidAt: line.bookedOn.toISOString(),
  bankLineId: line.id,
  lines: items.map(({ gross, reference, knownFee }, index) => ({
    number: index + 1,
    kind: gross < 0n ? 'refund' : 'payment',
    reference,
    gross,
    fee: isNet ? knownFee : 0n,
  })),
});

/** No payment of this period in this currency: perhaps there are some in another. */
function nothingOfIt(line: BankLine, rule: SettlementRule, others: readonly Item[]): Finding {
  const currencies = new Set(others.map(({ currency }) => currency));
  const due = total(others.map(({ gross, knownFee }) => gross - knownFee));
  if (currencies.size !== 1 || line.period === undefined || due === 0n) return unexplained(line, rule, 'extra');
  const [currency] = currencies;
  const finding = unexplained(line, rule, 'currency');
  return {
    ...finding,
    residuals: [...finding.residuals, { place: 'receivable', minor: String(due), currency: currency! }],
    expected: inWords(due, currency!),
    evidence: [...finding.evidence, ...others.map(({ id }) => `item:${id}`)],
  };
}

/** A credit of the bank that pays nothing that is open. */
export function unexplained(line: BankLine, rule: { provider: string }, kind: Finding['kind']): Finding {
  const { currency, amount, account } = line;
  return {
    kind,
    subject: `bank:${line.id}`,
    provider: rule.provider,
    residuals: [{ place: 'clearing', minor: String(-amount), currency, account }],
    expected: 'nothing that is open',
    found: inWords(amount, currency),
    evidence: [`bank:${line.id}`],
    bankLineId: line.id,
    since: line.bookedOn.toISOString(),
  };
}
