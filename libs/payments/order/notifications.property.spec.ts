import type { OrderSpec } from '../testing';
import { TRANSFER_OVER, capture, clock, create, fact, held, notified, orders, paid, refund } from '../testing';
import type { OrderCommand } from './commands';
import type { OrderAmounts } from './state';

type Fact = Extract<OrderCommand, { type: 'RecordFact' }>;

/** The same words under another id: providers repeat themselves. */
const repeat = (one: Fact): Fact => ({ ...one, fact: { ...one.fact, evidence: notified('n-repeated') } });

const paidFact = fact('captured', 10_000, { operationId: 1, providerReference: 'pay-1' });
const announcement = fact('announced', 10_000, { operationId: 1, providerReference: 'pay-1' });
const promise = fact('authorized', 10_000, { operationId: 1, providerReference: 'pay-1' });
const purchase = orders.and(create({ captureMode: 'automatic' }));

const over = purchase.and(announcement).at(TRANSFER_OVER).and({ type: 'ExpirePayment', attemptId: 1, evidence: clock });
const late = { captured: 0n, unexpected: 10_000n };

const first = fact('captured', 3_000, { operationId: 2, evidence: notified('n-c2') });
const second = fact('captured', 4_000, { operationId: 3, evidence: notified('n-c3') });
const captures = held.and(capture(3_000)).and(capture(4_000));

const given = fact('refunded', 2_000, { operationId: 2, evidence: notified('n-r2') });
const refused = fact('refund_failed', 3_000, { operationId: 3, evidence: notified('n-r3') });
const reversed = fact('refunded', 1_000, { providerReference: 'portal-1', evidence: notified('n-portal') });
const disputed = fact('disputed', 4_000, { operationId: 1, evidence: notified('n-d') });
const refunds = paid.and(refund(2_000)).and(refund(3_000));

describe.each<[string, OrderSpec, Fact[], Partial<OrderAmounts>]>([
  ['a payment', purchase, [promise, paidFact, paidFact, repeat(paidFact), repeat(promise)], { captured: 10_000n }],
  [
    'a transfer',
    purchase,
    [announcement, promise, paidFact, repeat(paidFact), repeat(announcement)],
    { captured: 10_000n },
  ],
  ['a transfer that came too late', over, [announcement, promise, paidFact, repeat(paidFact), repeat(promise)], late],
  ['two captures', captures, [first, second, first, repeat(second), repeat(first)], { captured: 7_000n }],
  [
    'refunds and a dispute',
    refunds,
    [given, refused, reversed, disputed, repeat(given)],
    { refunded: 3_000n, disputed: 4_000n },
  ],
])('messages about %s', (_, spec, facts, expected) => {
  it('end in the same amounts in every order, also when they are repeated', () => {
    const ends = permutations(facts).map((some) => end(spec, some));
    expect(ends).toHaveLength(120);
    const [one] = ends;
    expect(one).toMatchObject({ unexpected: 0n, unexpectedDebit: 0n, ...expected });
    expect(ends.every((other) => same(one!, other))).toBe(true);
  });
});

const end = (spec: OrderSpec, facts: readonly Fact[]): OrderAmounts =>
  facts.reduce((order, one) => order.and(one), spec).state.amounts;

const same = (a: OrderAmounts, b: OrderAmounts): boolean =>
  Object.entries(a).every(([name, amount]) => b[name as keyof OrderAmounts] === amount);

function permutations<T>(all: readonly T[]): T[][] {
  if (all.length === 0) return [[]];
  return all.flatMap((one, index) =>
    permutations([...all.slice(0, index), ...all.slice(index + 1)]).map((rest) => [one, ...rest]),
  );
}
