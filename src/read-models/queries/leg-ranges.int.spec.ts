import { accountBalances, accountEntries, bookAccounts, statementBounds, statementLines } from '.';
import { scansDuring } from '../testing/plan-scans';
import type { Scan } from '../testing/plan-scans';
import { ReadModelHarness } from '../testing/read-model-harness';

const merchantId = 'shop';
const POSTINGS = 10_000;

/**
 * An account that moved all through nine tenths of the history and has rested since, and one that moved in the last
 * tenth. By their numbers alone, every other leg is of either: the planner would think them two steps away.
 */
const FILL = `
INSERT INTO rm.leg
SELECT n, 0, side, '${merchantId}', CASE WHEN n <= $1 * 0.9 THEN 'rested' ELSE 'busy' END, 'EUR', 'posted',
       1 - 2 * side, moved, moved - 1 + side
  FROM generate_series(1, $1::int) n, generate_series(0, 1) side,
       LATERAL (SELECT CASE WHEN n <= $1 * 0.9 THEN n ELSE n - $1 * 0.9 END AS moved) which`;
const BALANCES = `
INSERT INTO rm.balance
SELECT '${merchantId}', name, 'EUR', 'posted', 'asset', moved * $1::int, moved * $1::int, 1
  FROM (VALUES ('rested', 0.9), ('busy', 0.1)) account (name, moved)`;
const POSTED = `
INSERT INTO rm.posting
SELECT n, 0, gen_random_uuid(), '${merchantId}', NULL, 'test', 1, 'posted', now(), now(), now()
  FROM generate_series(1, $1::int) n`;

describe('the legs of an account that has rested for long', () => {
  let harness: ReadModelHarness;
  beforeAll(async () => {
    harness = await ReadModelHarness.create();
    for (const sql of [FILL, BALANCES, POSTED]) await harness.pool.query(sql, [POSTINGS]);
    await harness.pool.query(`UPDATE ops.checkpoint SET position = $1 WHERE name = 'journal'`, [POSTINGS]);
    await harness.pool.query('VACUUM ANALYZE rm.leg, rm.balance, rm.posting');
  });
  afterAll(() => harness.close());

  /** How every statement that reads legs while `work` goes on gets at them. */
  async function legScans(work: () => Promise<unknown>): Promise<Scan[]> {
    const scans = await scansDuring(harness.dataSource, 'leg', work);
    expect(scans).not.toEqual([]);
    return scans;
  }
  const oneRange: Scan = ['leg_by_account', 0];

  it('give their sums by one look into the index of accounts, not by a walk back through the legs of others', async () => {
    const { dataSource } = harness;
    const position = BigInt(POSTINGS);
    const scans = await legScans(async () => {
      const { balances } = await accountBalances(dataSource, { merchantId, position });
      expect(balances).toHaveLength(2);
      expect(await bookAccounts(dataSource, { until: position })).toHaveLength(2);
      const bounds = await statementBounds(dataSource, { merchantId, account: 'rested', until: position });
      expect(bounds).toMatchObject({ opening: 0n, closing: 0n });
    });
    expect(scans).toEqual(scans.map(() => oneRange));
  });

  it('are listed from its own range of the index', async () => {
    const { dataSource } = harness;
    const bounds = await statementBounds(dataSource, { merchantId, account: 'rested' });
    const [lines, entries] = [[] as bigint[], [] as string[]];
    const scans = await legScans(async () => {
      for await (const { position } of statementLines(dataSource, bounds!)) lines.push(position);
    });
    expect(scans).toEqual(scans.map(() => oneRange));
    for await (const { id } of accountEntries(dataSource, bounds!)) entries.push(id);
    const moved = Array.from({ length: POSTINGS * 0.9 }, (_, index) => index + 1);
    expect(lines).toEqual(moved.flatMap((position) => [BigInt(position), BigInt(position)]));
    expect(entries).toEqual(moved.map((position) => `${position}.0`));
  });
});
