import type { RecordedEvent } from '#libs/event-store';
import type { ProjectionTransaction } from '#libs/projections';
import { inTransit, settlementStatus } from '#libs/settlements';
import type { BreakState, LinesSettled, PayoutLine, PayoutLinesAdded, SettlementState } from '#libs/settlements';
import { breakAggregate, settlementAggregate } from '../../settlements/aggregates';
import { BulkTable } from '../support/bulk-table';
import { foldBatch } from '../support/fold-batch';
import { FoldedTable } from '../support/folded-table';
import { markSettled } from './order-receivables';

const settlements = new FoldedTable<SettlementState>('settlement', 'settlement_id', {
  merchant_id: ['text', ({ state }) => state.payout?.merchantId ?? null],
  provider: ['text', ({ state }) => state.payout?.provider ?? null],
  payout_id: ['text', ({ state }) => state.payout?.payoutId ?? null],
  currency: ['text', ({ state }) => state.payout?.currency ?? null],
  status: ['text', ({ state }) => settlementStatus(state)],
  in_transit: ['numeric', ({ state }) => inTransit(state).toString()],
  reserve: ['numeric', ({ state }) => reserveOf(state).toString()],
  open_lines: ['integer', ({ state }) => state.lineCount - state.settledLines.size],
});

/** What it withholds as a reserve, less what it releases of one. */
const reserveOf = ({ payout }: SettlementState): bigint =>
  payout ? BigInt(payout.withheld) - BigInt(payout.released) : 0n;

const breaks = new FoldedTable<BreakState>('break_case', 'break_id', {
  merchant_id: ['text', ({ state }) => state.facts?.merchantId],
  kind: ['text', ({ state }) => state.facts?.kind],
  subject: ['text', ({ state }) => state.facts?.subject],
  provider: ['text', ({ state }) => state.facts?.provider],
  status: ['text', ({ state }) => state.status],
  owner: ['text', ({ state }) => state.owner ?? null],
  since: ['timestamptz', ({ state }) => state.facts?.since],
});

interface LineRow extends PayoutLine {
  readonly settlementId: string;
}

const lines = new BulkTable<LineRow>('settlement_line', ['settlement_id', 'number'], {
  settlement_id: ['uuid', ({ settlementId }) => settlementId],
  number: ['integer', ({ number }) => number],
  kind: ['text', ({ kind }) => kind],
  reference: ['text', ({ reference }) => reference ?? null],
  gross: ['numeric', ({ gross }) => gross],
  fee: ['numeric', ({ fee }) => fee],
  exchange: ['jsonb', ({ exchange }) => JSON.stringify(exchange ?? null)],
  settled: ['boolean', () => false],
});

/** Payouts with their lines. */
export async function projectSettlements(
  events: readonly RecordedEvent[],
  transaction: ProjectionTransaction,
): Promise<void> {
  const load = (ids: readonly string[]) => settlements.load(transaction, ids);
  await settlements.save(transaction, await foldBatch(settlementAggregate, events, load));
  const added = events.filter(({ type }) => type === 'PayoutLinesAdded');
  await lines.insert(
    transaction,
    added.flatMap((event) =>
      (event.data as PayoutLinesAdded['data']).lines.map((line) => ({ ...line, settlementId: idOf(event) })),
    ),
  );
  await markDone(
    events.filter(({ type }) => type === 'LinesSettled'),
    transaction,
  );
}

/**
 * The event of the payout says what is paid, and by which lines of other payouts too: their own events and those of the
 * orders follow it, and until then nothing of it may be found open again.
 */
async function markDone(events: readonly RecordedEvent[], transaction: ProjectionTransaction): Promise<void> {
  const settled = events.flatMap((event) =>
    (event.data as LinesSettled['data']).lines.map((line) => ({ ...line, settlementId: idOf(event) })),
  );
  if (settled.length === 0) return;
  const done = settled.flatMap(({ settlementId, number, together = [] }) => [{ settlementId, number }, ...together]);
  await transaction.query(
    `UPDATE settlement_line SET settled = true
       FROM unnest($1::uuid[], $2::integer[]) AS done (settlement_id, number)
      WHERE settlement_line.settlement_id = done.settlement_id AND settlement_line.number = done.number`,
    [done.map(({ settlementId }) => settlementId), done.map(({ number }) => number)],
  );
  const paid = settled.flatMap(({ settlementId, items }) => items.map(({ itemId }) => ({ itemId, settlementId })));
  await markSettled(transaction, paid);
}

export async function projectBreaks(
  events: readonly RecordedEvent[],
  transaction: ProjectionTransaction,
): Promise<void> {
  const load = (ids: readonly string[]) => breaks.load(transaction, ids);
  await breaks.save(transaction, await foldBatch(breakAggregate, events, load));
}

const idOf = ({ stream }: RecordedEvent): string => stream.slice('settlement-'.length);
