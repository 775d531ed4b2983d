import fc from 'fast-check';
import { parseSchedule } from '#libs/schedules';
import { nextDue } from './due';
import { forecast } from './forecast';
import { at, declined, flying, outcome, pays, signed, SIGNED, until } from './testing';
import type { AgreementSpec } from './testing';

const DAY = 86_400_000;
const JULY = at('2026-07-01T00:00:00.000Z');

/** What the forecast says before a time, and what a scheduler writes until then when all is paid. */
const foretold = (life: AgreementSpec, to: Date) => {
  const steps = [];
  for (const step of forecast(life.state)) {
    if (new Date(step.at) >= to) break;
    steps.push(step);
  }
  return steps;
};
const writtenBySchedulers = (life: AgreementSpec, to: Date) =>
  until(life, new Date(to.getTime() - 1), pays)
    .events.slice(life.events.length)
    .filter(({ type }) => type !== 'ChargeSucceeded');

describe('what will fall due of an agreement', () => {
  it('is each period of its schedule, the later ones only if the earlier are paid', () => {
    const steps = foretold(signed(), JULY).map(({ at: due, kind, assumesPayment }) => [due, kind, assumesPayment]);
    expect(steps).toEqual([
      ['2026-01-31T08:00:00.000Z', 'period', false],
      ['2026-02-28T08:00:00.000Z', 'period', true],
      ['2026-03-31T07:00:00.000Z', 'period', true],
      ['2026-04-30T07:00:00.000Z', 'period', true],
      ['2026-05-31T07:00:00.000Z', 'period', true],
      ['2026-06-30T07:00:00.000Z', 'period', true],
    ]);
  });

  it('is each step of the dunning of a charge that waits for nobody', () => {
    const asked = signed().at(at('2026-01-31T08:00:00.000Z')).and({ type: 'RunDue' });
    const dead = asked.and(outcome(asked, declined('hard')));
    const states = foretold(dead, at('2026-03-15T00:00:00.000Z')).map(({ at: due, events }) => [
      due.slice(0, 10),
      ...events.map(({ type }) => type),
    ]);
    expect(states).toEqual([
      ['2026-02-21', 'ChargeStanding'],
      ['2026-02-28', 'PeriodOpened'],
      ['2026-03-02', 'PeriodSkipped', 'PeriodSkipped', 'AgreementEnded'],
    ]);
  });

  it('is nothing while an outcome is not known, or while it is parked', () => {
    const asked = signed().at(at('2026-01-31T08:00:00.000Z')).and({ type: 'RunDue' });
    expect(foretold(asked, JULY)).toEqual([]);
    const due = nextDue(signed().state)!.at;
    expect(foretold(signed().and({ type: 'Park', dueAt: due, failures: 5, error: 'x' }), JULY)).toEqual([]);
  });

  it('is what a scheduler writes, whatever has happened before', () => {
    const anyLife = fc.record({
      every: fc.constantFrom('week', 'month'),
      policy: fc.constantFrom('bill_each', 'merge', 'newest_only', 'hold_for_review'),
      livedDays: fc.integer({ min: 0, max: 120 }),
      declines: fc.array(fc.constantFrom('soft_funds', 'hard', 'customer_action', undefined), { minLength: 1 }),
      pauseDays: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
      aheadDays: fc.integer({ min: 0, max: 60 }),
    });
    fc.assert(
      fc.property(anyLife, ({ every, policy, livedDays, declines, pauseDays, aheadDays }) => {
        const schedule = parseSchedule({ every, time: '09:00', zone: 'Europe/Bratislava', start: '2026-01-31' });
        const now = new Date(SIGNED.getTime() + livedDays * DAY);
        const rules = { policy: policy as 'merge', maxPeriods: 3, hoursBetween: 24 };
        const lived = until(signed({ schedule, missedPeriods: rules }), now, ({ period, attempts }) => {
          const of = declines[(period.index + attempts.length) % declines.length];
          return of ? declined(of) : { kind: 'succeeded' };
        });
        const paused = {
          type: 'Pause',
          until: new Date(now.getTime() + (pauseDays ?? 0) * DAY).toISOString(),
          reason: 'x',
        };
        const life =
          pauseDays !== undefined && !lived.state.ended
            ? lived.at(now).and(paused as { type: 'Pause'; reason: string })
            : lived;
        const to = new Date(now.getTime() + aheadDays * DAY);
        const told = foretold(life, to).flatMap(({ events }) => events);
        expect(flying(life.state)).toBeUndefined();
        expect(told.filter(({ type }) => type !== 'ChargeSucceeded')).toEqual(writtenBySchedulers(life, to));
      }),
      { numRuns: 30 },
    );
  });
});
