import { balances, incoherence, postingsFor } from '#libs/ledger';
import type { Balance } from '#libs/ledger';
import { isOpen, orderStatus } from '#libs/payments';
import { rebuildProjection } from '#libs/projections';
import { OrderRow } from './orders/order.entity';
import { OpenOperationRow } from './orders/open-operation.entity';
import type { LegRow } from './journal/journal.entities';
import { BalanceRow } from './journal/journal.entities';
import { projections } from './projections';
import { listSuspense } from './queries';
import { stateFromJson } from './support/state-json';
import { appendInterleaved, livedOrders } from './testing/lived-orders';
import type { LivedOrder } from './testing/lived-orders';
import { ReadModelHarness, silentLog } from './testing/read-model-harness';

describe('the read models of two hundred lives of orders', () => {
  let harness: ReadModelHarness;
  let orders: LivedOrder[];
  beforeAll(async () => {
    harness = await ReadModelHarness.create();
    orders = livedOrders(200);
    // Batches that cut through the lives of orders.
    harness.start(37);
    await harness.caughtUp(await appendInterleaved(harness.store, orders));
  });
  afterAll(() => harness.close());

  it('show each order as its own fold does', async () => {
    const rows = await harness.dataSource.getRepository(OrderRow).find();
    expect(rows).toHaveLength(orders.length);
    const byId = new Map(rows.map((row) => [row.orderId, row]));
    for (const { orderId, merchantId, state, events } of orders) {
      const row = byId.get(orderId)!;
      expect(stateFromJson(row.state)).toEqual(state);
      expect(row).toMatchObject({
        merchantId,
        status: orderStatus(state),
        captured: state.amounts.captured.toString(),
        revision: events.length - 1,
      });
    }
  });

  it('list exactly the operations that are open', async () => {
    const expected = orders.flatMap(({ orderId, state }) =>
      state.operations.filter(isOpen).map(({ id, status, amount }) => `${orderId} ${id} ${status} ${amount}`),
    );
    const rows = await harness.dataSource.getRepository(OpenOperationRow).find();
    const found = rows.map((row) => `${row.orderId} ${row.operationId} ${row.status} ${row.amount}`);
    expect(found.toSorted()).toEqual(expected.toSorted());
    expect(found.length).toBeGreaterThan(10);
  });

  it('hold the balances that the posting rules give, per merchant', async () => {
    for (const merchantId of ['merchant-0', 'merchant-1']) {
      const own = orders.filter((order) => order.merchantId === merchantId);
      const expected = balances(
        own.flatMap(({ orderId, events }) => events.flatMap((event) => postingsFor(event, { merchantId, orderId }))),
      );
      const rows = await harness.dataSource.getRepository(BalanceRow).findBy({ merchantId });
      const found = rows.map((row): Balance => ({
        account: row.account,
        type: row.type,
        layer: row.layer,
        currency: row.currency,
        minor: BigInt(row.debit) - BigInt(row.credit),
      }));
      const byAccount = (a: Balance, b: Balance) => (`${a.layer} ${a.account}` < `${b.layer} ${b.account}` ? -1 : 1);
      expect(found.toSorted(byAccount)).toEqual(expected.toSorted(byAccount));
    }
  });

  it('hold for each order the legs that its state calls for', async () => {
    const legs = await harness.pool.query<LegRow & { orderId: string; type: Balance['type'] }>(
      `SELECT order_id AS "orderId", l.account, type, l.layer, l.currency, sum(amount)::text AS amount
         FROM rm.leg l JOIN rm.posting USING (position, number)
         JOIN rm.balance b ON (b.merchant_id, b.account, b.currency, b.layer)
                            = (l.merchant_id, l.account, l.currency, l.layer)
        GROUP BY 1, 2, 3, 4, 5`,
    );
    for (const { orderId, state } of orders) {
      const own = legs.rows.filter((leg) => leg.orderId === orderId);
      const found = own.map((leg): Balance => ({ ...leg, minor: BigInt(leg.amount) }));
      expect(incoherence(found, state)).toEqual([]);
    }
  });

  it('hold what each order has in suspense', async () => {
    const { rows } = await harness.pool.query<Record<'of', string>>(
      `SELECT concat_ws(' ', order_id, account, abs(sum(amount))) AS of
         FROM rm.leg JOIN rm.posting USING (position, number) WHERE account LIKE 'suspense:%'
        GROUP BY order_id, account HAVING sum(amount) <> 0`,
    );
    const items = await listSuspense(harness.pool, 1_000);
    const found = items.map(({ orderId, account, minor }) => `${orderId} ${account} ${minor}`);
    expect(found.toSorted()).toEqual(rows.map(({ of }) => of).toSorted());
    expect(found.length).toBeGreaterThan(10);
  });

  it('carry after each leg the sums of all legs before it', async () => {
    const { rows } = await harness.pool.query(
      `SELECT FROM (SELECT debit_after - credit_after AS balance, sum(amount) OVER (PARTITION BY merchant_id, account, currency, layer
                                                            ORDER BY position, number, seq) AS sum FROM rm.leg) legs
        WHERE balance <> sum`,
    );
    expect(rows).toHaveLength(0);
  });

  it('are the same when they are built again in other batches', async () => {
    for (const projection of projections) {
      const report = await rebuildProjection(projection, {
        pool: harness.pool,
        store: harness.store,
        log: silentLog,
        batchSize: 1_000,
      });
      expect(report.tables.map(({ table }) => table)).toEqual(projection.tables);
    }
  });
});
