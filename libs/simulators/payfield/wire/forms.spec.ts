import { formatDecimal, parseDecimal } from './decimal';
import { parseTimestamp, showSnapshotTime, showTime } from './timestamp';

describe('amounts', () => {
  it.each([
    ['1000', 2, '1000.00'],
    ['250.5', 2, '250.50'],
    ['0007.10', 2, '7.10'],
    ['10.123456', 6, '10.123456'],
    ['5', 0, '5'],
  ])('%s with %s decimals is %s', (text, scale, normal) => {
    expect(formatDecimal(parseDecimal(text, scale)!, scale)).toBe(normal);
  });

  it.each(['1.005', '-1', '+1', '1e3', '1,5', ' 1', '1 ', '', '.5', '1.', '1'.repeat(41), '0x1'])(
    '%p is none',
    (text) => expect(parseDecimal(text, 2)).toBeUndefined(),
  );

  it('below zero keep their sign', () => expect(formatDecimal(-5n, 2)).toBe('-0.05'));
});

describe('timestamps', () => {
  it.each([
    '1764928800',
    '2025-12-05T10:00:00Z',
    '2025-12-05T10:00:00.000Z',
    '2025-12-05T10:00:00.000000Z',
    '2025-12-05T15:30:00+05:30',
  ])('%s is the same moment', (text) => expect(parseTimestamp(text)).toBe(1_764_928_800_000));

  it('in milliseconds are a moment far away', () => {
    expect(parseTimestamp('1764928800000')).toBe(1_764_928_800_000_000);
  });

  it.each(['', 'now', '2025-12-05', '2025-12-05 10:00:00', '-1', '1764928800.5', '2025-13-05T10:00:00Z'])(
    '%p is none',
    (text) => expect(parseTimestamp(text)).toBeUndefined(),
  );

  it('are shown as the provider shows them', () => {
    expect(showTime(1_764_928_800_000)).toBe('2025-12-05T10:00:00.000000Z');
    expect(showSnapshotTime(1_764_928_800_000)).toBe('2025-12-05T10:00:00+00:00');
  });
});
