import type { EventStore } from '#libs/event-store';
import { Client } from 'pg';
import { appendInterleaved, livedOrders } from '../testing/lived-orders';
import { ReadModelHarness, silentLog } from '../testing/read-model-harness';
import { verify } from '.';
import type { VerifyProgress } from '.';

describe('verification', () => {
  let harness: ReadModelHarness;
  beforeAll(async () => {
    harness = await ReadModelHarness.create();
    harness.start();
    await harness.caughtUp(await appendInterleaved(harness.store, livedOrders(80, 3, 11)));
  });
  afterAll(() => harness.close());

  const run = (onProgress?: (progress: VerifyProgress) => void) =>
    verify({ pool: harness.pool, store: harness.store, log: silentLog, onProgress });

  it('passes where nothing was touched, tells how far it is, and leaves nothing behind', async () => {
    const seen: VerifyProgress[] = [];
    const report = await run((progress) => seen.push(progress));
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(report).toMatchObject({ ok: true, events: Number(report.position) });
    const empty = report.checks.filter(({ looked }) => looked === 0).map(({ name }) => name);
    // Only what these events are not about has no rows.
    expect(empty.filter((name) => !/^rows-of-(?!orders|journal|audit)|-(clearing|ordered)$/.test(name))).toEqual([]);
    expect(seen.filter(({ done }) => done === 1).length).toBeGreaterThanOrEqual(4);
    const left = await harness.pool.query(`SELECT FROM pg_namespace WHERE nspname LIKE 'rm\\_%'`);
    expect(left.rowCount).toBe(0);
  });

  it.each([
    ['a balance', `UPDATE rm.balance SET debit = debit + 1 WHERE debit > 0`, ['rows-of-journal', 'balances']],
    ['the amount of an order', `UPDATE rm.orders SET captured = captured + 1`, ['rows-of-orders']],
    [
      'both legs of a posting',
      `UPDATE rm.leg SET amount = amount * 2 WHERE position = (SELECT min(position) FROM rm.leg WHERE layer = 'posted')`,
      ['rows-of-journal', 'balances', 'running-balances', 'suspense', 'orders-and-books'],
    ],
    [
      'one leg',
      `UPDATE rm.leg SET amount = amount + 1 WHERE (position, number, seq) = (SELECT position, number, seq FROM rm.leg LIMIT 1)`,
      ['rows-of-journal', 'zero-sum', 'balanced-postings', 'balances', 'running-balances', 'orders-and-books'],
    ],
    [
      'a deleted posting',
      `DELETE FROM rm.posting WHERE position = (SELECT max(position) FROM rm.posting)`,
      ['rows-of-journal', 'no-orphans', 'orders-and-books'],
    ],
    ['a hidden event', `DELETE FROM rm.audit_event WHERE position = 1`, ['rows-of-audit']],
  ])('finds %s changed behind its back', async (_, tampering, expected) => {
    await tampered(harness, tampering, async () => {
      const report = await run();
      expect(report.checks.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(expected);
      expect(report.ok).toBe(false);
      for (const check of report.checks) expect(check.examples.length > 0).toBe(check.violations > 0);
    });
  });
});

describe('what two read models say of each other', () => {
  it('is compared only where they stand at the end of the log: something may be on its way', async () => {
    const harness = await ReadModelHarness.create();
    try {
      harness.start();
      const head = await appendInterleaved(harness.store, livedOrders(2, 3, 11));
      await harness.caughtUp(head);
      await harness.pool.query(
        `INSERT INTO rm.bank_line (bank_line_id, merchant_id, account, currency, amount, booked_on, names, stated, position)
         VALUES (gen_random_uuid(), 'shop', 'SK1', 'EUR', 100, '2026-03-02', '[]', true, 1)`,
      );
      const store = new Proxy(harness.store, {
        get(target, name: keyof EventStore) {
          if (name === 'head') return () => Promise.resolve(head + 1n);
          const value: unknown = target[name];
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
      const broken = async (log: EventStore) => {
        const { checks } = await verify({ pool: harness.pool, store: log, log: silentLog });
        return checks.filter(({ ok }) => !ok).map(({ name }) => name);
      };
      expect(await broken(harness.store)).toContain('bank-clearing');
      expect(await broken(store)).not.toContain('bank-clearing');
    } finally {
      await harness.close();
    }
  });
});

/** Changes rows as somebody with all rights would, past triggers and keys, and puts everything back afterwards. */
async function tampered(harness: ReadModelHarness, sql: string, work: () => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: harness.adminUrl });
  await client.connect();
  const tables = ['orders', 'open_operation', 'posting', 'leg', 'balance', 'audit_event'];
  try {
    await client.query(`SET session_replication_role = replica`);
    for (const table of tables) await client.query(`CREATE TEMP TABLE kept_${table} AS TABLE rm.${table}`);
    await client.query(sql);
    await work();
  } finally {
    for (const table of tables) {
      await client.query(`DELETE FROM rm.${table}; INSERT INTO rm.${table} TABLE kept_${table}`);
    }
    await client.end();
  }
}
