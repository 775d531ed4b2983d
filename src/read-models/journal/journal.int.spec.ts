import { ReadModelHarness } from '../testing/read-model-harness';

describe('the tables of the journal', () => {
  let harness: ReadModelHarness;
  beforeAll(async () => {
    harness = await ReadModelHarness.create();
  });
  afterAll(() => harness.close());

  const legs = (...amounts: readonly (readonly [number: number, currency: string, amount: number])[]) =>
    harness.pool.query(
      `INSERT INTO rm.leg
       SELECT 1, number, row_number() OVER (), 'shop', 'account', currency, 'posted', amount, 0, 0
         FROM unnest($1::int[], $2::text[], $3::numeric[]) AS leg (number, currency, amount)`,
      [
        amounts.map(([number]) => number),
        amounts.map(([, currency]) => currency),
        amounts.map(([, , amount]) => amount),
      ],
    );

  it('take balanced legs', async () => {
    await legs([0, 'EUR', 100], [0, 'EUR', -60], [0, 'EUR', -40], [0, 'USD', 5], [0, 'USD', -5]);
  });

  it('refuse legs that are off, whatever wrote them', async () => {
    await expect(legs([1, 'EUR', 100], [1, 'EUR', -99])).rejects.toThrow('posting 1/1 is off by 1 EUR');
  });

  it('refuse legs that balance over two currencies, or over two postings, only', async () => {
    await expect(legs([2, 'EUR', 100], [2, 'USD', -100])).rejects.toThrow('is off by');
    await expect(legs([3, 'EUR', 100], [4, 'EUR', -100])).rejects.toThrow('is off by');
  });

  it.each(['UPDATE rm.leg SET amount = 0', 'DELETE FROM rm.leg', 'TRUNCATE rm.leg', 'DELETE FROM rm.posting'])(
    'refuse %s',
    async (sql) => {
      await expect(harness.pool.query(sql)).rejects.toThrow('is append-only');
    },
  );
});
