import fc from 'fast-check';
import { add, money } from '#libs/money';
import { addDays, daysBetween } from './calendar/local-date';
import { splitDays, splitPrice } from './proration';

const monthly = { every: 'month', count: 1 } as const;
const february = { key: '2026-02-01', endDate: '2026-03-01' };
const march = { key: '2026-03-01', endDate: '2026-04-01' };
const lateJanuary = { key: '2026-01-31', endDate: '2026-02-28' };
const quarter = { key: '2026-01-31', endDate: '2026-04-30' };
const eur = (minor: bigint) => money(minor, 'EUR');

describe('the days of a period', () => {
  it.each([
    ['of February', february, monthly, '2026-02-15', 'actual', 28, 14],
    ['of March, though one of them has 23 hours', march, monthly, '2026-03-30', 'actual', 31, 29],
    ['on its first day: none is used', march, monthly, '2026-03-01', 'actual', 31, 0],
    ['at its end: all are used', march, monthly, '2026-04-01', 'actual', 31, 31],
    ['of February as thirty', february, monthly, '2026-02-15', 'thirty', 30, 14],
    ['of March as thirty, on the 31st', march, monthly, '2026-03-31', 'thirty', 30, 29],
    ['from the 31st on, as thirty', lateJanuary, monthly, '2026-02-15', 'thirty', 30, 15],
    ['at the end of a short month, as thirty', february, monthly, '2026-03-01', 'thirty', 30, 30],
    ['of three months of thirty', quarter, { every: 'month', count: 3 }, '2026-03-31', 'thirty', 90, 60],
    [
      'of a year of twelve times thirty',
      { key: '2024-02-29', endDate: '2025-02-28' },
      { every: 'year', count: 1 },
      '2024-08-29',
      'thirty',
      360,
      180,
    ],
  ] as const)('are counted %s', (_, period, schedule, day, count, days, daysUsed) => {
    expect(splitDays(period, schedule, day, count)).toEqual({ days, daysUsed, daysLeft: days - daysUsed });
  });

  it.each(['2026-02-28', '2026-04-02'])('are not counted to %s, which lies outside', (day) => {
    expect(() => splitDays(march, monthly, day)).toThrow(RangeError);
  });

  it('of weeks are never thirty', () => {
    expect(() => splitDays(march, { every: 'week', count: 1 }, '2026-03-02', 'thirty')).toThrow(RangeError);
  });
});

describe('the price of a part of a period', () => {
  it('leaves the odd cent where the larger remainder is', () => {
    // 9/31 and 22/31 of 100 are 29.03 and 70.97.
    expect(splitPrice(eur(100n), splitDays(march, monthly, '2026-03-10'))).toEqual({ used: eur(29n), left: eur(71n) });
  });

  it('adds up to the whole, never falls below zero, and no dearer price makes a part cheaper', () => {
    const price = fc.bigInt({ min: 0n, max: 10n ** 12n });
    const length = fc.integer({ min: 1, max: 366 });
    fc.assert(
      fc.property(price, price, length, fc.nat(366), fc.boolean(), (one, other, days, cut, isThirty) => {
        const period = { key: '2024-01-31', endDate: addDays('2024-01-31', days) };
        const schedule = { every: 'month', count: Math.ceil(days / 28) } as const;
        const day = addDays(period.key, cut % (days + 1));
        const split = splitDays(period, schedule, day, isThirty ? 'thirty' : 'actual');
        expect(split.daysUsed + split.daysLeft).toBe(split.days);
        if (!isThirty) expect(split.days).toBe(daysBetween(period.key, period.endDate));
        const [low, high] = one < other ? [one, other] : [other, one];
        const cheap = splitPrice(eur(low), split);
        const dear = splitPrice(eur(high), split);
        expect(add(cheap.used, cheap.left)).toEqual(eur(low));
        expect(add(dear.used, dear.left)).toEqual(eur(high));
        expect([cheap.used, cheap.left].every(({ minor }) => minor >= 0n)).toBe(true);
        expect(dear.left.minor >= cheap.left.minor).toBe(true);
      }),
    );
  });
});
