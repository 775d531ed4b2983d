import fc from 'fast-check';
import { add, equals, money, sum } from '#libs/money';
import { addDays, daysBetween } from './calendar/local-date';
import { prorate, splitByDays } from './proration';

const february = { key: '2026-02-01', endDate: '2026-03-01' };
const march = { key: '2026-03-01', endDate: '2026-04-01' };
const eur = (minor: bigint) => money(minor, 'EUR');

describe('proration', () => {
  it.each([
    ['by the days of this period', february, '2026-02-15', '2026-03-01', 1400n],
    ['by 31 days in March, though one of them has 23 hours', march, '2026-03-01', '2026-03-30', 2619n],
    ['of all days', march, '2026-03-01', '2026-04-01', 2800n],
    ['of the middle', march, '2026-03-10', '2026-03-11', 90n],
  ])('is %s', (_, period, from, to, minor) => {
    expect(prorate(eur(2800n), period, from, to)).toEqual(eur(minor));
  });

  it('gives what is left over to the largest remainder', () => {
    // 9/31 and 22/31 of 100 are 29.03 and 70.97.
    expect(splitByDays(eur(100n), march, ['2026-03-10']).map(({ days, amount }) => [days, amount.minor])).toEqual([
      [9, 29n],
      [22, 71n],
    ]);
  });

  it.each([
    ['2026-02-28', '2026-03-05'],
    ['2026-03-05', '2026-04-02'],
    ['2026-03-05', '2026-03-05'],
    ['2026-03-06', '2026-03-05'],
  ])('is refused from %s to %s', (from, to) => {
    expect(() => prorate(eur(100n), march, from, to)).toThrow(RangeError);
  });

  it('loses nothing, wherever a period is cut', () => {
    const cuts = fc.array(fc.nat(365), { minLength: 1, maxLength: 6 });
    const days = fc.integer({ min: 1, max: 366 });
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), days, cuts, (minor, length, at) => {
        const period = { key: '2024-01-31', endDate: addDays('2024-01-31', length) };
        const parts = splitByDays(
          eur(minor),
          period,
          at.map((n) => addDays(period.key, n % length)),
        );
        expect(
          sum(
            parts.map(({ amount }) => amount),
            'EUR',
          ),
        ).toEqual(eur(minor));
        expect(parts.reduce((all, part) => all + part.days, 0)).toBe(daysBetween(period.key, period.endDate));
        const [first] = parts;
        const rest = first!.to < period.endDate ? prorate(eur(minor), period, first!.to, period.endDate) : eur(0n);
        const used = prorate(eur(minor), period, period.key, first!.to);
        if (!equals(add(used, rest), eur(minor))) throw new Error('the two sides of a cut are not the price');
      }),
    );
  });
});
