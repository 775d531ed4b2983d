import * as fc from 'fast-check';
import {
  NOON,
  answer,
  capture,
  charge,
  create,
  eur,
  fact,
  failed,
  notified,
  ok,
  orders,
  outcome,
  refund,
  settle,
  shared,
  splits,
} from '../testing';
import type { OrderSpec } from '../testing';
import type { OrderEvent } from './events';
import { orderDecider } from './order-decider';
import { availableOf, settledOf } from './selectors';
import { earned, partsOf } from './splits';

/** Captured in two parts, of which the first is paid out. */
const half = orders
  .and(create({ splits }, charge))
  .and(outcome(1, ok(10_000)))
  .and(capture(6_000))
  .and(outcome(2, ok(6_000, answer, 'c-1')))
  .and(capture(4_000))
  .and(outcome(3, ok(4_000, answer, 'c-2')))
  .and(settle(6_000, 2));

describe('a refund', () => {
  it('draws on what is available when all of it was paid out, each party its part', () => {
    shared
      .and(settle(10_000))
      .when(refund(4_000))
      .then({
        type: 'RefundRequested',
        data: {
          available: eur(-4_000),
          settledShares: [
            { party: 'dev-1', amount: eur(-1_333) },
            { party: 'dev-2', amount: eur(-1_334) },
          ],
        },
      });
  });

  it('is not taken a second time by the line of the payout that nets it', () => {
    const refunded = shared
      .and(settle(10_000))
      .and(refund(4_000))
      .and(outcome(2, ok(4_000)));
    refunded.when(settle(-4_000, 2)).then({ type: 'SettlementRecorded', data: { available: eur(0) } });
  });

  it('is taken of what is unsettled while there is any', () => {
    expect(shared.and(refund(4_000)).events.at(-1)!.data).not.toHaveProperty('available');
    expect(availableOf(half.and(refund(4_000)).state)).toBe(6_000n);
    half.when(refund(5_000)).then({ type: 'RefundRequested', data: { available: eur(-1_000) } });
  });

  it('that fails makes it available again', () => {
    shared
      .and(settle(10_000))
      .and(refund(4_000))
      .when(outcome(2, failed))
      .then({ type: 'RefundFailed', data: { available: eur(4_000) } });
  });

  it('by the provider itself, and a lost dispute, draw on it as well', () => {
    const settled = shared.and(settle(10_000));
    settled
      .when(fact('refunded', 3_000, { evidence: notified('n-1') }))
      .then({ type: 'CaptureReversedByProvider', data: { available: eur(-3_000) } });
    settled
      .and(fact('disputed', 10_000, { evidence: notified('n-2') }))
      .when(fact('dispute_lost', 10_000, { evidence: notified('n-3') }))
      .then({ type: 'DisputeLost', data: { available: eur(-10_000) } });
  });
});

describe('a refund that does not come, after a chargeback of all', () => {
  const disputed = fact('disputed', 10_000, { evidence: notified('n-1'), operationId: 2 });
  const won = fact('dispute_won', 10_000, { evidence: notified('n-2') });

  it('makes nothing available that the provider has not paid out, once the dispute is won', () => {
    const back = half
      .and(refund(4_000))
      .and(disputed)
      .and(settle(-6_000, 2, 'debit'))
      .and(outcome(4, failed))
      .and(won)
      .and(settle(10_000, 2, 'won'));
    expect([settledOf(back.state), availableOf(back.state), earned(back.state)]).toEqual([6_000n, 6_000n, 10_000n]);
    const all = back.and(settle(4_000, 3));
    expect([settledOf(all.state), availableOf(all.state)]).toEqual([10_000n, 10_000n]);
  });

  it('draws what was available when it had been accepted, and counts once as paid out', () => {
    const accepted = half
      .and(settle(4_000, 3))
      .and(refund(4_000))
      .and(outcome(4, ok(4_000)))
      .and(settle(-4_000, 4))
      .and(disputed)
      .and(settle(-6_000, 2, 'debit'));
    const back = accepted.when(outcome(4, failed)).then({
      type: 'RefundFailedAfterAcceptance',
      data: {
        available: eur(-4_000),
        settledShares: [
          { party: 'dev-1', amount: eur(-1_333) },
          { party: 'dev-2', amount: eur(-1_334) },
        ],
      },
    });
    const over = back
      .and(settle(4_000, 4, 'back'))
      .and(won)
      .and(settle(10_000, 2, 'won'));
    expect([settledOf(over.state), availableOf(over.state), earned(over.state)]).toEqual([10_000n, 6_000n, 6_000n]);
  });
});

