import { GOOD_ORDER } from './bad-request';
import type { BadRequest } from './bad-request';

const GOOD = JSON.stringify(GOOD_ORDER);
const without = (text: string): string => GOOD.slice(0, -1) + text;

const body = (name: string, bytes: string | Buffer, code: BadRequest['code'] = 'invalid_request'): BadRequest => ({
  name: `a body with ${name}`,
  method: 'POST',
  path: '/v1/orders',
  body: bytes,
  code,
});

const headers = (
  name: string,
  given: BadRequest['headers'],
  code: BadRequest['code'],
  pointer?: string,
): BadRequest => ({
  name,
  method: 'POST',
  path: '/v1/orders',
  headers: given,
  body: GOOD,
  code,
  pointer,
});

const type = (contentType: string | undefined): BadRequest =>
  headers(`the media type ${contentType}`, { 'content-type': contentType }, 'unsupported_media_type');

const position = (value: string | readonly string[]): BadRequest => ({
  name: `Ledger-Min-Position ${String(value)}`,
  method: 'GET',
  path: '/v1/orders',
  headers: { 'ledger-min-position': value },
  code: 'invalid_request',
  pointer: 'Ledger-Min-Position',
});

/** Requests that are wrong before anybody looks at their fields. */
export const BAD_TRANSPORT: readonly BadRequest[] = [
  body('half an object', GOOD.slice(0, 40)),
  body('a trailing comma', without(',}')),
  body('single quotes', GOOD.replaceAll('"', "'")),
  body('a comment', without('/* */}')),
  body('a second value', `${GOOD}{}`),
  body('NaN', without(',"expires_in":NaN}')),
  body('a byte order mark', `\ufeff${GOOD}`),
  body('bytes that are not UTF-8', Buffer.from(GOOD.replace('INV-1', 'INV-\u00e9'), 'latin1')),
  body('UTF-16', Buffer.from(GOOD, 'utf16le')),
  body('a raw NUL in a text', GOOD.replace('INV-1', 'INV\u0000')),
  body('an array', `[${GOOD}]`),
  body('null', 'null'),
  body('a text', '"order"'),
  body('a number', '5'),
  body('true', 'true'),
  body('a member named twice', without(',"reference":"INV-2"}')),
  body('a member named twice in another spelling', without(',"\\u0072eference":"INV-2"}')),
  body('an amount member named twice', GOOD.replace('"currency"', '"value":"9999.00","currency"')),
  body('__proto__', without(',"__proto__":{"method":"crypto"}}')),
  body('__proto__ in metadata', without(',"metadata":{"__proto__":"x"}}')),
  body('__proto__ in another spelling', without(',"\\u005f_proto__":{}}')),
  body('a constructor', without(',"constructor":{"prototype":{}}}')),
  body('17 levels', without(`,"metadata":${'['.repeat(17)}${']'.repeat(17)}}`)),
  body('30,000 levels', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`),
  body('30,000 opened levels', '['.repeat(30_000)),
  body('4,000 unknown members', without(`${Array.from({ length: 4_000 }, (_, i) => `,"x${i}":1`).join('')}}`)),
  body('70 KB', without(`,"description":"${'x'.repeat(70_000)}"}`), 'payload_too_large'),
  body('1 MB', 'x'.repeat(1_000_000), 'payload_too_large'),
  { ...body('70 KB in chunks', 'x'.repeat(70_000), 'payload_too_large'), headers: { 'transfer-encoding': 'chunked' } },
  type('text/plain'),
  type('application/x-www-form-urlencoded'),
  type('multipart/form-data; boundary=x'),
  type('application/xml'),
  type('application/jsonx'),
  type('application/merge-patch+json'),
  type('json'),
  type(undefined),
  headers('no Idempotency-Key', { 'idempotency-key': undefined }, 'idempotency_key_required'),
  headers('an empty Idempotency-Key', { 'idempotency-key': '' }, 'idempotency_key_required'),
  headers('quotes around nothing as Idempotency-Key', { 'idempotency-key': '""' }, 'idempotency_key_required'),
  ...['a b', '\u00e9', 'x'.repeat(256), 'a\tb'].map((key) =>
    headers(
      `the Idempotency-Key ${key.slice(0, 20)}`,
      { 'idempotency-key': key },
      'invalid_request',
      'Idempotency-Key',
    ),
  ),
  headers('two Idempotency-Keys', { 'idempotency-key': ['a', 'b'] }, 'invalid_request', 'Idempotency-Key'),
  ...['3', 'x', '"x"', '"-1"', '"1", "2"', `"${'9'.repeat(10)}"`, '""'].map((etag) =>
    headers(`If-Match ${etag}`, { 'if-match': etag }, 'invalid_request', 'If-Match'),
  ),
  ...['x', '-1', '1.5', '0x10', '9'.repeat(21), '1,2', ''].map(position),
  position(['1', '2']),
  ...['PUT', 'PATCH'].map((method) => ({
    ...body('x', GOOD, 'not_found'),
    name: `${method} /v1/orders`,
    method,
  })),
  ...[
    '/',
    '/v1',
    '/v1/order',
    '/v2/orders',
    '/v1/orders/',
    '/V1/orders',
    '//v1/orders',
    '/v1/orders/../cards',
    '/.env',
  ].map((path): BadRequest => ({ name: `no route ${path}`, method: 'GET', path, code: 'not_found' })),
];
