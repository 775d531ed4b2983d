import { withTimes } from '../journal/posting-times';
import { EXPLAIN, scansDuring, scansOf } from '../testing/plan-scans';
import type { Scan } from '../testing/plan-scans';
import { ReadModelHarness } from '../testing/read-model-harness';
import { listJournal } from '.';

const POSTINGS = 10_000;
/** One posting a minute, so that a time is a place among them. */
const START = new Date('2026-01-01T00:00:00.000Z');

/** A merchant that moved all through nine tenths of the history and has rested since, and one of the last tenth. */
const FILL = `
INSERT INTO rm.posting
SELECT n, 0, gen_random_uuid(), CASE WHEN n <= $1 * 0.9 THEN 'rested' ELSE 'busy' END, NULL, 'test', 1, 'posted', at, at, at
  FROM generate_series(1, $1::int) n, LATERAL (SELECT $2::timestamptz + n * interval '1 minute' AS at) moment`;

describe('the postings of a merchant that has rested for long', () => {
  let harness: ReadModelHarness;
  beforeAll(async () => {
    harness = await ReadModelHarness.create();
    await harness.pool.query(FILL, [POSTINGS, START]);
    await harness.pool.query('VACUUM ANALYZE rm.posting');
  });
  afterAll(() => harness.close());

  const byMerchant: Scan = ['posting_list', 0];
  const at = (position: number) => new Date(START.getTime() + position * 60_000);

  it.each([
    ['the newest first', {}, POSTINGS * 0.9],
    ['behind a cursor', { after: '5000.0' }, 4_999],
    ['up to a time at which others moved', { to: at(POSTINGS * 0.95) }, POSTINGS * 0.9],
    ['between two times', { from: at(2_000), to: at(3_000) }, 2_999],
  ])('are listed from its own range of the index: %s', async (_, filter, newest) => {
    const { dataSource } = harness;
    const scans = await scansDuring(dataSource, 'posting', async () => {
      const { items } = await listJournal(dataSource, { merchantId: 'rested', limit: 10, ...filter });
      expect(items.map(({ position }) => position)).toEqual(
        Array.from({ length: 10 }, (_, index) => BigInt(newest - index)),
      );
    });
    expect(scans.at(-1)).toEqual(byMerchant);
    expect(scans.filter(([, removed]) => removed > 0)).toEqual([]);
  });

  it.each(['rested', 'busy', 'new'])('of %s tell the last time from its own range of the index', async (merchantId) => {
    const scans: Scan[] = [];
    const client = await harness.pool.connect();
    try {
      await client.query('SET search_path TO rm');
      const transaction = {
        query: async (sql: string, parameters?: readonly unknown[]) => {
          scans.push(...scansOf('posting', (await client.query(`${EXPLAIN} ${sql}`, [...(parameters ?? [])])).rows));
          return (await client.query(sql, [...(parameters ?? [])])).rows;
        },
      };
      const row = {
        event: { metadata: { occurredAt: START.toISOString() } },
        posting: { merchantId },
      } as unknown as Parameters<typeof withTimes>[1][number];
      const [timed] = await withTimes(transaction as Parameters<typeof withTimes>[0], [row]);
      const reached = { rested: at(POSTINGS * 0.9), busy: at(POSTINGS), new: START }[merchantId]!;
      expect(timed!.reachedAt).toBe(reached.toISOString());
    } finally {
      await client.query('RESET search_path');
      client.release();
    }
    expect(scans).toEqual([byMerchant]);
  });
});
