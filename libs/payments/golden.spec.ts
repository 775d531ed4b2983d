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

  it('a lost dispute over money that was owed to the customer', () => {
    const file = 'DisputeLost.v1.of-money-that-is-owed.json';
    const hash = createHash('sha256').update(text(file)).digest('hex');
    expect(hash).toBe('90931f9cce5f1e0671c2d159441dc959e57b727df38a402393e636a663e9637e');
    const { type, schemaVersion, data } = golden(file);
    const before = { ...emptyOrder, amounts: { ...emptyOrder.amounts, owed: 1_000n } };
    const state = orderDecider.evolve(before, orderEventFromRecord(type, schemaVersion, data));
    expect(state.amounts.owed).toBe(200n);
  });

  it('money that went back, of which a part had been sent too much', () => {
    const file = 'UnexpectedMoneyReturned.v1.of-a-surplus.json';
    const hash = createHash('sha256').update(text(file)).digest('hex');
    expect(hash).toBe('4bd232bf45f2970661c1d21df118034467a255b60d2eba2cb812f5dbff15d110');
    const { type, schemaVersion, data } = golden(file);
    const before = ['OrderCreated', 'PaymentStarted']
      .map((name) => golden(`${name}.v1.json`))
      .map((event) => orderEventFromRecord(event.type, event.schemaVersion, event.data))
      .reduce(orderDecider.evolve, emptyOrder);
    const state = orderDecider.evolve(before, orderEventFromRecord(type, schemaVersion, data));
    expect(state.attempts[0]).toMatchObject({ surplusReturned: 500n });
    expect(state.unexplained).toMatchObject([{ direction: 'returned', amount: 9_500n }]);
  });

  it.each([
    ['RefundFailed', '0611a101b88e34ac2b563f02b9967d212036bfeceab894057d92f2b9d9c69c5c'],
    ['RefundFailedAfterAcceptance', '91ab0935f157c2eb7ca14d0f8de64d496632185de052335aeda7231993d5db5f'],
  ])('what a refund leaves to a dispute: %s', (name, frozen) => {
    const file = `${name}.v1.left-to-a-dispute.json`;
    expect(createHash('sha256').update(text(file)).digest('hex')).toBe(frozen);
    const opened = golden('DisputeOpened.v1.beyond-what-is-left.json');
    const { type, schemaVersion, data } = golden(file);
    const state = [opened, { type, schemaVersion, data }]
      .map((event) => orderEventFromRecord(event.type, event.schemaVersion, event.data))
      .reduce(orderDecider.evolve, emptyOrder);
    expect(state.disputes).toMatchObject([{ amount: 2_800n, beyond: 0n, claimedBefore: 800n }]);
  });

  it.each([
    ['RefundFailed', '2c5331a1e188d18323dffec0bf3753f7652285af02657e316ab85b1eb3ce1a68', 0n],
    ['RefundFailedAfterAcceptance', '6523e0df82c61f8b46f96d4f91a0626f0db71bf7df21db1f4ef110dd8afc573c', 1_200n],
  ])('what a refund leaves to a dispute that is lost: %s', (name, frozen, owed) => {
    const file = `${name}.v1.left-to-a-lost-dispute.json`;
    expect(createHash('sha256').update(text(file)).digest('hex')).toBe(frozen);
    const opened = golden('DisputeOpened.v1.beyond-what-is-left.json');
    const state = [opened, golden(file)]
      .map((event) => orderEventFromRecord(event.type, event.schemaVersion, event.data))
      .reduce(orderDecider.evolve, emptyOrder);
    expect(state.disputes).toMatchObject([{ amount: 2_800n, beyond: 0n, claimedBefore: 800n }]);
    expect(state.amounts.owed).toBe(owed);
  });

  it('what a refund that was taken back leaves to a dispute of what was paid out', () => {
    const file = 'RefundFailedAfterAcceptance.v1.from-what-was-available.json';
    const hash = createHash('sha256').update(text(file)).digest('hex');
    expect(hash).toBe('263f701a9250cc409d4f8f42aa8a712d13867a9655c3427faeab6e87e5ac7ee5');
    const { type, schemaVersion, data } = golden(file);
    const state = orderDecider.evolve(emptyOrder, orderEventFromRecord(type, schemaVersion, data));
    expect(state.paidOut).toEqual({ captures: -800n, available: -800n });
  });

  it.each([
    [
      'Refunded',
      '884b65bb61434d13b0127a4b3f593278237404ce68de998dd3bfa3013f841656',
      'succeeded',
      { refundedByBank: 2_000n },
    ],
    ['RefundFailed', 'd73f838fa22622e9746f5f94b7861d4dc4e9231c4531b683e616613171b5a4db', 'failed', { refunded: 0n }],
    [
      'RefundFailedAfterAcceptance',
      '06319770693d4ebc49406c2b212baf8796cf815c5d50fa046776a3f7a97da3f9',
      'failed',
      { refundedByBank: -2_000n },
    ],
  ])('a refund that a bank order pays: %s', (name, frozen, status, attempt) => {
    const files = ['RefundRequested', name].map((type) => `${type}.v1.by-a-bank-order.json`);
    const hashesOf = files.map((file) => createHash('sha256').update(text(file)).digest('hex'));
    expect(hashesOf).toEqual(['06381b577212f935d9ec2720db1b5de9296e594fa4d2706dfb1f219fe239e00e', frozen]);
    const paid = ['OrderCreated', 'PaymentStarted', 'Authorized', 'CaptureRequested', 'Captured'];
    const state = [...paid.map((type) => `${type}.v1.json`), ...files]
      .map(golden)
      .map((event) => orderEventFromRecord(event.type, event.schemaVersion, event.data))
      .reduce(orderDecider.evolve, emptyOrder);
    expect(state.operations.at(-1)).toMatchObject({
      type: 'refund',
      status,
      bankOrderId: '7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11',
    });
    expect(state.attempts[0]).toMatchObject(attempt);
  });

  it('a dispute over more than the order had left, and its end', () => {
    const [opened, won] = [
      ['DisputeOpened', 'fefc43fdcc20fb02a1d42a41bb298b9a906e32589cb1419d5445f4d42a70692a'],
      ['DisputeWon', '0ee6ff5cb655d1e07fc7761cd3398778aa0ae5af83372429f811beef9d133946'],
    ].map(([name, frozen]) => {
      const file = `${name}.v1.beyond-what-is-left.json`;
      expect(createHash('sha256').update(text(file)).digest('hex')).toBe(frozen);
      const { type, schemaVersion, data } = golden(file);
      return orderEventFromRecord(type, schemaVersion, data);
    });
    const open = orderDecider.evolve(emptyOrder, opened!);
    expect(open.disputes).toMatchObject([{ status: 'open', amount: 2_000n, beyond: 800n, fees: 1_500n }]);
    expect(orderDecider.evolve(open, won!).disputes).toMatchObject([{ status: 'won', amount: 2_000n, beyond: 800n }]);
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
