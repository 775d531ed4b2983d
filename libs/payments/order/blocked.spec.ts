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
import { availableOf, blockedAvailableOf } from './selectors';
import { blocked, earned, partsOf } from './splits';

/** Captured in two parts; a third is still held. */
const half = orders
  .and(create({ splits }, charge))
  .and(outcome(1, ok(10_000)))
  .and(capture(6_000))
  .and(outcome(2, ok(6_000, answer, 'c-1')))
  .and(capture(3_000))
  .and(outcome(3, ok(3_000, answer, 'c-2')));
const disputed = (minor: number, id = 'opened') => fact('disputed', minor, { evidence: notified(`n-${id}`) });
const won = (minor: number, id = 'won') => fact('dispute_won', minor, { evidence: notified(`n-${id}`) });
const lost = (minor: number, id = 'lost') => fact('dispute_lost', minor, { evidence: notified(`n-${id}`) });

describe('an open dispute', () => {
  it('blocks what is unsettled before anything is paid out', () => {
    expect(shared.and(disputed(4_000)).events.at(-1)!.data).not.toHaveProperty('blockedAvailable');
  });

  it('blocks what is available when all of it was paid out, each party its part', () => {
    shared
      .and(settle(10_000))
      .when(disputed(4_000))
      .then({
        type: 'DisputeOpened',
        data: {
          blockedAvailable: eur(4_000),
          blockedAvailableShares: [
            { party: 'dev-1', amount: eur(1_333) },
            { party: 'dev-2', amount: eur(1_334) },
          ],
        },
      });
  });

  it('blocks both to the cent when a part was paid out', () => {
    half
      .and(settle(6_000, 2))
      .when(disputed(5_001))
      .then({ type: 'DisputeOpened', data: { amount: eur(5_001), blockedAvailable: eur(2_001) } });
  });

  it('moves its block with the money when that is paid out', () => {
    shared
      .and(disputed(4_000))
      .when(settle(10_000))
      .then({ type: 'SettlementRecorded', data: { available: eur(10_000), blockedAvailable: eur(4_000) } });
  });

  it('moves it back when what was paid out is taken back', () => {
    const opened = shared.and(settle(10_000)).and(disputed(4_000));
    opened
      .when(settle(-7_000, 1, 'taken back'))
      .then({ type: 'SettlementRecorded', data: { available: eur(-7_000), blockedAvailable: eur(-4_000) } });
  });

  it('moves it to what a refund leaves, and back when that fails', () => {
    const opened = half.and(settle(6_000, 2)).and(disputed(3_000));
    opened.when(refund(2_000)).then({ type: 'RefundRequested', data: { blockedAvailable: eur(2_000) } });
    opened
      .and(refund(2_000))
      .when(outcome(4, failed))
      .then({ type: 'RefundFailed', data: { blockedAvailable: eur(-2_000) } });
  });

  it('moves it to what a further capture brings, as a loss would draw on that first', () => {
    half
      .and(settle(6_000, 2))
      .and(settle(3_000, 3))
      .and(disputed(4_000))
      .and(capture(1_000))
      .when(outcome(4, ok(1_000, answer, 'c-3')))
      .then({ type: 'Captured', data: { blockedAvailable: eur(-1_000) } });
  });

  it.each([
    ['won', won(4_000), 'DisputeWon'],
    ['lost', lost(4_000), 'DisputeLost'],
  ] as const)('frees exactly what it blocked when it is %s', (_, ended, type) => {
    const freed = [
      { party: 'dev-1', amount: eur(-1_333) },
      { party: 'dev-2', amount: eur(-1_334) },
    ];
    shared
      .and(disputed(4_000))
      .and(settle(10_000))
      .when(ended)
      .then({
        type,
        data: { blockedShares: freed, blockedAvailable: eur(-4_000), blockedAvailableShares: freed },
      });
  });
});

