import { get } from './bad-request';
import type { BadRequest } from './bad-request';
import { HOSTILE_TEXTS } from './texts';

const LISTS = ['/v1/orders', '/v1/cards', '/v1/journal', '/v1/audit/events', '/v1/orders/:order/events'];
const TIMES = [
  ...['', 'now', '0', '1700000000', '2026', '2026-11', '20261120', '20.11.2026', '2026-13-01', '2026-00-10'],
  ...['2026-02-30', '2026-04-31T00:00:00Z', '2025-02-29', '2026-11-20T24:00:00Z', '2026-11-20T12:60:00Z'],
  ...['2026-11-20T12:00:00', '2026-11-20 12:00:00Z', '2026-11-20T12:00:00+99:99', '0000-01-01', '+012026-11-20'],
  ...['2026-11-20T12:00:00.1234567Z', '2026-11-20Z', '-infinity', "2026-11-20'", '2026-11-20\u0000'],
];
const CURSORS = [
  '',
  'x',
  'AAAA',
  'a b',
  '../x',
  '-1',
  '0',
  'null',
  `${'A'.repeat(60)}`,
  'A'.repeat(401),
  '\u0000',
  '%',
];
const LIMITS = ['', '0', '-1', '101', '1.5', '1e1', 'x', ' 1', '01x', '9'.repeat(30), '\u0000'];

const wrong = (path: string, name: string, values: readonly string[]): BadRequest[] =>
  values.map((value) => get(`${path}?${name}=${encodeURIComponent(value)}`, `?${name}`));

const texts = ['', 'x'.repeat(101), ...Object.values(HOSTILE_TEXTS).filter((text) => text.isWellFormed())];
const ids = ['', 'a b', 'a/b', 'x'.repeat(101), '\u0000', 'č'];

/** Every parameter of every list, wrong in turn. */
export const BAD_QUERIES: readonly BadRequest[] = [
  ...LISTS.flatMap((path) => [
    ...wrong(path, 'limit', LIMITS),
    ...wrong(path, 'cursor', CURSORS),
    get(`${path}?limit=1&limit=2`, '?limit'),
    get(`${path}?cursor=AAAA&cursor=BBBB`, '?cursor'),
    get(`${path}?surprise=1`, '?surprise'),
    get(`${path}?__proto__=1`, '?__proto__'),
    get(`${path}?constructor=1`, '?constructor'),
    get(`${path}?limit[]=1`, '?limit[]'),
    get(`${path}?merchant_id=other-shop`, '?merchant_id'),
  ]),
  ...wrong('/v1/orders', 'reference', texts),
  ...wrong('/v1/orders', 'status', ['', 'paid', 'CAPTURED', 'captured,voided', "captured'--"]),
  ...wrong('/v1/orders', 'provider', ['', 'TrustPay', 'a b', '\u0000']),
  ...wrong('/v1/orders', 'customer_id', ids),
  ...wrong('/v1/orders', 'created_from', TIMES),
  ...wrong('/v1/orders', 'created_to', TIMES),
  get('/v1/orders?reference=a&reference=b', '?reference'),
  ...wrong('/v1/cards', 'customer_id', ids),
  ...['/v1/balances', '/v1/journal'].flatMap((path) =>
    wrong(path, 'account', ['', 'a b', "a'", 'x'.repeat(151), '\u0000', 'č']),
  ),
  ...wrong('/v1/balances', 'as_of', TIMES),
  ...wrong('/v1/balances', 'currency', ['', 'eur', 'E', "EUR'", 'E'.repeat(21), '\u0000']),
  get('/v1/balances?surprise=1', '?surprise'),
  ...wrong('/v1/journal', 'order_id', ['', 'x', '1', "7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11'"]),
  ...['/v1/journal', '/v1/audit/events'].flatMap((path) => [
    ...wrong(path, 'from', TIMES),
    ...wrong(path, 'to', TIMES),
  ]),
  ...wrong('/v1/audit/events', 'stream', [
    '',
    'x',
    'order-',
    'order-a b',
    '$all',
    `order-${'x'.repeat(201)}`,
    'order-\u0000',
  ]),
  ...wrong('/v1/audit/events', 'type', ['', 'a b', 'Captured1', 'x'.repeat(61), '\u0000']),
  ...wrong('/v1/audit/events', 'actor', ['', 'me', 'key:', 'key:a b', 'key:\u0000', `key:${'x'.repeat(101)}`]),
  ...wrong('/v1/audit/events', 'correlation_id', ['', 'x', '1']),
  get('/v1/accounts?surprise=1', '?surprise'),
  get('/v1/providers?surprise=1', '?surprise'),
  get('/v1/orders/:order?surprise=1', '?surprise'),
  get('/v1/cards/:card?surprise=1', '?surprise'),
];
