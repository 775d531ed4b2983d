import { charge, declined, line, tried } from '../testing/charges';
import type { CardTry } from './attempt';
import { allowedFrom, capsOn } from './caps';
import { planDunning } from './plan';
import { dunningRules } from './rules';

const capsOf = (scheme: string, day = '2026-01-01') => capsOn(day).find((one) => one.scheme === scheme)!;
const hours = (n: number): Date => new Date(n * 3_600_000);
const tries = (n: number, every: number, initiator: CardTry['initiator'] = 'merchant'): CardTry[] =>
  Array.from({ length: n }, (_, i) => ({ at: hours(i * every), initiator }));

describe('the caps of the schemes', () => {
  it('of a cycle are those of its first day, and nobody can change them afterwards', () => {
    expect(capsOf('visa', '2025-05-18').limits).toMatchObject([{ tries: 15 }]);
    expect(capsOf('visa', '2025-05-19').limits).toMatchObject([{ tries: 20 }]);
    const rules = dunningRules('2025-05-18');
    expect(() => Object.assign(rules.caps[0]!.limits[0]!, { tries: 99 })).toThrow(TypeError);
    expect(JSON.parse(JSON.stringify(rules))).toEqual(rules);
  });

  it.each([
    ['visa', 19, 1, 19, 19],
    // The first of twenty leaves the stretch of 30 days.
    ['visa', 20, 1, 20, 720],
    ['visa', 22, 1, 22, 722],
    ['mastercard', 9, 1, 9, 9],
    ['mastercard', 10, 1, 10, 24],
    ['mastercard', 34, 5, 170, 170],
    ['mastercard', 35, 5, 175, 720],
    ['other', 15, 10, 150, 720],
  ])('let %s after %i tries, one each %i hours, at hour %i try again at hour %i', (scheme, n, every, now, expected) => {
    expect(allowedFrom(capsOf(scheme), tries(n, every), hours(now))).toEqual(hours(expected));
  });

  it('count what the customer starts apart, where the scheme does', () => {
    expect(allowedFrom(capsOf('visa'), tries(40, 1, 'customer'), hours(40))).toEqual(hours(40));
    expect(allowedFrom(capsOf('visa', '2025-01-01'), tries(40, 1, 'customer'), hours(40))).toEqual(hours(745));
    expect(allowedFrom(capsOf('mastercard'), tries(10, 1, 'customer'), hours(10))).toEqual(hours(24));
  });

  it('move an attempt, in the window; one that would come after the ladder is none', () => {
    const attempts = [tried('2026-03-01T08:00:00Z', declined('soft_funds'))];
    const plan = (until: string): string => {
      const heldBack = { until: new Date(until), reason: 'scheme_cap' } as const;
      return line(planDunning(charge({ attempts, heldBack }), new Date('2026-03-01T08:00:00Z')));
    };
    expect(plan('2026-03-05T19:00:00Z')).toBe('2 at 2026-03-06T08:00Z ladder (window, scheme_cap)');
    expect(plan('2026-03-30T08:00:00Z')).toBe('past_due scheme_cap then suspended at 2026-03-22T08:00Z');
    expect(plan('2026-03-03T08:00:00Z')).toBe('2 at 2026-03-03T08:00Z ladder');
  });

  it('hold within one charge as well, of the strictest where the scheme is unknown', () => {
    const tenOf = (scheme: string) => {
      const made = Array.from({ length: 10 }, (_, i) =>
        tried(`2026-03-01T08:${String(i).padStart(2, '0')}:00Z`, declined('issuer_unavailable')),
      );
      const asked = { attempts: made, retryAskedAt: new Date('2026-03-01T09:00:00Z') };
      return line(planDunning(charge({ ...asked, card: { id: 'card-1', scheme } }), new Date('2026-03-01T09:00:00Z')));
    };
    expect(tenOf('visa')).toBe('11 at 2026-03-01T09:00Z asked_for');
    expect(tenOf('mastercard')).toBe('11 at 2026-03-02T08:00Z asked_for (scheme_cap)');
    expect(tenOf('jcb')).toBe('11 at 2026-03-02T08:00Z asked_for (scheme_cap)');
  });

  it('know the advice that means never', () => {
    const never = charge({
      card: { id: 'card-1', scheme: 'mastercard' },
      attempts: [tried('2026-03-01T08:00:00Z', declined('generic', { adviceCode: '03' }))],
    });
    expect(line(planDunning(never, never.dueAt))).toMatch(/^past_due hard_decline give_new_card/);
  });
});
