import type { RecordedEvent } from '#libs/event-store';
import * as fc from 'fast-check';
import { accountBalances } from '..';
import type { Balances } from '..';
import { postingsOf } from '../journal/booked-streams';
import { livedOrders, toAppend } from '../testing/lived-orders';
import { ReadModelHarness } from '../testing/read-model-harness';

const merchantId = 'merchant-0';
const HOUR = 3_600_000;
const FIRST = Date.parse('2026-03-01T12:00:00.000Z');

/** A leg as an array would keep it: when it happened, when it was learnt, where it stands. */
interface Entry {
  readonly account: string;
  readonly layer: string;
  readonly currency: string;
  readonly minor: bigint;
  readonly occurred: number;
  readonly learnt: number;
  readonly position: bigint;
}

describe('balances on two axes of time', () => {
  let harness: ReadModelHarness;
  let entries: Entry[];
  beforeAll(async () => {
    harness = await ReadModelHarness.create();
    await appendOutOfOrder(harness);
    harness.start(13);
    await harness.caughtUp(await harness.store.head());
    entries = await entriesOf(harness);
    entries.push(...(await bookAhead(harness)));
  });
  afterAll(() => harness.close());

  const at = (hours: number) => new Date(FIRST + hours * HOUR);
  const sumsBy = (wanted: (entry: Entry) => boolean) => {
    const sums = new Map<string, bigint>();
    for (const entry of entries.filter(wanted)) {
      const key = `${entry.layer} ${entry.account} ${entry.currency}`;
      sums.set(key, (sums.get(key) ?? 0n) + entry.minor);
    }
    return Object.fromEntries([...sums].filter(([, minor]) => minor !== 0n).sort());
  };
  const sumsOf = ({ balances }: Balances) =>
    Object.fromEntries(
      balances
        .flatMap(({ account, currency, posted, pending }) => [
          [`posted ${account} ${currency}`, posted.balance] as const,
          [`pending ${account} ${currency}`, pending.balance] as const,
        ])
        .filter(([, minor]) => minor !== 0n)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );

  it('hold legs that became known late and legs that lie ahead, else this proves nothing', () => {
    expect(entries.filter(({ occurred, learnt }) => occurred < learnt).length).toBeGreaterThan(30);
    expect(entries.filter(({ occurred, learnt }) => occurred > learnt).length).toBe(2);
  });

  it('are what an array would say, for any two times and position', async () => {
    const hours = fc.option(fc.double({ min: -5, max: 250, noNaN: true }), { nil: undefined });
    const position = fc.option(fc.nat(entries.length), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(hours, hours, position, async (happened, known, place) => {
        const found = await accountBalances(harness.dataSource, {
          merchantId,
          asOf: happened === undefined ? undefined : at(happened),
          knownAt: known === undefined ? undefined : at(known),
          position: place === undefined ? undefined : BigInt(place),
        });
        const expected = sumsBy(
          ({ occurred, learnt, position: stands }) =>
            (happened === undefined || occurred <= at(happened).getTime()) &&
            (known === undefined || learnt <= at(known).getTime()) &&
            (place === undefined || stands <= BigInt(place)),
        );
        expect(sumsOf(found)).toEqual(expected);
        for (const layer of ['posted', 'pending'] as const) {
          for (const currency of ['EUR', 'USDT']) {
            const own = found.balances.filter((one) => one.currency === currency);
            expect(own.reduce((sum, one) => sum + one[layer].balance, 0n)).toBe(0n);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('leave out what is announced for a later day until that day, and show it as known', async () => {
    const ahead = entries.find(({ account }) => account === 'bank:ahead')!;
    const shown = async (filter: object) => {
      const asked = { merchantId, account: 'bank:ahead', ...filter };
      return (await accountBalances(harness.dataSource, asked)).balances[0]?.posted.balance ?? 0n;
    };
    const hoursAfter = (hours: number) => new Date(ahead.learnt + hours * HOUR);
    expect(await shown({ knownAt: hoursAfter(1) })).toBe(500n);
    expect(await shown({ asOf: hoursAfter(1) })).toBe(0n);
    expect(await shown({ asOf: hoursAfter(20) })).toBe(500n);
  });

  it('say which position they reflect', async () => {
    const head = await harness.store.head();
    const position = async (filter: object) =>
      (await accountBalances(harness.dataSource, { merchantId, ...filter })).position;
    expect(await position({})).toBe(head);
    expect(await position({ asOf: at(1) })).toBe(head);
    expect(await position({ position: 5n })).toBe(5n);
    expect(await position({ position: head + 1_000n })).toBe(head);
    expect(await position({ knownAt: at(-100) })).toBe(0n);
  });

  it('are found by account and currency, and are nobody else’s', async () => {
    const filter = { merchantId, account: 'psp:acme:EUR:receivable', currency: 'EUR', asOf: at(300) };
    const { balances } = await accountBalances(harness.dataSource, filter);
    expect(balances).toHaveLength(1);
    expect(await accountBalances(harness.dataSource, { ...filter, merchantId: 'nobody' })).toMatchObject({
      balances: [],
    });
  });
});

/** An hour passes from event to event, but some are told days late. */
async function appendOutOfOrder({ store }: ReadModelHarness): Promise<void> {
  let hour = 0;
  const late = fc.sample(fc.constantFrom(0, 0, 0, 1, 30, 100), { numRuns: 2_000, seed: 3 });
  for (const order of livedOrders(60, 2, 5)) {
    for (const [revision, event] of order.events.entries()) {
      const made = toAppend(order, event, revision);
      const occurredAt = new Date(FIRST + (hour - late[hour]!) * HOUR).toISOString();
      hour += 1;
      const expected = revision === 0 ? 'no_stream' : revision - 1;
      await store.append(`order-${order.orderId}`, expected, [{ ...made, metadata: { ...made.metadata, occurredAt } }]);
    }
  }
}

async function entriesOf({ store }: ReadModelHarness): Promise<Entry[]> {
  const { events } = await store.readAll(0n, 10_000);
  let learnt = 0;
  return events
    .filter(({ metadata }) => metadata.merchantId === merchantId)
    .flatMap((event: RecordedEvent) => {
      const postings = postingsOf(event);
      const occurred = Date.parse(event.metadata.occurredAt);
      if (postings.length > 0) learnt = Math.max(learnt, occurred);
      return postings.flatMap(({ layer, legs }) =>
        legs.map((leg) => ({ ...leg, layer, occurred, learnt, position: event.position })),
      );
    });
}

/** What a bank announces for a day to come, as the projection would write it. */
async function bookAhead({ pool, store }: ReadModelHarness): Promise<Entry[]> {
  const position = await store.head();
  const { rows } = await pool.query<{ number: number; reached: Date }>(
    `SELECT max(number)::int + 1 AS number, max(reached_at) AS reached FROM rm.posting WHERE position =
       (SELECT max(position) FROM rm.posting WHERE merchant_id = $1)`,
    [merchantId],
  );
  const learnt = rows[0]!.reached.getTime();
  const occurred = learnt + 20 * HOUR;
  const times = [learnt, occurred].map((time) => new Date(time).toISOString());
  await pool.query(
    `INSERT INTO rm.posting SELECT $1, 100, gen_random_uuid(), $2, NULL, 'ahead', 1, 'posted', $4, $3, $3`,
    [position, merchantId, ...times],
  );
  const legs = `(VALUES (0, 'bank:ahead', 500), (1, 'suspense:ahead', -500)) leg (seq, account, amount)`;
  await pool.query(
    `INSERT INTO rm.leg SELECT $1, 100, seq, $2, account, 'EUR', 'posted', amount, greatest(amount, 0), greatest(-amount, 0)
       FROM ${legs}`,
    [position, merchantId],
  );
  await pool.query(
    `INSERT INTO rm.shifted_leg SELECT $1, 100, seq, $2, account, 'EUR', 'posted', amount, false, tstzrange($3, $4)
       FROM ${legs}`,
    [position, merchantId, ...times],
  );
  await pool.query(
    `INSERT INTO rm.balance SELECT $2, account, 'EUR', 'posted', 'asset', greatest(amount, 0), greatest(-amount, 0), $1
       FROM ${legs}`,
    [position, merchantId],
  );
  const leg = { layer: 'posted', currency: 'EUR', occurred, learnt, position };
  return [
    { ...leg, account: 'bank:ahead', minor: 500n },
    { ...leg, account: 'suspense:ahead', minor: -500n },
  ];
}
