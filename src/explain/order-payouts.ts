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
  const told = sum(recorded.map(({ amount }) => amount.minor));
  const paid = compare('of this order', told, sum(items.map(({ amount }) => amount.minor)), currency);
  const head = { settlement_id: settlementId, provider: payout?.provider ?? null, payout_id: payout?.payoutId ?? null };
  if (!payout) return { ...head, net: null, checks: [paid], bank_lines: [] };
  const credits = all<PayoutCredited['data']>('PayoutCredited');
  const lines = all<PayoutLinesAdded['data']>('PayoutLinesAdded').flatMap((added) => added.lines);
  const net = BigInt(payout.net);
  const credited = sum(credits.map(({ amount }) => amount.minor));
  const accepted = sum(all<DifferenceAccepted['data']>('DifferenceAccepted').map(({ amount }) => amount.minor));
  return {
    ...head,
    net: formatAmount({ minor: net, currency: payout.currency }),
    checks: [
      paid,
      ...explainExchanges(recorded, items),
      compare('gross = lines', BigInt(payout.gross), sum(lines.map(({ gross }) => gross)), payout.currency),
      compare('fees = lines', BigInt(payout.fees), sum(lines.map(({ fee }) => fee)), payout.currency),
      compare('net = gross − fees − withheld + released', net, netOf(payout), payout.currency),
      ...(credits.length === 0 ? [] : [compare('net = bank + accepted', net, credited + accepted, payout.currency)]),
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

const netOf = ({ gross, fees, withheld, released }: PayoutAnnounced['data']): bigint =>
  BigInt(gross) - BigInt(fees) - BigInt(withheld) + BigInt(released);

const sum = (amounts: readonly string[]): bigint => amounts.reduce((total, minor) => total + BigInt(minor), 0n);
