import { parseRoutes, preferenceFor } from './routes';

const eur = (minor: bigint) => ({ merchantId: 'shop', method: 'card', amount: { minor, currency: 'EUR' } }) as const;

describe('routes', () => {
  const routes = parseRoutes(
    JSON.stringify([
      { merchant: 'other', providers: ['a'] },
      { method: 'card', currency: 'EUR', max: '50.00', providers: ['small', 'b'] },
      { currency: 'EUR', min: '50.01', providers: ['large'] },
      { method: 'crypto', providers: ['coins'] },
    ]),
  );

  it.each([
    ['up to its limit', eur(5_000n), ['small', 'b']],
    ['from its limit on', eur(5_001n), ['large']],
    ['of another merchant', { ...eur(1n), merchantId: 'other' }, ['a']],
    ['of another currency', { ...eur(1n), amount: { minor: 1n, currency: 'USD' } }, undefined],
    ['by method alone', { ...eur(1n), method: 'crypto', amount: { minor: 1n, currency: 'USDT' } }, ['coins']],
  ] as const)('prefer providers for a payment %s', (_, payment, expected) => {
    expect(preferenceFor(routes, payment)).toEqual(expected);
  });

  it.each([
    ['{', 'is no JSON'],
    ['{}', 'must be a list of routes'],
    ['[3]', 'route 1 must be an object'],
    ['[{"providers":["a"]},{"provider":"a"}]', 'route 2 has an unknown member provider'],
    ['[{"providers":[]}]', 'route 1: providers must be a list of names'],
    ['[{"currency":"EUR","min":5,"providers":["a"]}]', 'route 1: min must be a text'],
    ['[{"currency":"XXZ","providers":["a"]}]', 'route 1: XXZ is no currency'],
    ['[{"min":"1.00","providers":["a"]}]', 'route 1: a limit needs a currency'],
    ['[{"currency":"EUR","max":"1.001","providers":["a"]}]', 'route 1: 1.001 is no amount of EUR'],
  ])('are refused with the reason: %s', (text, reason) => {
    expect(() => parseRoutes(text)).toThrow(new RangeError(reason));
  });
});
