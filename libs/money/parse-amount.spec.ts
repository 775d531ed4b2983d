import fc from 'fast-check';
import { currencyOf } from './currencies';
import { InvalidAmountError } from './errors';
import type { AmountFault } from './errors';
import { formatAmount } from './format-amount';
import { parseAmount } from './parse-amount';
import { anyCurrency } from './testing/arbitraries';

/** What attackers and careless clients send; each text is refused, with its reason. */
const ATTACKS: Readonly<Partial<Record<AmountFault, readonly unknown[]>>> = {
  sign: ['-0', '-0.00', '-1', '-1.00', '+1', '+1.00', '+', '-', '--1', '-.5', '-Infinity', '-1e3'],
  exponent: ['1e3', '1E3', '1.5e3', '1e+3', '1e-3', '1e309', '0e0', '1.e2'],
  'leading-zero': ['00', '01', '007.00', '00.50'],
  'too-long': [
    '1'.repeat(16),
    `${'9'.repeat(16)}.0`,
    '1'.repeat(1_000_000),
    `0.${'0'.repeat(1_000_000)}`,
    ' '.repeat(50),
  ],
  'too-many-decimals': ['1.005', '0.001', '1.000', '10.123456'],
  'not-a-string': [
    1,
    1.5,
    1n,
    NaN,
    null,
    undefined,
    true,
    [],
    ['1.00'],
    {},
    { toString: () => '1.00' },
    new String('1'),
  ],
  'not-a-decimal': [
    ...[
      '',
      '.',
      '.5',
      '5.',
      '1..0',
      '1.0.0',
      '1,00',
      '1 000',
      '1_000',
      "1'000",
      '1.00 ',
      ' 1.00',
      '\t1',
      '1\n',
      '1.00\n',
    ],
    ...[
      '0x1F',
      '0b11',
      '0o17',
      '1.0f',
      '1n',
      'NaN',
      'Infinity',
      'null',
      'true',
      '1.00EUR',
      '€1',
      '$1',
      '1/2',
      '1%',
      '(1.00)',
    ],
    ...[
      '١٢',
      '１.００',
      '१२',
      '1٫5',
      '1\u00a0000',
      '\u200b1',
      '1\u202e',
      '\ufeff1',
      '1\u0000',
      '²',
      '①',
      'Ⅷ',
      '1\u0301',
      '−1',
      '＋1',
    ],
    ...['1;DROP', "1' OR '1", '$' + '{1}', '{{1}}', '=1', '../1', '__proto__', '[object]', '\ud800', '1\r\nX: 1'],
  ],
};

function faultOf(value: unknown, currency: unknown): AmountFault {
  try {
    parseAmount({ value, currency } as never);
  } catch (error) {
    if (error instanceof InvalidAmountError) return error.fault;
    throw error;
  }
  throw new Error('was accepted');
}

describe('parseAmount', () => {
  it.each([
    ['100.00', 'EUR', 10_000n],
    ['100', 'EUR', 10_000n],
    ['0.5', 'EUR', 50n],
    ['0', 'EUR', 0n],
    ['0.00', 'EUR', 0n],
    ['999999999999999.99', 'EUR', 99_999_999_999_999_999n],
    ['900719925474099', 'JPY', 900_719_925_474_099n],
    ['1.005', 'KWD', 1005n],
    ['0.0001', 'CLF', 1n],
    ['10.123456', 'USDT', 10_123_456n],
    ['0.00000001', 'BTC', 1n],
    ['1.000000000000000001', 'BSC_USDT', 1_000_000_000_000_000_001n],
    ['999999999999999.999999999999999999', 'BSC_USDT', 999_999_999_999_999_999_999_999_999_999_999n],
  ])('reads %s %s', (value, currency, minor) => {
    expect(parseAmount({ value, currency })).toEqual({ minor, currency });
  });

  it.each(Object.keys(ATTACKS) as AmountFault[])('refuses each text of the corpus under %s', (fault) => {
    const surprises = ATTACKS[fault]!.filter((value) => faultOf(value, 'EUR') !== fault);
    expect(surprises).toEqual([]);
  });

  it('has a corpus worth the name', () => {
    expect(Object.values(ATTACKS).flat().length).toBeGreaterThan(90);
  });

  it.each(['', 'eur', 'EURO', '__proto__', 'constructor', undefined, null, 978, ['EUR']])(
    'refuses the currency %j',
    (currency) => {
      expect(faultOf('1.00', currency)).toBe('unknown-currency');
    },
  );

  it('never repeats in the message what was sent', () => {
    const sent = '<script>alert(1)</script>';
    expect(() => parseAmount({ value: sent, currency: 'EUR' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('script') as string }),
    );
  });

  it('looks at nothing but the length of a text that is too long', () => {
    const text = '9'.repeat(20);
    const spied = jest.spyOn(RegExp.prototype, 'exec');
    expect(faultOf(text, 'EUR')).toBe('too-long');
    expect(spied).not.toHaveBeenCalled();
    spied.mockRestore();
  });

  it('allows no decimals and no point where the currency has none', () => {
    expect(parseAmount({ value: '100', currency: 'JPY' }).minor).toBe(100n);
    expect(faultOf('100.0', 'JPY')).toBe('too-many-decimals');
  });

  it('reads back exactly what was written, for every amount of every currency', () => {
    const amounts = anyCurrency.chain((currency) => {
      const max = 10n ** BigInt(15 + currencyOf(currency).scale) - 1n;
      return fc.record({ minor: fc.bigInt({ min: 0n, max }), currency: fc.constant(currency) });
    });
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(parseAmount(formatAmount(amount))).toEqual(amount);
      }),
      { numRuns: 1000 },
    );
  });

  it('accepts a text of digits and points only if it is a canonical decimal', () => {
    const text = fc.string({ unit: fc.constantFrom(...'0123456789.+-eE ,x'), maxLength: 20 });
    fc.assert(
      fc.property(text, (value) => {
        const canonical = /^(0|[1-9]\d{0,14})(\.\d{1,2})?$/.test(value);
        if (canonical) expect(parseAmount({ value, currency: 'EUR' }).minor).toBeGreaterThanOrEqual(0n);
        else expect(() => parseAmount({ value, currency: 'EUR' })).toThrow(InvalidAmountError);
      }),
      { numRuns: 1000 },
    );
  });
});
