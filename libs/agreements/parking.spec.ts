import { nextDue } from './due';
import { agreementStatus } from './status';
import { at, card, declined, otherCard, outcome, pays, signed, succeeded, until, withPolicy } from './testing';
import type { AgreementSpec } from './testing';

const JANUARY = '2026-01-31T08:00:00.000Z';
const APRIL = '2026-04-15T12:00:00.000Z';
const PARK = { type: 'Park', dueAt: JANUARY, failures: 5, error: 'RangeError: x' } as const;
const RESUME = { type: 'ResumeBilling', reason: 'repaired in release 1.4' } as const;

const parked = (change = {}): AgreementSpec => signed(change).at(at(JANUARY)).and(PARK);

describe('an agreement whose step fails again and again', () => {
  it('is parked: nothing of it falls due, whoever asks', () => {
    const life = signed()
      .at(at(JANUARY))
      .when(PARK)
      .then({ type: 'BillingParked', data: { dueAt: JANUARY, kind: 'period', failures: 5, error: 'RangeError: x' } });
    expect([agreementStatus(life.state), nextDue(life.state)]).toEqual(['parked', undefined]);
    life.at(at(APRIL)).when({ type: 'RunDue' }).thenNothing();
    life.when(PARK).thenNothing();
  });

  it('is not parked for a step that somebody has done meanwhile', () => {
    const done = signed().at(at(JANUARY)).and({ type: 'RunDue' });
    done.when(PARK).thenNothing();
    until(signed(), at(APRIL), pays).when(PARK).thenNothing();
  });

  it.each([
    ['bill_each', ['PeriodOpened 0', 'PeriodOpened 1', 'PeriodOpened 2', 'ChargeRequested 0']],
    ['merge', ['PeriodMerged 0', 'PeriodMerged 1', 'PeriodOpened 2', 'ChargeRequested 2']],
    ['newest_only', ['PeriodSkipped 0', 'PeriodSkipped 1', 'PeriodOpened 2', 'ChargeRequested 2']],
  ] as const)('goes on where it stood: %s deals with each period that fell due', (policy, expected) => {
    const resumed = parked(withPolicy(policy)).at(at(APRIL)).and(RESUME);
    expect(nextDue(resumed.state)).toEqual({ at: JANUARY, kind: 'period' });
    const { events } = resumed.and({ type: 'RunDue' });
    const written = events.slice(events.findIndex(({ type }) => type === 'BillingResumed') + 1);
    const told = written.map(({ type, data }) => {
      const { period } = data as { period: number | { index: number } };
      return `${type} ${typeof period === 'number' ? period : period.index}`;
    });
    expect(told).toEqual(expected);
    expect(written.at(-1)!.data).toMatchObject({ at: APRIL });
  });

  it('lets the clocks of a declined charge stand still meanwhile', () => {
    const failed = signed().at(at(JANUARY)).and({ type: 'RunDue' });
    const dunned = failed.and(outcome(failed, declined('soft_funds')));
    const retryAt = nextDue(dunned.state)!.at;
    const resumed = dunned
      .at(at(retryAt))
      .and({ ...PARK, dueAt: retryAt })
      .at(at('2026-02-22T08:00:00.000Z'))
      .and(RESUME);
    // Day 21 of the ladder is past by the calendar, but not by the time in which anything could be done.
    expect(until(resumed, at('2026-02-23T08:00:00.000Z'), () => succeeded).state.counts.charged).toBe(1);
  });

  it('skips what fell due in a pause, also one that has run out meanwhile', () => {
    const paused = parked(withPolicy('merge'))
      .at(at('2026-02-20T12:00:00.000Z'))
      .and({ type: 'Pause', until: '2026-03-20T12:00:00.000Z', reason: 'asked' });
    const { events } = until(paused.at(at(APRIL)).and(RESUME), at(APRIL), pays);
    const fates = events.flatMap(({ type, data }) =>
      type === 'PeriodOpened' || type === 'PeriodSkipped' || type === 'PeriodMerged'
        ? [`${type} ${data.period.index}`]
        : [],
    );
    expect(fates).toEqual(['PeriodOpened 0', 'PeriodSkipped 1', 'PeriodOpened 2']);
  });

  it('is charged by nobody meanwhile, but can be given a card, paid for, and ended', () => {
    const failed = signed().at(at(JANUARY)).and({ type: 'RunDue' });
    const dunned = failed.and(outcome(failed, declined('soft_funds')));
    const life = dunned.and({ ...PARK, dueAt: nextDue(dunned.state)!.at });
    life.when({ type: 'Retry' }).thenRefused({ code: 'agreement_parked' });
    expect(life.and({ type: 'UseCard', card: otherCard }).state.open[0]?.inFlight).toBeUndefined();
    const paid = life.and({ type: 'RecordCharge', period: 0, result: succeeded, delayMs: 0 });
    expect(paid.state.counts.charged).toBe(1);
    const ended = life.and({ type: 'Cancel', when: 'now', reason: 'asked' });
    expect([agreementStatus(ended.state), ended.state.parked]).toEqual(['ended', undefined]);
    ended.when(RESUME).thenRefused({ code: 'agreement_ended' });
  });

  it('is not charged for a change of price either', () => {
    const life = until(signed(), at('2026-02-10T00:00:00.000Z'));
    const change = { type: 'ChangeAmount', amount: { minor: '2970', currency: 'EUR' } } as const;
    const stopped = life.and({ ...PARK, dueAt: nextDue(life.state)!.at });
    stopped.when({ ...change, proration: 'charge_now' }).thenRefused({ code: 'agreement_parked' });
    const carried = stopped.and({ ...change, proration: 'next_charge' });
    expect([carried.state.prorationCharge, BigInt(carried.state.carried) > 0n]).toEqual([undefined, true]);
  });

  it('does not go on twice', () => {
    signed().when(RESUME).thenRefused({ code: 'agreement_not_parked' });
    parked().and(RESUME).when(RESUME).thenRefused({ code: 'agreement_not_parked' });
    expect(parked().and(RESUME).state.card?.id).toBe(card.id);
  });
});