describe('a stream from before refunds drew on what is available', () => {
  it('is set right by the next event that moves it', () => {
    const { events } = shared
      .and(settle(10_000))
      .and(refund(4_000))
      .and(outcome(2, ok(4_000)));
    const old = events.map(({ type, data }) => {
      const { available: _, settledShares: __, ...told } = data as { available?: unknown; settledShares?: unknown };
      return { type, data: told } as OrderEvent;
    });
    const state = old.reduce(orderDecider.evolve, orderDecider.initial);
    expect(availableOf(state)).toBe(10_000n);
    expect(orderDecider.decide(state, settle(-4_000, 2), { now: NOON })).toMatchObject({
      accept: [{ type: 'SettlementRecorded', data: { available: eur(-4_000) } }],
    });
  });
});

describe('captures, payouts and refunds in any order', () => {
  /** What happens, as far as it can: the payout of a capture needs the capture. */
  const steps = fc.shuffledSubarray(
    ['capture 1', 'capture 2', 'settle 1', 'settle 2', 'refund 1', 'refund 2', 'settle refund 1'],
    { minLength: 7 },
  );
  const amounts = fc.tuple(fc.integer({ min: 1, max: 9_999 }), fc.nat(9_999), fc.nat(9_999));

  it('leave each party exactly its part of what is owed, and nothing unsettled once all is paid out', () => {
    fc.assert(
      fc.property(steps, amounts, (order, [first, some, more]) => {
        const story = new Story(first);
        // Twice: what could not happen the first time can now.
        for (const step of [...order, ...order, ...order]) story.take(step, some, more);
        const { state } = story.spec;
        expect(availableOf(state)).toBe(earned(state));
        expect(story.parts()).toEqual(Object.fromEntries(partsOf(state, availableOf(state))));
      }),
    );
  });
});

/** Two captures of 100.00 and up to two refunds, each step once. */
class Story {
  spec: OrderSpec = orders.and(create({ splits }, charge)).and(outcome(1, ok(10_000)));
  private readonly done = new Map<string, number>();
  private readonly available = new Map<string, bigint>(splits.map(({ party }) => [party, 0n]));

  constructor(private readonly first: number) {}

  /** What the events gave each party, added up. */
  parts(): Record<string, bigint> {
    return Object.fromEntries(this.available);
  }

  take(step: string, some: number, more: number): void {
    if (this.done.has(step)) return;
    const [verb, of] = [step.slice(0, -2), step.slice(-1)];
    const next = this.spec.state.operations.length + 1;
    if (verb === 'capture') {
      const amount = of === '1' ? this.first : 10_000 - this.first;
      this.run(step, next, capture(amount), outcome(next, ok(amount, answer, `c-${of}`)));
    } else if (verb === 'settle' && this.done.has(`capture ${of}`)) {
      this.run(step, 0, settle(of === '1' ? this.first : 10_000 - this.first, this.done.get(`capture ${of}`)));
    } else if (verb === 'refund' && this.done.size > 0) {
      const { captured, refunded } = this.spec.state.amounts;
      const left = Number(captured - refunded);
      const amount = Math.min(left, of === '1' ? some : more);
      if (amount > 0) this.run(step, next, refund(amount), outcome(next, ok(amount)));
    } else if (verb === 'settle refund' && this.done.has('refund 1')) {
      const id = this.done.get('refund 1')!;
      const refunded = Number(this.spec.state.operations.find((one) => one.id === id)!.amount);
      this.run(step, 0, settle(-refunded, id));
    }
  }

  private run(step: string, id: number, ...commands: Parameters<OrderSpec['and']>[0][]): void {
    for (const command of commands) {
      const before = this.spec.events.length;
      this.spec = this.spec.and(command);
      for (const { data } of this.spec.events.slice(before)) {
        const shares = 'settledShares' in data ? (data.settledShares ?? []) : [];
        for (const { party, amount } of shares)
          this.available.set(party, this.available.get(party)! + BigInt(amount.minor));
      }
    }
    this.done.set(step, id);
  }
}
