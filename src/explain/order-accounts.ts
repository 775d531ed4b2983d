import type { RecordedEvent } from '#libs/event-store';
import { balancesOfOrder } from '#libs/ledger';
import type { Layer } from '#libs/ledger';
import { formatAmount } from '#libs/money';
import type { Amount } from '#libs/money';
import type { OrderState } from '#libs/payments';
import type { DataSource } from 'typeorm';
import { postingsOf } from '../read-models/journal/booked-streams';
import { compare } from './sums';
import type { Comparison } from './sums';

export interface ExplainedLeg {
  /** Position of the event and number of the posting within it, as in the journal. */
  readonly posting: string;
  readonly rule: string;
  readonly amount: Amount;
}

/** What an order moves of one account: told by its state, added up from postings, and as the journal holds it. */
export interface ExplainedAccount extends Comparison {
  readonly account: string;
  readonly layer: Layer;
  readonly journal: Amount;
  readonly legs: readonly ExplainedLeg[];
}

interface Found {
  readonly account: string;
  readonly layer: Layer;
  readonly currency: string;
  minor: bigint;
  readonly legs: ExplainedLeg[];
}

const BOOKED = `
SELECT l.account, l.layer, l.currency, sum(l.amount)::text AS minor
  FROM rm.posting p JOIN rm.leg l USING (position, number)
 WHERE p.order_id = $1 AND p.position <= $2 GROUP BY 1, 2, 3`;

interface Booked {
  readonly account: string;
  readonly layer: Layer;
  readonly currency: string;
  readonly minor: string;
}

/** Every account that the journal, or what the events call for, moves. */
export async function explainAccounts(
  database: DataSource,
  orderId: string,
  state: OrderState,
  events: readonly RecordedEvent[],
): Promise<ExplainedAccount[]> {
  const last = events.at(-1)!.position;
  const rows = await database.query<Booked[]>(BOOKED, [orderId, String(last)]);
  const booked = new Map(rows.map(({ account, layer, minor }) => [keyOf(layer, account), BigInt(minor)]));
  const expected = balancesOfOrder(state);
  return moved(events, rows).map(({ account, layer, currency, minor, legs }) => {
    const journal = booked.get(keyOf(layer, account)) ?? 0n;
    const told = compare(account, expected.get(keyOf(layer, account)) ?? 0n, minor, currency);
    const equal = told.equal && journal === minor;
    return { ...told, equal, account, layer, journal: formatAmount({ minor: journal, currency }), legs };
  });
}

/** As `balancesOfOrder` names them. */
const keyOf = (layer: Layer, account: string): string => (layer === 'posted' ? account : `${account} (pending)`);

/** The postings of the events by the rules of today, account by account; none of what the journal alone has. */
function moved(events: readonly RecordedEvent[], booked: readonly Booked[]): Found[] {
  const accounts = new Map<string, Found>();
  for (const event of events) {
    for (const [number, { rule, layer, legs }] of postingsOf(event).entries()) {
      for (const { account, currency, minor } of legs) {
        const key = keyOf(layer, account);
        const found = accounts.get(key) ?? { account, layer, currency, minor: 0n, legs: [] };
        found.minor += minor;
        found.legs.push({ posting: `${event.position}.${number}`, rule, amount: formatAmount({ minor, currency }) });
        accounts.set(key, found);
      }
    }
  }
  for (const { account, layer, currency } of booked) {
    const key = keyOf(layer, account);
    if (!accounts.has(key)) accounts.set(key, { account, layer, currency, minor: 0n, legs: [] });
  }
  return [...accounts.values()];
}
