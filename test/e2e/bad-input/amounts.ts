import { GOOD_ORDER, order, post } from './bad-request';
import type { BadRequest } from './bad-request';

/** What attackers and careless clients send for 1.00 (practice sheet "craft" C4-1). */
const VALUES: readonly unknown[] = [
  ...[1, 1.5, 0, -1, 9007199254740993, null, true, [], {}, ['1.00'], { value: '1.00' }, undefined],
  ...['', ' ', '.', '.5', '5.', '1..0', '1.0.0', '1,00', '1 000', '1_000', "1'000", ' 1.00', '1.00 ', '1.00\n', '\t1'],
  ...['-0', '-1', '-0.01', '+1', '+1.00', '--1', '−1', '(1.00)'],
  ...['1e3', '1E3', '1e-3', '1.5e3', '1e309', '0e0', 'NaN', 'Infinity', '-Infinity', '0x10', '0b1', '0o7', '1n', '1f'],
  ...['00', '01', '007.00', '1.005', '1.000', '0.001', '1'.repeat(16), '9'.repeat(400), `0.${'0'.repeat(5_000)}1`],
  ...[
    '١٢',
    '１.００',
    '१',
    '1٫5',
    '1\u00a0000',
    '1\u200b',
    '\u202e1',
    '\ufeff1',
    '1\u0000',
    '²',
    '①',
    '1\ud800',
    '1\u0301',
  ],
  ...[
    '1EUR',
    '€1',
    '$1',
    '1%',
    '1/2',
    '=1+1',
    '1;DROP TABLE',
    "1' OR '1'='1",
    '{{1}}',
    '__proto__',
    'null',
    '[object]',
  ],
];
const CURRENCIES: readonly unknown[] = [
  ...[undefined, null, 978, true, [], ['EUR'], {}],
  ...[
    '',
    'eur',
    'EURO',
    'EU',
    '978',
    'XXX',
    'QQQ',
    ' EUR',
    'EUR ',
    'EUR\u0000',
    'ЕUR',
    '__proto__',
    'constructor',
    'E'.repeat(500),
  ],
];
const SHAPES: readonly unknown[] = [
  ...[null, '10.00', '10.00 EUR', 10, [], [{ value: '1.00', currency: 'EUR' }], true],
  ...[{}, { amount: '1.00' }, { value: '1.00', currency: 'EUR', scale: 2 }, { minor: '100', currency: 'EUR' }],
];

const amounts: readonly unknown[] = [
  ...SHAPES,
  ...VALUES.map((value) => ({ value, currency: 'EUR' })),
  ...CURRENCIES.map((currency) => ({ value: '1.00', currency })),
  { value: '1.5', currency: 'JPY' },
  { value: '1.0001', currency: 'KWD' },
];

/** Every wrong amount in an order, and in a capture and a refund of one that is authorised. */
export const BAD_AMOUNTS: readonly BadRequest[] = [
  ...amounts.map((amount) => order({ amount }, '/amount')),
  ...amounts.map((amount) => post('/v1/orders/:order/captures', { amount }, 'invalid_request', '/amount')),
  ...amounts.map((amount) => post('/v1/orders/:order/refunds', { amount }, 'invalid_request', '/amount')),
  order({ amount: { value: '0', currency: 'EUR' } }, undefined, 'amount_not_positive'),
  order({ amount: { value: '0.00', currency: 'EUR' }, save_card: true }, undefined, 'amount_not_positive'),
  {
    ...order({}, '/amount'),
    name: 'an amount that JSON.parse would round',
    body: JSON.stringify(GOOD_ORDER).replace('"10.00"', '0.1000000000000000055511151231257827'),
  },
];
