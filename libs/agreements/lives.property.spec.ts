import fc from 'fast-check';
import { parseSchedule } from '#libs/schedules';
import type { AgreementCommand, ChargeResult } from './commands';
import { comingPeriod, nextDue } from './due';
import type { AgreementEvent } from './events';
import { agreementDecider } from './agreement-decider';
import type { AgreementSpec } from './testing';
import { decline, eur, flying, otherCard, outcome, signed, SIGNED, succeeded, until } from './testing';

/** Each run is a whole life. */
const RUNS = { numRuns: 40 };
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const anyResult: fc.Arbitrary<ChargeResult> = fc.oneof(
  { arbitrary: fc.constant(succeeded), weight: 5 },
  {
    arbitrary: fc
      .constantFrom('hard', 'customer_action', 'soft_funds', 'soft_frequency', 'issuer_unavailable', 'generic', 'risk')
      .map((of) => ({ kind: 'declined' as const, decline: decline(of as 'hard') })),
    weight: 4,
  },
  {
    arbitrary: fc
      .constantFrom('failed', 'not_sent')
      .map((kind) => ({ kind: kind as 'failed', code: 'x', reason: 'x' })),
    weight: 1,
  },
);

const anyCommand: fc.Arbitrary<AgreementCommand> = fc.oneof(
  fc.constant<AgreementCommand>({ type: 'Pause', reason: 'x' }),
  fc.constant<AgreementCommand>({ type: 'Resume' }),
  fc.constant<AgreementCommand>({ type: 'Retry' }),
  fc.constant<AgreementCommand>({ type: 'ResumeBilling', reason: 'x' }),
  fc.constant<AgreementCommand>({ type: 'UseCard', card: otherCard }),
  fc.constant<AgreementCommand>({ type: 'Cancel', when: 'period_end', reason: 'x' }),
  fc.constant<AgreementCommand>({ type: 'Cancel', when: 'now', reason: 'x' }),
  fc
    .constantFrom('charge', 'waive')
    .map((decision) => ({ type: 'ReviewHeld', decision: decision as 'waive' }) as const),
  fc.constantFrom('Asia/Tokyo', 'America/New_York').map((zone) => ({ type: 'ChangeZone', zone }) as const),
  fc.integer({ min: 1, max: 5_000 }).map((minor) => ({ type: 'ChangeAmount', amount: eur(minor) }) as const),
  fc.nat({ max: 30 }).map((period) => ({ type: 'RecordCharge', period, result: succeeded, delayMs: 0 }) as const),
);

type Move =
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'outage'; readonly ms: number }
  | { readonly do: 'answer'; readonly result: ChargeResult; readonly delayMs: number }
  | { readonly do: 'park' }
  | { readonly do: 'command'; readonly command: AgreementCommand };

const anyMove: fc.Arbitrary<Move> = fc.oneof(
  { arbitrary: fc.integer({ min: HOUR, max: 20 * DAY }).map((ms) => ({ do: 'wait' as const, ms })), weight: 5 },
  { arbitrary: fc.integer({ min: HOUR, max: 90 * DAY }).map((ms) => ({ do: 'outage' as const, ms })), weight: 1 },
  {
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      result: anyResult,
      delayMs: fc.constantFrom(0, 0, 0, 5 * HOUR, 40 * DAY),
    }),
    weight: 6,
  },
  { arbitrary: fc.constant({ do: 'park' as const }), weight: 1 },
  { arbitrary: anyCommand.map((command) => ({ do: 'command' as const, command })), weight: 2 },
);

const anyAgreement = fc
  .record({
    every: fc.constantFrom('week', 'month'),
    policy: fc.constantFrom('bill_each', 'merge', 'newest_only', 'hold_for_review'),
    maxPeriods: fc.integer({ min: 1, max: 4 }),
    periods: fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined }),
  })
  .map(({ every, policy, maxPeriods, periods }) =>
    signed({
      schedule: parseSchedule({ every, time: '09:00', zone: 'Europe/Bratislava', start: '2026-01-31', periods }),
      missedPeriods: { policy: policy as 'merge', maxPeriods, hoursBetween: 24 },
    }),
  );

/** Two schedulers that both do what is due; the second one finds it done. */
function live(start: AgreementSpec, moves: readonly Move[]): AgreementSpec {
  let life = start;
  let now = SIGNED.getTime();
  for (const move of moves) {
    const before = now;
    if (move.do === 'wait' || move.do === 'outage') now += move.ms;
    life = life.at(new Date(now));
    if (move.do === 'answer' && flying(life.state)) life = life.and(outcome(life, move.result, move.delayMs));
    const due = nextDue(life.state);
    if (move.do === 'park' && due) life = life.and({ type: 'Park', dueAt: due.at, failures: 5, error: 'x' });
    if (move.do === 'command') {
      const decision = life.decide(move.command);
      if ('accept' in decision) life = life.given(...decision.accept);
    }
    const outage = { from: new Date(before).toISOString(), to: new Date(now).toISOString() };
    life = until(life, new Date(now), () => undefined, move.do === 'outage' ? outage : undefined);
    expect(life.decide({ type: 'RunDue' })).toEqual({ accept: [] });
  }
  return life;
}

