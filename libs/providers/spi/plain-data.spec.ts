import { isPlain } from './plain-data';

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

describe('plain data', () => {
  it('is not nested without end, and has no number that reading has altered', () => {
    expect(isPlain({ data: [{ a: 'x', n: 1718587017026, none: null, yes: true }] })).toBe(true);
    expect(isPlain(nested(12))).toBe(true);
    expect(isPlain(nested(13))).toBe(false);
    expect(isPlain(nested(20_000))).toBe(false);
    expect(isPlain({ amount: 0.1 })).toBe(false);
    expect(isPlain(JSON.parse('{"n":123456789012345678901}'))).toBe(false);
  });
});
