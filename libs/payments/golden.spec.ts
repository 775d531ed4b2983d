import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cardDecider, cardEventSchema, cardEventVersions } from './card/card-decider';
import { emptyOrder } from './order/empty';
import { orderDecider } from './order/order-decider';
import { orderEventFromRecord, orderEventVersions } from './order/schema';
import type { OrderState } from './order/state';
import { orderStatus } from './order/status';

/**
 * One frozen file per version of every event that was ever written. A new version adds a file, its hash and a story; an
 * old file is never touched, because events like it lie in logs that nobody rewrites.
 */
const FOLDER = join(__dirname, 'golden');

interface Golden {
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: unknown;
}

interface Story {
  readonly name: string;
  readonly events: readonly string[];
  readonly status: string;
  /** Those that are not zero. */
  readonly amounts: Readonly<Record<string, string>>;
}

const text = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');
const golden = (file: string): Golden => JSON.parse(text(file)) as Golden;
const hashes = JSON.parse(text('hashes.json')) as Record<string, string>;
const stories = JSON.parse(text('stories.json')) as Story[];

const everyVersion = Object.entries({ ...orderEventVersions, ...cardEventVersions }).flatMap(([type, steps]) =>
  Array.from({ length: steps.length + 1 }, (_, step) => `${type}.v${step + 1}.json`),
);

describe('the golden events', () => {
  it('hold one file for every version of every type', () => {
    const files = readdirSync(FOLDER).filter((file) => /\.v\d+\.json$/.test(file));
    expect(files.sort()).toEqual([...everyVersion].sort());
  });

  it('were never edited', () => {
    const found = everyVersion.map((file) => [file, createHash('sha256').update(text(file)).digest('hex')]);
    expect(Object.fromEntries(found)).toEqual(hashes);
  });

  it.each(everyVersion)('%s says what it is', (file) => {
    const { type, schemaVersion } = golden(file);
    expect(`${type}.v${schemaVersion}.json`).toBe(file);
  });
});

describe('a golden event with a member that came later', () => {
  it('an order that an agreement collects by', () => {
    const file = 'OrderCreated.v1.of-an-agreement.json';
    const hash = createHash('sha256').update(text(file)).digest('hex');
    expect(hash).toBe('701505ae72d990782d2d9168ee6e2ddb2da483f99e6d17da712b8db46e5b5629');
    const { type, schemaVersion, data } = golden(file);
    const state = orderDecider.evolve(emptyOrder, orderEventFromRecord(type, schemaVersion, data));
    expect(state.order?.agreement).toEqual({
      agreementId: '0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10',
      purpose: 'charge',
      period: 2,
    });
  });

  it('a payout in another currency, with what it makes available', () => {
    const file = 'SettlementRecorded.v1.in-another-currency.json';
    const hash = createHash('sha256').update(text(file)).digest('hex');
    expect(hash).toBe('42f15212af2dc15294b0cd4d015d6f8bb40eb14a0ff0204bde18fdc1771d1fd3');
    const { type, schemaVersion, data } = golden(file);
    const before = ['OrderCreated', 'PaymentStarted', 'Authorized', 'CaptureRequested', 'Captured']
      .map((name) => golden(`${name}.v1.json`))
      .map((event) => orderEventFromRecord(event.type, event.schemaVersion, event.data))
      .reduce(orderDecider.evolve, emptyOrder);
    const state = orderDecider.evolve(before, orderEventFromRecord(type, schemaVersion, data));
    expect(state.paidOut).toEqual({ captures: 6_000n, available: 6_000n });
    expect(state.attempts[0]).toMatchObject({
      developerPaid: true,
      otherFees: [{ minor: '8', currency: 'USD' }],
      exchanges: [{ rate: '1.0855', source: 'report' }],
    });
  });

  it('a payout in another currency, with what it makes of the part of a party that agreed to be settled in it', () => {
    const file = 'SettlementRecorded.v1.with-conversions.json';
    const hash = createHash('sha256').update(text(file)).digest('hex');
    expect(hash).toBe('1251d95454bebd572120f09e1fdb9ce9820efbc2abe607f62d9fd01868f16271');
    const { type, schemaVersion, data } = golden(file);
    const state = orderDecider.evolve(emptyOrder, orderEventFromRecord(type, schemaVersion, data));
    expect(state.exchanged).toBe(6_000n);
    expect(state.conversions).toMatchObject([{ party: 'dev-42', received: { minor: '4559', currency: 'USD' } }]);
  });

  it('a dispute over money of which a part was paid out', () => {
    const file = 'DisputeOpened.v1.of-available-money.json';
    const hash = createHash('sha256').update(text(file)).digest('hex');
    expect(hash).toBe('6ffe5bd83b78c5ed0b321ee0cd9ae407e6813eb959543dcbecc3451d7c838a2d');
    const { type, schemaVersion, data } = golden(file);
    const state = orderDecider.evolve(emptyOrder, orderEventFromRecord(type, schemaVersion, data));
    expect(state.disputes).toMatchObject([{ status: 'open', amount: 2_000n }]);
    expect(state.paidOut).toEqual({ captures: 0n, available: 0n, blocked: 500n });
  });
});

describe('the stories that the golden events tell', () => {
  it.each(stories)('$name', ({ events, status, amounts }) => {
    const state = events.map(golden).reduce<OrderState>((before, { type, schemaVersion, data }) => {
      const after = orderDecider.evolve(before, orderEventFromRecord(type, schemaVersion, data));
      orderDecider.assertInvariants(after);
      return after;
    }, emptyOrder);
    expect(orderStatus(state)).toBe(status);
    expect(notZero(state)).toEqual(amounts);
  });

  it('leave no event of an order out', () => {
    const told = new Set(stories.flatMap(({ events }) => events));
    const orders = everyVersion.filter((file) => !file.startsWith('CardRe'));
    expect(orders.filter((file) => !told.has(file))).toEqual([]);
  });

  it('are told of a card, too', () => {
    const events = ['CardRegistered.v1.json', 'CardRemoved.v1.json'].map(golden);
    const card = events
      .map(({ type, schemaVersion, data }) => cardEventSchema.fromRecord(type, schemaVersion, data))
      .reduce(cardDecider.evolve, cardDecider.initial);
    expect(card).toMatchObject({ removed: true, removedAt: '2026-03-01T12:00:00.000Z', card: { cardId: 'card-1' } });
  });
});

const notZero = (state: OrderState): Record<string, string> =>
  Object.fromEntries(
    Object.entries(state.amounts as unknown as Record<string, bigint>)
      .filter(([, amount]) => amount !== 0n)
      .map(([name, amount]) => [name, amount.toString()]),
  );
