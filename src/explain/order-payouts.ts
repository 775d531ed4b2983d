import type { EventStore, RecordedEvent } from '#libs/event-store';
import { formatAmount, fromMoneyJson } from '#libs/money';
import type { Amount } from '#libs/money';
import type { SettlementRecorded } from '#libs/payments';
import type {
  BankLineImported,
  BankLineMatched,
  DifferenceAccepted,
  LinesSettled,
  PayoutAnnounced,
  PayoutCredited,
  PayoutLinesAdded,
  SettledItem,
} from '#libs/settlements';
import { postingsOf } from '../read-models/journal/booked-streams';
import { compare } from './sums';
import type { Comparison } from './sums';

export interface ExplainedBankLine extends Comparison {
  readonly bank_line_id: string;
  readonly account: string;
  readonly booked_on: string | null;
}

/** A payout that paid something of the order, down to the lines of the bank that credited it. */
export interface ExplainedPayout {
  readonly settlement_id: string;
  readonly provider: string | null;
  readonly payout_id: string | null;
  readonly net: Amount | null;
  /** The order's part as the order and as the payout tell it, the sums of the payout, its credit at the bank. */
  readonly checks: readonly Comparison[];
  readonly bank_lines: readonly ExplainedBankLine[];
  /** Paid by it, and not told to the order yet: that comes after, one by one. */
  readonly not_told: readonly { readonly item_id: string; readonly amount: Amount }[];
}

type Recorded = SettlementRecorded['data'];

/** Every payout of which the order says that it paid something. */
export async function explainPayouts(
  store: EventStore,
  orderId: string,
  events: readonly RecordedEvent[],
): Promise<ExplainedPayout[]> {
  const recorded = events.filter(({ type }) => type === 'SettlementRecorded').map(({ data }) => data as Recorded);
  const ids = [...new Set(recorded.flatMap(({ settlementId }) => (settlementId === undefined ? [] : [settlementId])))];
  return Promise.all(
    ids.map((id) => {
      const own = recorded.filter(({ settlementId }) => settlementId === id);
      return explainPayout(store, orderId, id, own);
    }),
  );
}

async function explainPayout(
  store: EventStore,
  orderId: string,
  settlementId: string,
  recorded: readonly Recorded[],
): Promise<ExplainedPayout> {
  const { events } = await store.read(`settlement-${settlementId}`);
  const all = <D>(type: string): D[] => events.filter((event) => event.type === type).map(({ data }) => data as D);
  const [payout] = all<PayoutAnnounced['data']>('PayoutAnnounced');
  const { currency } = recorded[0]!.amount;
  const items = all<LinesSettled['data']>('LinesSettled')
    .flatMap(({ lines }) => lines.flatMap((line) => line.items))
    .filter((item) => item.orderId === orderId);
  const known = new Set(recorded.map(({ evidence }) => evidence.id));
  const toldItems = items.filter(({ itemId }) => known.has(itemId));
  const told = sum(recorded.map(({ amount }) => amount.minor));
  const paid = compare('of this order', told, sum(toldItems.map(({ amount }) => amount.minor)), currency);
  const head = {
    ...{ settlement_id: settlementId, provider: payout?.provider ?? null, payout_id: payout?.payoutId ?? null },
    not_told: items
      .filter(({ itemId }) => !known.has(itemId))
      .map(({ itemId, amount }) => ({ item_id: itemId, amount: formatAmount(fromMoneyJson(amount)) })),
  };
  if (!payout) return { ...head, net: null, checks: [paid], bank_lines: [] };
  const credits = all<PayoutCredited['data']>('PayoutCredited');
  const lines = all<PayoutLinesAdded['data']>('PayoutLinesAdded').flatMap((added) => added.lines);
  const net = BigInt(payout.net);
  const credited = sum(credits.map(({ amount }) => amount.minor));
  const differences = all<DifferenceAccepted['data']>('DifferenceAccepted');
  const accepted = sum(differences.map(({ amount }) => amount.minor));
  const decisions = await Promise.all(differences.map(({ breakId }) => store.read(`break-${breakId}`)));
  const transit = transitOf([...events, ...decisions.flatMap((decision) => decision.events)]);
  const rest = formatAmount({ minor: transit, currency: payout.currency });
  const arrived = `net = bank + accepted${transit === 0n ? '' : ` + ${rest.value} ${rest.currency} still in transit`}`;
  return {
    ...head,
    net: formatAmount({ minor: net, currency: payout.currency }),
    checks: [
      paid,
      ...explainExchanges(recorded, items),
      compare('gross = lines', BigInt(payout.gross), sum(lines.map(({ gross }) => gross)), payout.currency),
      compare('fees = lines', BigInt(payout.fees), sum(lines.map(({ fee }) => fee)), payout.currency),
      compare('net = gross − fees − withheld + released', net, netOf(payout), payout.currency),
      ...(credits.length === 0 ? [] : [compare(arrived, net, credited + accepted + transit, payout.currency)]),
    ],
    bank_lines: await Promise.all(credits.map((credit) => explainBankLine(store, settlementId, credit))),
  };
}

/** What was paid out in another currency: the order's word beside the payout's, with the rate and who names it. */
const explainExchanges = (recorded: readonly Recorded[], items: readonly SettledItem[]): Comparison[] =>
  recorded.flatMap(({ evidence, exchange }) => {
    if (!exchange) return [];
    const { charged, settled, rate, source } = exchange;
    const told = items.find(({ itemId }) => itemId === evidence.id)?.exchange?.settled.minor ?? '0';
    const { value, currency } = formatAmount(fromMoneyJson(charged));
    const what = `${value} ${currency} exchanged at ${rate} (${source})`;
    return [compare(what, BigInt(settled.minor), BigInt(told), settled.currency)];
  });

/** One line of the bank may pay several payouts: their parts are the whole of it. */
async function explainBankLine(
  store: EventStore,
  settlementId: string,
  { amount, account, bankLineId }: PayoutCredited['data'],
): Promise<ExplainedBankLine> {
  const { events } = await store.read(`bankline-${bankLineId}`);
  const dataOf = <D>(name: string) => events.find(({ type }) => type === name)?.data as D | undefined;
  const line = dataOf<BankLineImported['data']>('BankLineImported');
  const parts = dataOf<BankLineMatched['data']>('BankLineMatched')?.parts ?? [];
  const others = parts.filter(({ id }) => id !== settlementId).map((part) => part.amount.minor);
  const told = sum([amount.minor, ...others]);
  const shown = compare('credited', told, BigInt(line?.amount.minor ?? 0), amount.currency);
  const added = line ? formatAmount(fromMoneyJson(line.amount)) : shown.added;
  return { ...shown, added, bank_line_id: bankLineId, account, booked_on: line?.bookedOn ?? null };
}

/** What the postings of a payout and of the decisions about it leave in its clearing account. */
const transitOf = (events: readonly RecordedEvent[]): bigint =>
  events
    .flatMap((event) => postingsOf(event).flatMap(({ legs }) => legs))
    .filter(({ account }) => account.endsWith(':payout_transit'))
    .reduce((total, { minor }) => total + minor, 0n);

const netOf = ({ gross, fees, withheld, released }: PayoutAnnounced['data']): bigint =>
  BigInt(gross) - BigInt(fees) - BigInt(withheld) + BigInt(released);

const sum = (amounts: readonly string[]): bigint => amounts.reduce((total, minor) => total + BigInt(minor), 0n);
