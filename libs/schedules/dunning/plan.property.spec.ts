import fc from 'fast-check';
import { localTimeOf } from '../calendar/local-time';
import { anyZone } from '../testing/arbitraries';
import { charge, follow } from '../testing/charges';
import type { AttemptResult } from './attempt';
import type { DunningCase } from './charge';
import { planDunning } from './plan';

const anySoftDecline: fc.Arbitrary<AttemptResult> = fc.oneof(
  fc.constant<AttemptResult>({ kind: 'not_sent' }),
  fc
    .constantFrom('soft_funds', 'soft_frequency', 'issuer_unavailable', 'generic')
    .map((of): AttemptResult => ({ kind: 'declined', class: of })),
);
const anyCase: fc.Arbitrary<DunningCase> = fc
  .record({
    zone: anyZone,
    dueAt: fc.date({ min: new Date('1994-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
    card: fc.record({ id: fc.constant('card-1'), scheme: fc.constantFrom('visa', 'mastercard', 'other') }),
    heldMinutes: fc.option(fc.nat(20 * 24 * 60), { nil: undefined }),
  })
  .map(({ heldMinutes, ...rest }) => {
    if (heldMinutes === undefined) return charge(rest);
    const until = new Date(rest.dueAt.getTime() + heldMinutes * 60_000);
    return charge({ ...rest, heldBack: { until, reason: 'scheme_cap' } });
  });

const ran = (one: DunningCase, results: AttemptResult[]) => follow(one, results);
const anyDeclines = fc.array(anySoftDecline, { minLength: 60, maxLength: 60 });
const RUNS = { numRuns: 60 };

describe('a charge that is declined for ever', () => {
  it('is tried forward in time, within the window, and comes to an end within the ladder', () => {
    fc.assert(
      fc.property(anyCase, anyDeclines, (one, results) => {
        const { steps, end } = ran(one, results);
        expect(steps.at(-1)).toMatchObject({ kind: 'state' });
        end.attempts.forEach(({ at }, i) => {
          const before = end.attempts[i - 1];
          if (before && before.at >= at) throw new Error('two attempts at one time');
          const time = localTimeOf(at, one.zone);
          if (i > 0 && (time < '09:00' || time >= '18:00')) throw new Error(`an attempt at ${time}`);
        });
        const [first, last] = [end.attempts[0], end.attempts.at(-1)];
        if (first && last) expect(last.at.getTime() - first.at.getTime()).toBeLessThan(22 * 86_400_000);
      }),
      RUNS,
    );
  });

  it('never breaks the caps of its scheme in any stretch of time, and leaves the card in peace as long as it wants', () => {
    fc.assert(
      fc.property(anyCase, anyDeclines, (one, results) => {
        const made = ran(one, results).end.attempts.filter(({ result }) => result.kind !== 'not_sent');
        const all = made.map(({ at }) => at.getTime());
        if (one.heldBack) expect(all[0] ?? Infinity).toBeGreaterThanOrEqual(one.heldBack.until.getTime());
        const { limits } = one.rules.caps.find(({ scheme }) => scheme === one.card.scheme)!;
        for (const { at } of made) {
          for (const { tries, hours } of limits) {
            const stretch = all.filter((other) => other <= at.getTime() && other > at.getTime() - hours * 3_600_000);
            if (stretch.length > tries) throw new Error(`${stretch.length} tries within ${hours} hours`);
          }
        }
      }),
      RUNS,
    );
  });

  it('is planned the same when asked twice, and by its own stored form', () => {
    fc.assert(
      fc.property(anyCase, fc.array(anySoftDecline, { maxLength: 6 }), fc.nat(40), (one, results, days) => {
        const { end } = ran(one, results);
        const now = new Date(one.dueAt.getTime() + days * 86_400_000);
        const stored = JSON.parse(JSON.stringify(end.rules)) as DunningCase['rules'];
        expect(planDunning({ ...end, rules: stored }, now)).toEqual(planDunning(end, now));
      }),
      RUNS,
    );
  });
});
