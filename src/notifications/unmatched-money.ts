import { toMoneyJson } from '#libs/money';
import type { Money } from '#libs/money';
import { newsOfMovement, newsOfSum } from '#libs/payments';
import type { Evidence, RecordedMoney } from '#libs/payments';
import type { MoneyTold, MovementFact } from '#libs/providers';
import type { NotificationUnmatched } from './notification-events';

/** What is kept of money under one number. */
type Kept = Omit<NotificationUnmatched['data'], 'reason'>;
export type Recorded = readonly Kept[];

/** What is to be recorded of it, under the name that keeps it from being recorded twice. */
export interface News {
  readonly name: readonly string[];
  readonly data: Kept;
  /** What a person has to look at before the money is given away. */
  readonly doubt?: string;
}

interface About {
  readonly provider: string;
  readonly reference: string;
}

/**
 * What of a provider's answer about a number is news. It tells sums, perhaps as they grow, and movements by their
 * names, one way now and another way later: its money counts once.
 * @param code of the message, or of the question
 */
export function newsOf(
  recorded: Recorded,
  { received, refunded, beside = [] }: Extract<MoneyTold, { kind: 'told' }>,
  about: About & { readonly code: string },
): readonly News[] {
  const sums = [
    ...sumsOf(received).map((sum) => ({ kind: 'received', sum }) as const),
    ...sumsOf(refunded).map((sum) => ({ kind: 'refunded', sum }) as const),
  ].flatMap((told) => grownBy(recorded, told, about));
  const news = [...sums];
  for (const fact of beside) {
    const evidence: Evidence = { source: 'query', id: fact.movement, code: fact.code };
    news.push(...movementNews([...recorded, ...news.map(({ data }) => data)], fact, { ...about, evidence }));
  }
  return news;
}

/** A movement that has a name is told once by it, and no more of it than is missing of the sum that it is in. */
export function movementNews(
  recorded: Recorded,
  fact: MovementFact,
  { provider, evidence }: Pick<About, 'provider'> & { readonly evidence: Evidence },
): readonly News[] {
  const { kind, providerReference, movement, amount, inSum } = fact;
  if (recorded.some((one) => one.movement === movement)) return [];
  const { upTo, after } = inSum || {};
  const known = upTo && moneyOf(recorded, kind, upTo.currency);
  const minor = known ? newsOfMovement(known, amount.minor, { upTo: upTo.minor, after }) : amount.minor;
  if (minor <= 0n) return [];
  const told = { provider, kind, amount: toMoneyJson({ ...amount, minor }), providerReference, movement, evidence };
  const data = { ...told, ...(inSum !== undefined && { inSum: inSum !== false }) };
  const doubt = inSum === undefined && hasGrown(recorded, kind, amount) ? MAYBE_TWICE : undefined;
  return [{ name: [provider, movement!], data, ...(doubt && { doubt }) }];
}

const MAYBE_TWICE = 'it may be what a sum without a list had grown by before, and then it is here twice';

/** Told by sums alone, one after the other. */
const hasGrown = (recorded: Recorded, kind: string, { currency }: Money): boolean =>
  ofUnit(recorded, kind, currency).filter(({ movement }) => movement === undefined).length > 1;

type Sum = { readonly kind: 'received' | 'refunded'; readonly sum: Money };

/**
 * What a sum has grown by. The first sum tells what came before it, so a movement whose place is not known is surely
 * not in that.
 */
function grownBy(recorded: Recorded, { kind, sum }: Sum, about: About & { code: string }): readonly News[] {
  const { provider, reference, code } = about;
  const known = moneyOf(recorded, kind, sum.currency);
  const isFirst = ofUnit(recorded, kind, sum.currency).every(({ movement }) => movement !== undefined);
  const minor = newsOfSum(isFirst ? known.filter(({ isInSum }) => isInSum) : known, sum.minor);
  if (minor <= 0n) return [];
  const name = [provider, reference, kind, `${sum.minor} ${sum.currency}`];
  const evidence: Evidence = { source: 'query', id: name.join('/'), code };
  const amount = toMoneyJson({ ...sum, minor });
  return [{ name: [name.join('/')], data: { provider, kind, amount, providerReference: reference, evidence } }];
}

const ofUnit = (recorded: Recorded, kind: string, currency: string): Recorded =>
  recorded.filter((one) => one.kind === kind && one.amount?.currency === currency);

/** What has no name of its own was told by a sum. */
const moneyOf = (recorded: Recorded, kind: string, currency: string): readonly RecordedMoney[] =>
  ofUnit(recorded, kind, currency).map(({ amount, movement, inSum, providerReference }) => ({
    minor: BigInt(amount!.minor),
    name: providerReference,
    isInSum: movement === undefined ? true : inSum,
  }));

/** One for each unit. */
const sumsOf = (amounts: readonly Money[]): Money[] =>
  [...new Set(amounts.map(({ currency }) => currency))].map((currency) => ({
    currency,
    minor: amounts.reduce((sum, each) => (each.currency === currency ? sum + each.minor : sum), 0n),
  }));
