import { deterministicId } from '#libs/command-shell';
import type { RecordedEvent } from '#libs/event-store';
import type { Projection, ProjectionTransaction } from '#libs/projections';
import type { SuspenseEvent, SuspenseSide } from '#libs/settlements';
import { BOOKED_STREAM_PREFIXES, postingsOf } from '../journal/booked-streams';
import { BulkTable } from '../support/bulk-table';
import { ORDER_SUSPENSE_DDL, projectOrderSuspense } from './order-suspense';

interface Item {
  readonly itemId: string;
  readonly merchantId: string;
  readonly provider: string;
  readonly side: SuspenseSide;
  readonly account: string;
  readonly currency: string;
  minor: bigint;
  open: bigint;
  owner: string | null;
  readonly position: string;
  readonly since: string;
}

type Items = Map<string, Item>;

const ACCOUNT = /^suspense:(.+):[^:]+:(in|out)$/;

const table = new BulkTable<Item>('suspense_item', ['item_id'], {
  item_id: ['uuid', ({ itemId }) => itemId],
  merchant_id: ['text', ({ merchantId }) => merchantId],
  provider: ['text', ({ provider }) => provider],
  side: ['text', ({ side }) => side],
  account: ['text', ({ account }) => account],
  currency: ['text', ({ currency }) => currency],
  minor: ['numeric', ({ minor }) => minor.toString()],
  open: ['numeric', ({ open }) => open.toString()],
  owner: ['text', ({ owner }) => owner],
  position: ['bigint', ({ position }) => position],
  since: ['timestamptz', ({ since }) => since],
});

/**
 * Money in suspense, one row for what one event brought into one account, with what of it is left and who looks after
 * it. What names an order has rows of its own: the order itself tells what became of that.
 */
export const suspenseProjection: Projection = {
  name: 'suspense',
  version: 2,
  tables: ['suspense_item', 'suspense_order'],
  filter: { streamPrefixes: BOOKED_STREAM_PREFIXES },
  onFailure: 'stop',
  ddl: `
CREATE TABLE suspense_item (
  item_id     uuid PRIMARY KEY,
  merchant_id text NOT NULL,
  provider    text NOT NULL,
  side        text NOT NULL,
  account     text NOT NULL,
  currency    text NOT NULL,
  minor       numeric(38,0) NOT NULL,
  open        numeric(38,0) NOT NULL,
  owner       text,
  position    bigint NOT NULL,
  since       timestamptz NOT NULL
);
CREATE INDEX suspense_item_open ON suspense_item (merchant_id, since, position) WHERE open <> 0;
${ORDER_SUSPENSE_DDL}`,
  async project(all, transaction) {
    await projectOrderSuspense(all.filter(isOfOrder), transaction);
    const events = all.filter((event) => !isOfOrder(event));
    const items = await load(transaction, events.filter(isOfSuspense).flatMap(itemsOf));
    for (const event of events) {
      if (isOfSuspense(event)) act(items, event.data, event.type as SuspenseEvent['type']);
      // Money that changes hands is as old as it was.
      const before = isOfSuspense(event) ? items.get((event.data as SuspenseData).item) : undefined;
      for (const item of broughtBy(event)) items.set(item.itemId, { ...item, since: before?.since ?? item.since });
    }
    await table.upsert(transaction, [...items.values()]);
  },
};

const isOfOrder = ({ stream }: RecordedEvent): boolean => stream.startsWith('order-');
const isOfSuspense = ({ stream }: RecordedEvent): boolean => stream.startsWith('suspense-');

type SuspenseData = SuspenseEvent['data'] & { readonly against?: { readonly item: string } };

const itemsOf = ({ data }: RecordedEvent): string[] => {
  const { item, against } = data as SuspenseData;
  return against ? [item, against.item] : [item];
};

async function load(transaction: ProjectionTransaction, ids: readonly string[]): Promise<Items> {
  if (ids.length === 0) return new Map();
  const rows = await transaction.query<Item & { minor: string; open: string; since: Date }>(
    `SELECT item_id AS "itemId", merchant_id AS "merchantId", provider, side, account, currency, minor, open, owner,
            position, since FROM suspense_item WHERE item_id = ANY ($1::uuid[])`,
    [[...new Set(ids)]],
  );
  const items = rows.map((row) => ({
    ...row,
    ...{ minor: BigInt(row.minor), open: BigInt(row.open), since: row.since.toISOString() },
  }));
  return new Map(items.map((item) => [item.itemId, item]));
}

/** @throws Error for an item that no event brought: the read model stands still then, since money is counted */
function act(items: Items, data: unknown, type: SuspenseEvent['type']): void {
  const event = { type, data } as SuspenseEvent;
  const item = known(items, event.data.item);
  if (event.type === 'SuspenseAssigned') item.owner = event.data.owner;
  if (event.type !== 'SuspensePlaced') return;
  const { amount, against } = event.data;
  item.open -= BigInt(amount.minor);
  if (against) known(items, against.item).open += BigInt(amount.minor);
}

function known(items: Items, id: string): Item {
  const item = items.get(id);
  if (!item) throw new Error(`no event brought ${id} into suspense`);
  return item;
}

/** What an event brings, by merchant and account. What a placing takes out of suspense is told by the event itself. */
function broughtBy(event: RecordedEvent): Item[] {
  const found: Items = new Map();
  for (const { rule, layer, merchantId, occurredAt, legs } of postingsOf(event)) {
    if (layer !== 'posted' || (isOfSuspense(event) && rule !== 'suspense.take')) continue;
    for (const { account, currency, minor } of legs) {
      const [, provider, side] = ACCOUNT.exec(account) ?? [];
      if (provider === undefined) continue;
      const itemId = deterministicId('suspense', event.id, merchantId, account);
      const item = found.get(itemId) ?? {
        ...{ itemId, merchantId, provider, side: side as SuspenseSide, account, currency, minor: 0n, open: 0n },
        ...{ owner: null, position: String(event.position), since: occurredAt ?? event.metadata.occurredAt },
      };
      item.minor += minor;
      item.open += minor;
      found.set(itemId, item);
    }
  }
  return [...found.values()];
}
