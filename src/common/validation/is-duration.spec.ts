import { durationOf, laterBy } from './is-duration';

const later = (instant: string, duration: string): string =>
  laterBy(new Date(instant), durationOf(duration)!).toISOString();

describe('a duration', () => {
  it.each(['P13M', 'P1Y2M3W4DT5H6M7S', 'PT36H', 'P1D'])('%s is one', (text) => {
    expect(durationOf(text)).toBeDefined();
  });

  it.each(['', 'P', 'PT', 'P0D', 'P-1D', '-P1D', 'P1.5D', '13 months', 'P1M1Y', 'PT99999999S', 'P1DT'])(
    '%j is none',
    (text) => {
      expect(durationOf(text)).toBeUndefined();
    },
  );

  it('of months follows the calendar', () => {
    expect(later('2026-01-31T09:00:00Z', 'P1M')).toBe('2026-02-28T09:00:00.000Z');
    expect(later('2026-01-31T09:00:00Z', 'P13M')).toBe('2027-02-28T09:00:00.000Z');
    expect(later('2026-03-28T12:00:00Z', 'P1DT1H')).toBe('2026-03-29T13:00:00.000Z');
  });
});
