import type { RecordedEvent } from '#libs/event-store';
import type { MoneyJson } from '#libs/money';
import type { ProjectionTransaction } from '#libs/projections';
import { BulkTable } from '../support/bulk-table';
import { itemOf } from './items';
import type { ReceivableItem } from './items';

/** What is known of an order beside its items. */
interface OrderNames {
  readonly orderId: string;
  method: string;
  providerReference?: string;
}

interface ItemRow extends ReceivableItem {
  readonly names: OrderNames;
}

interface Settled {
  readonly itemId: string;
  readonly settlementId?: string;
}

const orders = new BulkTable<OrderNames>('receivable_order', ['order_id'], {
  order_id: ['uuid', ({ orderId }) => orderId],
  method: ['text', ({ method }) => method],
  provider_reference: ['text', ({ providerReference }) => providerReference ?? null],
});

const items = new BulkTable<ItemRow>('receivable_item', ['item_id'], {
  item_id: ['uuid', ({ event }) => event.id],
  order_id: ['uuid', ({ orderId }) => orderId],
  operation_id: ['integer', ({ operationId }) => operationId],
  attempt_id: ['integer', ({ attemptId }) => attemptId],
  merchant_id: ['text', ({ event }) => event.metadata.merchantId],
  provider: ['text', ({ provider }) => provider],
  method: ['text', ({ names }) => names.method],
  kind: ['text', ({ event }) => event.type],
  currency: ['text', ({ currency }) => currency],
  gross: ['numeric', ({ gross }) => gross.toString()],
  known_fee: ['numeric', ({ knownFee }) => knownFee.toString()],
  fee_estimated: ['boolean', ({ feeEstimated }) => feeEstimated],
  booked_value: ['numeric', ({ bookedValue }) => bookedValue?.toString() ?? null],
  developer_fee: ['jsonb', ({ developerFee }) => JSON.stringify(developerFee ?? null)],
  earned: ['numeric', ({ earned }) => earned.toString()],
  order_currency: ['text', ({ orderCurrency }) => orderCurrency],
  reference: ['text', ({ reference }) => reference],
  provider_reference: ['text', (row) => row.providerReference ?? row.names.providerReference ?? null],
  at: ['timestamptz', ({ event }) => event.metadata.occurredAt],
  position: ['bigint', ({ event }) => event.position.toString()],
  settled: ['boolean', () => false],
});

/** Items of orders, and what was paid out of them. */
export async function projectOrders(
  events: readonly RecordedEvent[],
  transaction: ProjectionTransaction,
): Promise<void> {
  const names = await loadNames(events, transaction);
  const rows: ItemRow[] = [];
  const settled: Settled[] = [];
  const named: OrderNames[] = [];
  for (const event of events) {
    const own = names.get(orderOf(event))!;
    const data = event.data as { method?: string; providerReference?: string } & SettlementData;
    if (event.type === 'OrderCreated') own.method = data.method!;
    if (data.providerReference !== undefined && own.providerReference === undefined) {
      own.providerReference = data.providerReference;
      named.push(own);
    }
    if (event.type === 'SettlementRecorded' && data.evidence?.id !== undefined)
      settled.push({ itemId: data.evidence.id, settlementId: data.settlementId });
    const item = itemOf(event);
    if (item && (item.gross !== 0n || item.knownFee !== 0n)) rows.push({ ...item, names: own });
  }
  await orders.upsert(transaction, [...names.values()]);
  await items.insert(transaction, rows);
  await nameItems(transaction, named);
  await removeExplained(events, transaction);
  await markSettled(transaction, settled);
}

interface SettlementData {
  readonly settlementId?: string;
  readonly evidence?: { readonly id?: string };
}

interface ExplainedData {
  readonly operationId: number;
  readonly amount: MoneyJson;
  readonly providerReference?: string;
}

const orderOf = ({ stream }: RecordedEvent): string => stream.slice('order-'.length);

async function loadNames(
  events: readonly RecordedEvent[],
  transaction: ProjectionTransaction,
): Promise<Map<string, OrderNames>> {
  const names = new Map<string, OrderNames>();
  for (const event of events) names.set(orderOf(event), { orderId: orderOf(event), method: '' });
  const stored = await transaction.query<{ order_id: string; method: string; provider_reference: string | null }>(
    'SELECT order_id, method, provider_reference FROM receivable_order WHERE order_id = ANY ($1::uuid[])',
    [[...names.keys()]],
  );
  for (const { order_id: orderId, method, provider_reference: reference } of stored)
    names.set(orderId, { orderId, method, ...(reference !== null && { providerReference: reference }) });
  return names;
}

/** The provider's name of a payment may come after it. */
async function nameItems(transaction: ProjectionTransaction, named: readonly OrderNames[]): Promise<void> {
  if (named.length === 0) return;
  await transaction.query(
    `UPDATE receivable_item SET provider_reference = named.reference
       FROM unnest($1::uuid[], $2::text[]) AS named (order_id, reference)
      WHERE receivable_item.order_id = named.order_id AND receivable_item.provider_reference IS NULL`,
    [named.map(({ orderId }) => orderId), named.map(({ providerReference }) => providerReference)],
  );
}

/** What was told of a payment before its right amount: the item of that amount stands for it. */
async function removeExplained(events: readonly RecordedEvent[], transaction: ProjectionTransaction): Promise<void> {
  const explained = events.filter(({ type }) => type === 'UnexpectedMoneyExplained');
  for (const event of explained) {
    const { operationId, amount, providerReference = null } = event.data as ExplainedData;
    await transaction.query(
      `DELETE FROM receivable_item WHERE item_id = (
         SELECT item_id FROM receivable_item
          WHERE order_id = $1 AND operation_id = $2 AND kind = 'CaptureConfirmedUnexpectedly'
            AND gross = $3 AND currency = $4 AND position < $5
            AND provider_reference IS NOT DISTINCT FROM coalesce($6::text, provider_reference)
          ORDER BY position LIMIT 1)`,
      [orderOf(event), operationId, amount.minor, amount.currency, event.position.toString(), providerReference],
    );
  }
}

/** Paid out, by a payout or, without one, by what a person decided. */
export async function markSettled(transaction: ProjectionTransaction, settled: readonly Settled[]): Promise<void> {
  if (settled.length === 0) return;
  await transaction.query(
    `UPDATE receivable_item SET settled = true, settlement_id = done.settlement_id
       FROM unnest($1::text[], $2::uuid[]) AS done (item_id, settlement_id)
      WHERE receivable_item.item_id = CASE WHEN done.item_id ~ '^[0-9a-f-]{36}$' THEN done.item_id::uuid END`,
    [settled.map(({ itemId }) => itemId), settled.map(({ settlementId }) => settlementId ?? null)],
  );
}
