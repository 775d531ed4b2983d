import { isCurrency } from '#libs/money';
import type { Money } from '#libs/money';
import type { BankAnswer, Banking } from '..';
import { IN_DOUBT, NOBODY, NOT_SENT, PATIENCE_MS, UNKNOWN, closing, toldOnly, underFault } from './doubt';
import type { ProviderHarness } from './harness';
import { HOSTILE_BODIES } from './hostile-answer-contract';
import type { BankingSamples } from './samples';

type Read = (banking: Banking) => Promise<BankAnswer<unknown>>;

/** A bank account behind a provider: told as it is or not at all, and money ordered once or not at all. */
export function bankingContract(running: () => ProviderHarness): void {
  describe('the bank account', () => {
    let samples: BankingSamples | undefined;
    beforeAll(async () => {
      samples = await running().banking?.();
    });
    /** Of an adapter without one there is nothing to check. */
    const each = (check: (read: Read, name: string) => Promise<unknown>) =>
      Promise.all(Object.entries(samples ? readsOf(samples) : {}).map(([name, read]) => check(read, name)));

    it('is told in plain data, its sums in units of the ledger', () =>
      closing(running().adapter(running().serverUrl, PATIENCE_MS), ({ banking }) =>
        each(async (read, name) => {
          const answer = await read(banking!);
          expect({ name, kind: answer.kind }).toEqual({ name, kind: 'answered' });
          for (const { currency } of sumsIn((answer as { data: unknown }).data)) {
            expect({ name, isCurrency: isCurrency(currency) }).toEqual({ name, isCurrency: true });
          }
        }),
      ));

    it('is told as it was asked for', () =>
      closing(running().adapter(running().serverUrl, PATIENCE_MS), async ({ banking }) => {
        if (samples) await tellsWhatWasAsked(banking!, samples);
      }));

    it.each(IN_DOUBT)('is unknown, and asked for once, under the fault %s', (fault) =>
      each((read, name) =>
        underFault(
          running(),
          fault,
          async ({ banking }, proxy) => {
            expect({ name, ...(await read(banking!)) }).toEqual({ name, ...UNKNOWN });
            expect({ name, requests: proxy.requests }).toEqual({ name, requests: 1 });
          },
          'entrance',
        ),
      ),
    );

    it.each(Object.keys(HOSTILE_BODIES))('is unknown, and nothing breaks, when the answer is %s', (what) =>
      toldOnly(
        running(),
        HOSTILE_BODIES[what]!,
        ({ banking }) =>
          each(async (read, name) => expect({ name, ...(await read(banking!)) }).toEqual({ name, ...UNKNOWN })),
        'entrance',
      ),
    );

    it('is not told with keys that the bank does not have', () =>
      closing(running().adapterWithOtherKeys(), ({ banking }) =>
        each(async (read, name) => expect({ name, ...(await read(banking!)) }).not.toMatchObject({ kind: 'answered' })),
      ));

    it.each(['entrance', 'nothing'] as const)('is not asked when nobody listens, sparing %s', (spared) =>
      closing(running().adapter(NOBODY, PATIENCE_MS, spared), ({ banking }) =>
        each(async (read, name) => expect({ name, ...(await read(banking!)) }).toEqual({ name, ...NOT_SENT })),
      ),
    );

    it.each(IN_DOUBT)('is not asked when what prepares it meets the fault %s', async (fault) => {
      for (const spared of samples?.prepared.reads ?? []) {
        await each((read, name) =>
          underFault(
            running(),
            fault,
            async ({ banking }, proxy) => {
              expect({ name, ...(await read(banking!)) }).toEqual({ name, ...NOT_SENT });
              expect({ name, requests: proxy.requests }).toEqual({ name, requests: 1 });
            },
            spared,
          ),
        );
      }
    });
  });
}

/** Every call that only reads; `abilities.ts` names the others. */
function readsOf({ accountId, period, lines, formats, made }: BankingSamples): Readonly<Record<string, Read>> {
  const days = { accountId, ...period };
  const named = lines.map(({ kind, id }): [string, Read] => [
    `the line of the ${kind}`,
    (banking) => banking.transaction({ kind, id }),
  ]);
  const statements = formats.map((format): [string, Read] => [
    `the statement as ${format}`,
    (banking) => banking.statement({ ...days, format }),
  ]);
  return {
    accounts: (banking) => banking.accounts(),
    account: (banking) => banking.account(accountId),
    transactions: (banking) => banking.transactions({ ...days, page: 0, pageSize: 20 }),
    ...Object.fromEntries([...named, ...statements]),
    orderStatus: (banking) => banking.orderStatus(made.orderId),
    findOrder: (banking) => banking.findOrder(made.search),
  };
}

async function tellsWhatWasAsked(
  banking: Banking,
  { accountId, period, lines, formats, made }: BankingSamples,
): Promise<void> {
  expect({ lines: lines.length > 0, formats: formats.length > 0 }).toEqual({ lines: true, formats: true });
  const account = dataOf(await banking.account(accountId));
  expect(account.accountId).toBe(accountId);
  expect(dataOf(await banking.accounts())).toContainEqual(account);
  const page = { accountId, ...period, page: 0, pageSize: 1 };
  const { items, total } = dataOf(await banking.transactions(page));
  expect({ items: items.length, isMore: total > 1 }).toEqual({ items: 1, isMore: true });
  expect(dataOf(await banking.transactions({ ...page, page: 1 })).items).not.toEqual(items);
  for (const { kind, id } of lines) {
    expect(dataOf(await banking.transaction({ kind, id }))).toMatchObject({ [`${kind}Id`]: id });
  }
  for (const format of formats) {
    expect(dataOf(await banking.statement({ accountId, ...period, format })).length).toBeGreaterThan(0);
  }
  const { amount } = made.search;
  expect(dataOf(await banking.orderStatus(made.orderId))).toMatchObject({ stage: 'executed', amount });
  expect(dataOf(await banking.findOrder(made.search))).toBe(made.orderId);
  expect(dataOf(await banking.findOrder({ ...made.search, reference: 'OTHER' }))).toBeUndefined();
}

function dataOf<T>(answer: BankAnswer<T>): T {
  if (answer.kind !== 'answered') throw new Error(JSON.stringify(answer));
  return answer.data;
}

/** Every sum in it; fails for what is no plain data. */
function sumsIn(value: unknown): readonly Money[] {
  if (value === undefined || Buffer.isBuffer(value) || Number.isSafeInteger(value)) return [];
  if (['string', 'boolean'].includes(typeof value)) return [];
  expect([Array.prototype, Object.prototype]).toContain(Object.getPrototypeOf(value));
  if (typeof (value as Partial<Money>).minor === 'bigint') return [value as Money];
  return Object.values(value as object).flatMap(sumsIn);
}