const periodOf = ({ data }: AgreementEvent): number => {
  const { period } = data as { period: number | { index: number } };
  return typeof period === 'number' ? period : period.index;
};
const of = (life: AgreementSpec, ...types: AgreementEvent['type'][]) =>
  life.events.filter(({ type }) => types.includes(type));

const anyLife = fc.record({ start: anyAgreement, moves: fc.array(anyMove, { minLength: 5, maxLength: 60 }) });

describe('whatever happens to an agreement', () => {
  it('no period is charged twice, and each ends in exactly one of charged, skipped, merged, held or open', () => {
    fc.assert(
      fc.property(anyLife, ({ start, moves }) => {
        const life = live(start, moves);
        const { state } = life;
        const fates = [
          ...of(life, 'ChargeSucceeded', 'PeriodSkipped', 'PeriodMerged').map(periodOf),
          ...state.open.map(({ period }) => period.index),
          ...state.held.map(({ index }) => index),
        ];
        expect(new Set(fates).size).toBe(fates.length);
        expect(fates.toSorted((a, b) => a - b)).toEqual(Array.from({ length: state.nextPeriod }, (_, k) => k));
      }),
      RUNS,
    );
  });

  it('no period that had begun before the end is passed over in silence', () => {
    fc.assert(
      fc.property(anyLife, ({ start, moves }) => {
        const { state } = live(start, moves);
        const left = state.ended && comingPeriod(state);
        // One that ends with a period ends in the moment in which the next would begin.
        if (left) expect(left.start.getTime()).toBeGreaterThanOrEqual(Date.parse(state.ended.at));
      }),
      RUNS,
    );
  });

  it('each period is opened once, and its attempts count up, one at a time', () => {
    fc.assert(
      fc.property(anyLife, ({ start, moves }) => {
        const life = live(start, moves);
        const opened = of(life, 'PeriodOpened').map(periodOf);
        expect(new Set(opened).size).toBe(opened.length);
        let flyingNow = 0;
        const attempts = new Map<number, number>();
        for (const event of of(life, 'ChargeRequested', 'ChargeDeclined', 'ChargeFailed', 'ChargeSucceeded')) {
          const index = periodOf(event);
          if (event.type === 'ChargeRequested') {
            expect(event.data.attempt).toBe((attempts.get(index) ?? 0) + 1);
            attempts.set(index, event.data.attempt);
            flyingNow += 1;
          } else if (event.type !== 'ChargeSucceeded' || event.data.by === 'charge') flyingNow -= 1;
          expect(flyingNow).toBeLessThanOrEqual(1);
        }
      }),
      RUNS,
    );
  });

  it('what is charged is the price of what it covers', () => {
    fc.assert(
      fc.property(anyLife, ({ start, moves }) => {
        const life = live(start, moves);
        let state = agreementDecider.initial;
        for (const event of life.events) {
          if (event.type === 'PeriodOpened') {
            const price = event.data.covers.map(
              (index) => state.prices.findLast(({ fromPeriod }) => fromPeriod <= index)!.amount.minor,
            );
            expect(event.data.amount.minor).toBe(String(price.reduce((sum, minor) => sum + Number(minor), 0)));
          }
          if (event.type === 'ChargeRequested') {
            const charge = state.open.find(({ period }) => period.index === event.data.period);
            expect(event.data.amount).toEqual(charge?.amount);
          }
          state = agreementDecider.evolve(state, event);
        }
      }),
      RUNS,
    );
  });

  it('a jump writes what many steps write', () => {
    const answers = fc.array(anyResult, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        anyAgreement,
        answers,
        fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 20 }),
        (start, said, days) => {
          const issuer = ({ period, attempts }: NonNullable<ReturnType<typeof flying>>) =>
            said[(period.index * 7 + attempts.length) % said.length]!;
          let steps = start;
          let now = SIGNED.getTime();
          for (const day of days) steps = until(steps, new Date((now += day * DAY)), issuer);
          const jump = until(start, new Date(now), issuer);
          expect(jump.events).toEqual(steps.events);
        },
      ),
      RUNS,
    );
  });

  it('goes on: what is due is done in a bounded number of steps', () => {
    fc.assert(
      fc.property(anyLife, ({ start, moves }) => {
        const lived = live(start, moves);
        const life = lived.state.parked ? lived.and({ type: 'ResumeBilling', reason: 'x' }) : lived;
        const end = until(life, new Date(SIGNED.getTime() + 3_000 * DAY), () => ({
          kind: 'declined',
          decline: decline('soft_funds'),
        }));
        if (end.state.open.every(({ standing }) => standing?.state !== 'held') && !end.state.paused) {
          expect(nextDue(end.state)).toBeUndefined();
        }
      }),
      RUNS,
    );
  });
});
