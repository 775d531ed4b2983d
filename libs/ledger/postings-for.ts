import type { MoneyJson } from '#libs/money';
import type { OrderEventType } from '#libs/payments';
import { assertBalanced } from './balanced';
import type { AccountName, AccountOwner } from './chart';
import { accountFor, accountOf, chart } from './chart';
import type { Line, PostingRule } from './posting-rule';
import { rules } from './rules';
import type { Leg, Posting, PostingContext } from './types';

/** Changes when a rule changes what it books: part of a posting's identity, so that a replay cannot book twice. */
export const RULES_VERSION = 4;

/** What every event that books anything tells about itself. */
interface BookedData {
  readonly provider: string;
  readonly amount: MoneyJson;
}

/**
 * The postings of one event: a pure function of the event and of whose it is. An event that moves nothing, or of a type
 * that the table does not know, gives none.
 * @throws Error when a posting would not balance: nothing may be written then
 */
export function postingsFor(
  event: { readonly type: string; readonly data: unknown },
  context: PostingContext,
): Posting[] {
  if (!Object.hasOwn(rules, event.type)) return [];
  const table = rules[event.type as OrderEventType] as readonly PostingRule<BookedData>[];
  return table.flatMap((rule) => posting(rule, event.data as BookedData, context));
}

function posting(
  { rule, layer, lines }: PostingRule<BookedData>,
  data: BookedData,
  context: PostingContext,
): Posting[] {
  const { merchantId, orderId } = context;
  const legs = lines.flatMap((line) => legsOf(line, data, merchantId));
  const [first] = lines;
  if (!first || legs.length === 0) return [];
  const made: Posting = { rule, layer: layer ?? chart[first.debit].layer, merchantId, orderId, legs };
  assertBalanced(made);
  return [made];
}

function legsOf(line: Line<BookedData>, data: BookedData, merchantId: string): Leg[] {
  return [line.money(data)].flat().flatMap(({ minor, currency, party }) => {
    if (minor === 0n) return [];
    const owner = { provider: data.provider, merchantId, party, currency };
    return [leg(line.debit, owner, minor), leg(line.credit, owner, -minor)];
  });
}

const leg = (name: AccountName, owner: AccountOwner, minor: bigint): Leg => ({
  account: accountOf(name, owner),
  type: chart[accountFor(name, owner.currency)].type,
  currency: owner.currency,
  minor,
});