describe('a dispute from before its block followed the money', () => {
  const old = shared
    .and(settle(10_000))
    .and(disputed(4_000))
    .events.map(({ type, data }) => {
      const { blockedAvailable: _, blockedAvailableShares: __, ...told } = data as unknown as Record<string, unknown>;
      return { type, data: told } as unknown as OrderEvent;
    });
  const state = old.reduce(orderDecider.evolve, orderDecider.initial);

  it('ends where it stands: what it never blocked of the available is not freed there', () => {
    const decision = orderDecider.decide(state, won(4_000), { now: NOON });
    expect(decision).toMatchObject({ accept: [{ type: 'DisputeWon', data: { amount: eur(4_000) } }] });
    expect(JSON.stringify(decision)).not.toContain('blockedAvailable');
  });

  it('is set right by the next event that moves money', () => {
    expect(orderDecider.decide(state, refund(1_000), { now: NOON })).toMatchObject({
      accept: [{ type: 'RefundRequested', data: { available: eur(-1_000), blockedAvailable: eur(4_000) } }],
    });
  });
});

describe('captures, payouts, refunds and disputes in any order', () => {
  const commands = fc.array(
    fc.oneof(
      fc.integer({ min: 1, max: 5_000 }).map((minor) => refund(minor)),
      fc.integer({ min: 1, max: 5_000 }).map((minor) => disputed(minor, `opened ${minor}`)),
      fc.constantFrom(settle(6_000, 2), settle(3_000, 3), capture(1_000), settle(-2_000, 2, 'taken back')),
      fc.constantFrom('won' as const, 'lost' as const, 'refunded' as const),
    ),
    { minLength: 4, maxLength: 20 },
  );

  it('leave blocked what a loss of all disputes would draw, of either account and each party, and nothing at the end', () => {
    fc.assert(
      fc.property(commands, (all) => {
        const story = new Story();
        for (const command of all) story.take(command);
        story.endDisputes();
      }),
      { numRuns: 60 },
    );
  });
});

/** Adds up what the events block of the available, and compares that after each command. */
class Story {
  private spec: OrderSpec = half;
  private readonly parts = new Map<string, bigint>(splits.map(({ party }) => [party, 0n]));
  private service = 0n;

  take(command: Parameters<OrderSpec['and']>[0] | 'won' | 'lost' | 'refunded'): void {
    const { state } = this.spec;
    if (command === 'refunded') {
      for (const { id, amount } of state.operations.filter(
        ({ type, status }) => type === 'refund' && status === 'requested',
      ))
        this.run(outcome(id, ok(Number(amount))));
    } else if (command === 'won' || command === 'lost') {
      const open = state.disputes.find(({ status }) => status === 'open');
      if (open)
        this.run((command === 'won' ? won : lost)(Number(open.amount + (open.beyond ?? 0n)), `ended ${open.id}`));
    } else if ('accept' in this.spec.decide(command)) {
      this.run(command);
    }
  }

  endDisputes(): void {
    for (const _ of this.spec.state.disputes) this.take('lost');
    expect(blockedAvailableOf(this.spec.state)).toBe(0n);
    expect([...this.parts.values()]).toEqual([0n, 0n]);
  }

  private run(command: Parameters<OrderSpec['and']>[0]): void {
    const before = this.spec.events.length;
    this.spec = this.spec.and(command);
    for (const { data } of this.spec.events.slice(before)) {
      if ('blockedAvailable' in data) this.service += BigInt(data.blockedAvailable?.minor ?? 0);
      const shares = 'blockedAvailableShares' in data ? (data.blockedAvailableShares ?? []) : [];
      for (const { party, amount } of shares) this.parts.set(party, this.parts.get(party)! + BigInt(amount.minor));
    }
    this.compare();
  }

  private compare(): void {
    const { state } = this.spec;
    const unsettled = earned(state) - availableOf(state);
    const beyond = blocked(state) - (unsettled > 0n ? unsettled : 0n);
    expect(this.service).toBe(beyond > 0n ? beyond : 0n);
    expect(blockedAvailableOf(state)).toBe(this.service);
    expect(Object.fromEntries(this.parts)).toEqual(Object.fromEntries(partsOf(state, this.service)));
  }
}
