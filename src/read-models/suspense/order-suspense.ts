import type { RecordedEvent } from '#libs/event-store';
import { rules } from '#libs/ledger';
import type { ProjectionTransaction } from '#libs/projections';
import { postingsOf } from '../journal/booked-streams';
import { BulkTable } from '../support/bulk-table';

/** What one order has in one account of suspense; accounts are of one currency. */
interface OrderSuspense {
  readonly orderId: string;
  readonly account: string;
  readonly merchantId: string;
  readonly currency: string;
  /** Minor units, debits positive. */
  open: bigint;
  /** Of the event by which the account last left zero, from which its age counts. */
  position: string;
  since: string;
}

const table = new BulkTable<OrderSuspense>('suspense_order', ['order_id', 'account'], {
  order_id: ['uuid', ({ orderId }) => orderId],
  account: ['text', ({ account }) => account],
  merchant_id: ['text', ({ merchantId }) => merchantId],
  currency: ['text', ({ currency }) => currency],
  open: ['numeric', ({ open }) => open.toString()],
  position: ['bigint', ({ position }) => position],
  since: ['timestamptz', ({ since }) => since],
});

export const ORDER_SUSPENSE_DDL = `
CREATE TABLE suspense_order (
  order_id    uuid NOT NULL,
  account     text NOT NULL,
  merchant_id text NOT NULL,
  currency    text NOT NULL,
  open        numeric(38,0) NOT NULL,
  position    bigint NOT NULL,
  since       timestamptz NOT NULL,
  PRIMARY KEY (order_id, account)
);
CREATE INDEX suspense_order_open ON suspense_order (merchant_id, since, position) WHERE open <> 0;
`;

/** Types of events that can book in suspense: by far most events of orders do not, and are not looked at further. */
const TYPES: ReadonlySet<string> = new Set(
  Object.entries(rules)
    .filter(([, booked]) =>
      booked.some(({ lines }) => lines.some(({ debit, credit }) => `${debit} ${credit}`.includes('suspense'))),
    )
    .map(([type]) => type),
);

/** What orders have in suspense: the sums of their own postings, so that it goes when it is settled. */
export async function projectOrderSuspense(
  events: readonly RecordedEvent[],
  transaction: ProjectionTransaction,
): Promise<void> {
  const moves = events.filter(({ type }) => TYPES.has(type)).flatMap(movesOf);
  if (moves.length === 0) return;
  const rows = await load(transaction, new Set(moves.map(({ orderId }) => orderId)));
  for (const move of moves) {
    const row = rows.get(keyOf(move));
    if (!row || row.open === 0n) rows.set(keyOf(move), move);
    else row.open += move.open;
  }
  await table.upsert(transaction, [...rows.values()]);
}

const keyOf = ({ orderId, account }: OrderSuspense): string => `${orderId} ${account}`;

/** What an event moves in each account of suspense, as a row of its own. */
function movesOf(event: RecordedEvent): OrderSuspense[] {
  const found = new Map<string, OrderSuspense>();
  for (const { merchantId, orderId, occurredAt, legs } of postingsOf(event)) {
    for (const { account, currency, minor } of legs) {
      if (!account.startsWith('suspense:') || orderId === undefined) continue;
      const move = found.get(account) ?? {
        ...{ orderId, account, merchantId, currency, open: 0n },
        ...{ position: String(event.position), since: occurredAt ?? event.metadata.occurredAt },
      };
      move.open += minor;
      found.set(account, move);
    }
  }
  return [...found.values()].filter(({ open }) => open !== 0n);
}

async function load(transaction: ProjectionTransaction, orderIds: ReadonlySet<string>) {
  const rows = await transaction.query<OrderSuspense & { open: string; since: Date }>(
    `SELECT order_id AS "orderId", account, merchant_id AS "merchantId", currency, open, position, since
       FROM suspense_order WHERE order_id = ANY ($1::uuid[])`,
    [[...orderIds]],
  );
  const loaded = rows.map((row) => ({ ...row, open: BigInt(row.open), since: row.since.toISOString() }));
  return new Map<string, OrderSuspense>(loaded.map((row) => [keyOf(row), row]));
}
