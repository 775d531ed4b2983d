import type { SuspenseItemFacts } from '#libs/settlements';
import type { Pool } from 'pg';
import { pageOf, timeKey } from './page';
import type { Page, PageRequest } from './page';

/** Money that nothing explains and that nobody has placed yet. */
export interface SuspenseItem {
  /** By which it is placed; null for money of an order, which is placed through the order. */
  readonly id: string | null;
  readonly merchantId: string;
  readonly account: string;
  readonly currency: string;
  /** Minor units; what is in suspense is positive, whether it came or was taken. */
  readonly minor: bigint;
  /** Who looks after it. */
  readonly owner: string | null;
  /** Null for money that names no order. */
  readonly orderId: string | null;
  /** Position of the event that brought it; of an order's, of the first one since nothing stood there. */
  readonly position: bigint;
  readonly since: Date;
}

/**
 * What stands in suspense, the oldest first. Per order it is the sum of the legs themselves, so that it disappears when
 * it is settled and not when somebody says so. Where no order is named it is what one event brought, less what people
 * have placed of it. Only rows that are open are read, however long the history is.
 */
const OPEN = `
SELECT * FROM (
SELECT NULL AS id, merchant_id AS "merchantId", account, currency, NULL AS owner, order_id AS "orderId",
       abs(open)::text AS minor, position, since
  FROM rm.suspense_order WHERE open <> 0 AND ($2::text[] IS NULL OR merchant_id = ANY ($2))
 UNION ALL
SELECT item_id, merchant_id, account, currency, owner, NULL, abs(open)::text, position, since
  FROM rm.suspense_item WHERE open <> 0 AND ($2::text[] IS NULL OR merchant_id = ANY ($2))
) AS open
 WHERE $3::text IS NULL OR (since, position, account) > ($3::timestamptz, $4::bigint, $5)
 ORDER BY since, position, account LIMIT $1`;

/** @param merchants of these alone; default: of all */
export const listSuspense = (pool: Pool, limit: number, merchants?: readonly string[]): Promise<SuspenseItem[]> =>
  read(pool, [limit, merchants ?? null, null, null, null]);

/** What stands in suspense of one merchant, page by page, the oldest first. */
export async function pageOfSuspense(
  pool: Pool,
  { merchantId, limit, after }: PageRequest & { readonly merchantId: string },
): Promise<Page<SuspenseItem>> {
  const key = after === undefined ? [null, null, null] : after.split(' ');
  const items = await read(pool, [limit + 1, [merchantId], ...key]);
  // One event may bring money into two accounts.
  const keyOf = ({ since, position, account }: SuspenseItem) => `${timeKey(since, String(position))} ${account}`;
  return pageOf(items, limit, keyOf, (item) => item);
}

async function read(pool: Pool, parameters: readonly unknown[]): Promise<SuspenseItem[]> {
  const { rows } = await pool.query<Record<'minor' | 'position', string> & Omit<SuspenseItem, 'minor' | 'position'>>(
    OPEN,
    [...parameters],
  );
  return rows.map((row) => ({ ...row, minor: BigInt(row.minor), position: BigInt(row.position) }));
}

/** As it was booked, with whose it is and since when it stands there. */
export interface BookedSuspense extends SuspenseItemFacts {
  readonly merchantId: string;
  readonly account: string;
  /** Of the event that brought it. */
  readonly position: bigint;
  readonly since: Date;
  /** It came from the books of another merchant, by a person's decision. */
  readonly isHandedOver: boolean;
}

interface BookedRow extends Omit<BookedSuspense, 'amount' | 'position'> {
  readonly position: string;
  readonly minor: string;
  readonly currency: string;
}

/** @returns undefined for an item that is not there, or that the read model has not seen yet */
export async function findSuspense(pool: Pool, item: string): Promise<BookedSuspense | undefined> {
  const { rows } = await pool.query<BookedRow>(
    `SELECT item_id AS item, merchant_id AS "merchantId", provider, side, account, position, since, minor::text AS minor,
            currency,
            EXISTS (SELECT FROM rm.posting p WHERE p.position = i.position AND p.rule = 'suspense.take') AS "isHandedOver"
       FROM rm.suspense_item i WHERE item_id = $1`,
    [item],
  );
  const [row] = rows;
  if (!row) return undefined;
  const { minor, currency, position, ...rest } = row;
  return { ...rest, position: BigInt(position), amount: { minor, currency } };
}
