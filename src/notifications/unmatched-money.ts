import { toMoneyJson } from '#libs/money';
import type { Money } from '#libs/money';
import type { Evidence } from '#libs/payments';
import type { MoneyTold, MovementFact } from '#libs/providers';
import type { NotificationUnmatched } from './notification-events';

/** What is kept of money under one number. */
type Kept = Omit<NotificationUnmatched['data'], 'reason'>;
export type Recorded = readonly Kept[];

/** What is to be recorded of it, under the name that keeps it from being recorded twice. */
export interface News {
  readonly name: readonly string[];
  readonly data: Kept;
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
  const missing = upTo ? upTo.minor - minorOf(inSumOf(recorded, kind, upTo.currency, after)) : amount.minor;
  if (missing <= 0n) return [];
  const minor = missing < amount.minor ? missing : amount.minor;
  const told = { provider, kind, amount: toMoneyJson({ ...amount, minor }), providerReference, movement, evidence };
  return [{ name: [provider, movement!], data: { ...told, ...(inSum !== undefined && { inSum: inSum !== false }) } }];
}

type Sum = { readonly kind: 'received' | 'refunded'; readonly sum: Money };

/**
 * What a sum has grown by. A movement whose place is not known may be in that, and is taken off; not of the first sum,
 * which tells what came before it.
 */
function grownBy(recorded: Recorded, { kind, sum }: Sum, about: About & { code: string }): readonly News[] {
  const { provider, reference, code } = about;
  const all = ofUnit(recorded, kind, sum.currency);
  const isFirst = all.every(({ movement }) => movement !== undefined);
  const perhaps = isFirst ? [] : all.filter((one) => one.movement !== undefined && one.inSum === undefined);
  const minor = sum.minor - minorOf(inSumOf(recorded, kind, sum.currency)) - minorOf(perhaps);
  if (minor <= 0n) return [];
  const name = [provider, reference, kind, `${sum.minor} ${sum.currency}`];
  const evidence: Evidence = { source: 'query', id: name.join('/'), code };
  const amount = toMoneyJson({ ...sum, minor });
  return [{ name: [name.join('/')], data: { provider, kind, amount, providerReference: reference, evidence } }];
}

const ofUnit = (recorded: Recorded, kind: string, currency: string): Recorded =>
  recorded.filter((one) => one.kind === kind && one.amount?.currency === currency);

const inSumOf = (recorded: Recorded, kind: string, currency: string, names: readonly string[] = []): Recorded =>
  ofUnit(recorded, kind, currency).filter(
    ({ movement, inSum, providerReference = '' }) =>
      movement === undefined || inSum === true || names.includes(providerReference),
  );

const minorOf = (recorded: Recorded): bigint => recorded.reduce((sum, { amount }) => sum + BigInt(amount!.minor), 0n);

/** One for each unit. */
const sumsOf = (amounts: readonly Money[]): Money[] =>
  [...new Set(amounts.map(({ currency }) => currency))].map((currency) => ({
    currency,
    minor: amounts.reduce((sum, each) => (each.currency === currency ? sum + each.minor : sum), 0n),
  }));
