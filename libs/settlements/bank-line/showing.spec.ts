import fc from 'fast-check';
import { overlapOf } from './showing';
import type { ShownBalance, Showing } from './showing';

const balance = (minor: string, on = '2026-03-02', interim?: true): ShownBalance => ({
  minor,
  on,
  ...(interim && { interim }),
});
const showing = (opening: string, closing: string, more: Partial<Showing> = {}): Showing => ({
  opening: balance(opening),
  closing: balance(closing),
  ...more,
});
const period = (from: string, to: string) => ({ from, to });
const DAY = period('2026-03-02T00:00:00', '2026-03-02T23:59:59');
const NEXT_DAY = period('2026-03-03T00:00:00', '2026-03-03T23:59:59');

const hours = (from: number, to: number) => period(`2026-03-02T0${from}:00:00`, `2026-03-02T0${to}:00:00`);

describe('two statements of an account', () => {
  it.each<[string, Showing, Showing]>([
    [
      'one of which goes on where the other ends, with numbers that follow each other',
      showing('100', '90', { sequence: '1' }),
      showing('90', '80', { sequence: '2' }),
    ],
    ['the first and the third page of one period', page('100', '90', 'first', DAY), page('80', '70', 'last', DAY)],
    ['pages in the middle of one period', page('90', '80', 'middle', DAY), page('70', '60', 'middle', DAY)],
    [
      'the first and the third page of one number',
      page('100', '90', 'first', { sequence: '7' }),
      page('80', '70', 'last', { sequence: '7' }),
    ],
    ['of periods that do not meet', showing('100', '90', DAY), showing('70', '60', NEXT_DAY)],
    ['of periods with offsets', showing('1', '2', shifted('+01:00')), showing('3', '4', shifted('Z', NEXT_DAY))],
    [
      'that meet at midnight and go on from each other',
      showing('100', '90', period('2026-03-01T00:00:00', '2026-03-02T00:00:00')),
      showing('90', '80', period('2026-03-02T00:00:00', '2026-03-03T00:00:00')),
    ],
    [
      'that come to nothing, with numbers that follow each other',
      showing('0', '0', { sequence: '61' }),
      showing('0', '0', { sequence: '062' }),
    ],
    [
      'that come to nothing, the next of a later day',
      showing('0', '0'),
      { opening: balance('0', '2026-03-03'), closing: balance('0', '2026-03-03') },
    ],
    [
      'that are pages, the first of which comes to nothing',
      showing('5', '5', { closing: balance('5', '2026-03-02', true) }),
      showing('5', '9', { opening: balance('5', '2026-03-02', true) }),
    ],
  ])('are apart: %s', (_, one, other) => {
    expect(overlapOf(one, other)).toBe('apart');
    expect(overlapOf(other, one)).toBe('apart');
  });

  it.each<[string, Showing, Showing]>([
    ['one of which goes on where the other ends', showing('100', '90'), showing('90', '80')],
    ['the same with the period of the whole day', showing('100', '90', DAY), showing('90', '80', DAY)],
    [
      'of one period, with numbers and nothing in common',
      showing('100', '90', { ...DAY, sequence: '1' }),
      showing('80', '70', { ...DAY, sequence: '3' }),
    ],
  ])('are apart by their balances or numbers alone: %s', (_, one, other) => {
    expect(overlapOf(one, other)).toBe('seemingly_apart');
    expect(overlapOf(other, one)).toBe('seemingly_apart');
  });

  it.each<[string, Showing, Showing]>([
    ['of a part of the hours', showing('1', '2', hours(1, 5)), showing('3', '4', hours(2, 4))],
    ['of the first hours', showing('1', '2', hours(1, 5)), showing('3', '4', hours(1, 4))],
    ['of the last hours', showing('1', '2', hours(1, 5)), showing('3', '4', hours(2, 5))],
    ['of one period that begin with the same balance', showing('100', '90', DAY), showing('100', '80', DAY)],
    [
      'of one number that end with the same balance',
      showing('110', '90', { sequence: '7' }),
      showing('100', '90', { sequence: '7' }),
    ],
    ['of one period, the whole and a page of it', showing('100', '70', DAY), page('90', '80', 'middle', DAY)],
    [
      'of a day that comes to nothing, and of a longer one that ends with it',
      showing('100', '90', DAY),
      showing('90', '90', DAY),
    ],
    [
      'of a day and of the week around it, also where one seems to go on from the other',
      showing('100', '90', period('2026-03-01T00:00:00', '2026-03-07T23:59:59')),
      showing('90', '80', DAY),
    ],
  ])('lie one within the other: %s', (_, one, other) => {
    expect(overlapOf(one, other)).toBe('together');
    expect(overlapOf(other, one)).toBe('together');
  });

  it.each<[string, Showing, Showing]>([
    ['of hours that overlap in part', showing('1', '2', hours(1, 5)), showing('2', '4', hours(2, 6))],
    ['of one period with nothing in common', showing('100', '90', DAY), showing('80', '70', DAY)],
    ['that begin with the same balance and say no more', showing('100', '90'), showing('100', '80')],
    [
      'pages of one period that come back to a balance',
      page('90', '80', 'middle', DAY),
      page('90', '70', 'middle', DAY),
    ],
    ['with balances that have nothing in common', showing('100', '90'), showing('70', '60')],
    ['that come to nothing, numbered by themselves', numbered('3'), numbered('61')],
    [
      'that begin with the same balance under two numbers',
      showing('100', '90', { sequence: '3' }),
      showing('100', '80', { sequence: '61' }),
    ],
    ['of periods of which one has an offset', showing('100', '90', DAY), showing('70', '60', shifted('Z', NEXT_DAY))],
  ])('leave it open: %s', (_, one, other) => {
    expect(overlapOf(one, other)).toBe('unknown');
    expect(overlapOf(other, one)).toBe('unknown');
  });

  it('are never apart from themselves, and are compared the same both ways', () => {
    const minor = fc.constantFrom('0', '1', '2');
    const on = fc.constantFrom('2026-03-01', '2026-03-02');
    const shown = fc.record({ minor, on, interim: fc.constant(true as const) }, { requiredKeys: ['minor', 'on'] });
    const time = fc.constantFrom('2026-03-01T00:00:00', '2026-03-02T00:00:00', '2026-03-02T00:00:00Z');
    const sequence = fc.constantFrom('1', '2', 'A');
    const any = fc.record(
      { opening: shown, closing: shown, from: time, to: time, sequence },
      { requiredKeys: ['opening', 'closing'] },
    );
    fc.assert(fc.property(any, (one) => overlapOf(one, { ...one }) !== 'apart'));
    fc.assert(fc.property(any, any, (one, other) => overlapOf(one, other) === overlapOf(other, one)));
  });
});

function shifted(offset: string, { from, to } = DAY): { from: string; to: string } {
  return { from: from + offset, to: to + offset };
}

function page(
  opening: string,
  closing: string,
  place: 'first' | 'middle' | 'last',
  more: Partial<Showing> = {},
): Showing {
  return {
    opening: balance(opening, '2026-03-02', place === 'first' ? undefined : true),
    closing: balance(closing, '2026-03-02', place === 'last' ? undefined : true),
    ...more,
  };
}

function numbered(sequence: string): Showing {
  return {
    opening: balance('0', '2026-03-01'),
    closing: balance('0', '2026-03-31'),
    sequence,
  };
}
