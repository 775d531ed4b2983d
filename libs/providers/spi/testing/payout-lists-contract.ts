import { InvalidAmountError, InvalidRateError, isCurrency } from '#libs/money';
import { checkReport } from '#libs/settlements';
import type { MoneyOut, PayoutLists, ProviderAdapter } from '..';
import type { ProviderHarness } from './harness';
import { brokenAtEachPlace } from './hostile-rows';

type Rows = readonly (readonly unknown[])[];

const WHOLE = expect.stringMatching(/^-?\d+$/) as string;
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string;
const TEXT = expect.stringMatching(/\S/) as string;

/** Of adapters with lists of payouts: each can be read, and no row of it breaks anything or is lost without a word. */
export function payoutListsContract(running: () => ProviderHarness): void {
  describe('lists of payouts', () => {
    /** An adapter without this ability promises nothing about it. */
    const withLists = async (check: (lists: PayoutLists, adapter: ProviderAdapter) => Promise<void>): Promise<void> => {
      const adapter = running().adapter(running().serverUrl, 15_000);
      if (adapter.payoutLists) await check(adapter.payoutLists, adapter);
      await adapter.close?.();
    };
    beforeAll(() =>
      withLists(async () => {
        expect(running().paidOut).toBeDefined();
        await running().paidOut!();
      }),
    );

    it('are client operations that change nothing and are read page by page', () =>
      withLists(async ({ lists }, { clientOperations = [] }) => {
        expect(lists.length).toBeGreaterThan(0);
        for (const { name } of lists) {
          const operation = clientOperations.find((one) => one.name === name);
          const inputs = operation?.fields.map((field) => field.name);
          expect({ name, changes: operation?.changes, inputs }).toEqual({
            ...{ name, changes: false },
            inputs: expect.arrayContaining(['limit', 'after']) as string[],
          });
        }
      }));

    it('tell payouts in units of the ledger, whose lines add up to what was paid', () =>
      withLists(async (lists, adapter) => {
        for (const rows of await readEach(adapter)) {
          const { payouts } = lists.told(rows);
          expect(payouts.length).toBeGreaterThan(0);
          checkReport(payouts.map(({ payout }) => payout));
          expectReadable(lists, rows);
        }
      }));

    it('are told or refused, and nothing breaks, where a row of them has any other shape', () =>
      withLists(async (lists, adapter) => {
        for (const rows of await readEach(adapter)) {
          for (const { row, isOtherType } of rows.flat().flatMap(brokenAtEachPlace)) {
            const broken = rows.map((list) => (list.length > 0 ? [row] : []));
            const isTold = expectReadable(lists, broken);
            // Another text may be another state, in which nothing has left; another type says nothing of the kind.
            if (isOtherType) expect({ row, isTold }).toEqual({ row, isTold: true });
          }
        }
      }));
  });
}

/** For each list, its first row that tells a payout, beside empty lists. */
async function readEach({ payoutLists, clientOperations = [] }: ProviderAdapter): Promise<Rows[]> {
  const { lists, told } = payoutLists!;
  return Promise.all(
    lists.map(async ({ name }, index) => {
      const answer = await clientOperations.find((one) => one.name === name)!.call({ limit: '50' }, '');
      const { data } = (answer.kind === 'answered' ? answer.data : {}) as { data?: readonly unknown[] };
      const alone = (data ?? []).map((row) => lists.map((_, place) => (place === index ? [row] : [])));
      const first = alone.find((rows) => told(rows).payouts.length > 0);
      if (!first) throw new Error(`the harness has no row of ${name} that tells a payout`);
      return first;
    }),
  );
}

/** Whether something is told of them, if only that they cannot be read. */
export function expectReadable({ told, leaving }: PayoutLists, rows: Rows): boolean {
  for (const { id, amount } of orRefused(() => leaving(rows)) ?? [])
    expect({ id, isCurrency: isCurrency(amount.currency) }).toEqual({ id: TEXT, isCurrency: true });
  const out = orRefused(() => told(rows));
  if (!out) return true;
  for (const { id, says } of out.untold) expect({ id, says }).toEqual({ id: TEXT, says: TEXT });
  for (const { payout } of out.payouts) expectPayout(payout);
  return out.payouts.length + out.untold.length > 0;
}

function expectPayout(payout: MoneyOut['payouts'][number]['payout']): void {
  expect(payout).toMatchObject({ payoutId: TEXT, paidAt: TIME, net: WHOLE, withheld: WHOLE, released: WHOLE });
  expect(isCurrency(payout.currency)).toBe(true);
  for (const { gross, fee } of payout.lines) expect({ gross, fee }).toEqual({ gross: WHOLE, fee: WHOLE });
}

/** Undefined where a row cannot be read: the two errors by which the ledger knows it. */
function orRefused<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof InvalidAmountError || error instanceof InvalidRateError) return undefined;
    throw error;
  }
}
